import { carriedClients, codeLists, notices, today } from '../calls.ts'
import { keepClients } from '../store/clients.ts'
import { facts, remember } from '../store/facts.ts'
import type { Me } from '../store/facts.ts'
import { forgetCopies } from '../store/lock-up.ts'
import { haveMet } from '../store/vault.ts'
import { reach } from './reach.ts'

/** Reads what changed since the last time: the code lists, what I am told, the clients page by page, why each is due. */
export async function carry(who: Me): Promise<void> {
  const [lists, told] = await Promise.all([reach(codeLists, {}), reach(notices, { size: 50 })])
  await haveMet(Date.now(), who.offlineDays)
  const before = facts.get().me?.organisationId
  if (before !== undefined && before !== who.organisationId) {
    // At another station since: the people of the one before are no longer this worker's.
    await forgetCopies()
  }
  await remember({ me: who, lists, notices: told.rows })
  for (let more = true; more;) {
    const { cursor } = facts.get()
    const page = await reach(carriedClients, cursor ? { since: cursor } : {})
    await keepClients(page.rows, page.gone)
    // After the rows: a phone that dies in between reads this page once more.
    await remember({ cursor: page.next })
    more = page.more
  }
  const { due } = await reach(today, {})
  await remember({
    reasons: Object.fromEntries(due.map((visit) => [visit.clientId, visit.reason])),
    syncedAt: new Date().toISOString(),
  })
}
