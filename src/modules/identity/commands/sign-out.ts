import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/identity/contract.ts'
import { identity } from '#modules/identity/tables.ts'

/** Ends the session of this browser at once. */
export const signOut: Handler<typeof contract.signOut> = async ({ house, db, actor, now, about, keepSession }) => {
  await identity(db).updateTable('identity.session').set({ ended_at: now }).where('id', '=', actor.sessionId).execute()
  about({ kind: 'sign-out', subject: { kind: 'account', id: actor.accountId } })
  keepSession(null)
  house.forget(actor.accountId)
  return { done: true }
}
