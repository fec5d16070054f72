import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/pay/contract.ts'
import { refuseAt } from '#modules/pay/commands/refuse-at.ts'
import { pay } from '#modules/pay/tables.ts'

/** Refuses a proposal with a reason; the same is not proposed again until something is otherwise. */
export const refuseProposal: Handler<typeof contract.refuseProposal> = async (
  { db, actor, now, record },
  { proposalId, basedOnVersion, reason },
) => {
  if (reason.length < 2) refuseAt('reason', 'reason-missing')
  const found = await pay(db)
    .selectFrom('pay.proposal')
    .selectAll()
    .where('id', '=', proposalId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return refuseNow('kernel/not-found')
  if (found.state !== 'open' || found.version !== basedOnVersion) return refuseNow('pay/proposal-decided', { count: 1 })
  await pay(db)
    .updateTable('pay.proposal')
    .set({ state: 'refused', version: found.version + 1, decided_by: actor.personId, decided_at: now, answer: reason })
    .where('id', '=', proposalId)
    .execute()
  record({
    kind: 'pay/proposal-refused',
    subject: { kind: 'person', id: found.person_id },
    regionCode: found.region_code,
    day: found.effective_on,
    data: { proposalId },
  })
  return { version: found.version + 1 }
}
