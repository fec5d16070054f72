import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/identity/contract.ts'
import { identity } from '#modules/identity/tables.ts'

/** Signs one of my own devices out: a lost phone, an office computer left open. */
export const endSession: Handler<typeof contract.endSession> = async ({ house, db, actor, now, record }, { id }) => {
  const [ended] = await identity(db)
    .updateTable('identity.session')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('account_id', '=', actor.accountId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  if (!ended) refuseNow('kernel/not-found')
  house.forget(actor.accountId)
  record({ kind: 'identity/session-ended', subject: { kind: 'account', id: actor.accountId } })
  return { done: true }
}
