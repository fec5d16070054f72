import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/identity/contract.ts'
import { identity } from '#modules/identity/tables.ts'

export const setLanguage: Handler<typeof contract.setLanguage> = async ({ house, db, actor, record }, { language }) => {
  await identity(db).updateTable('identity.account').set({ language }).where('id', '=', actor.accountId).execute()
  house.forget(actor.accountId)
  record({ kind: 'identity/language-set', subject: { kind: 'account', id: actor.accountId } })
  return { done: true }
}
