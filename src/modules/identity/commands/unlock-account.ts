import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/identity/contract.ts'
import { lockAccount } from '#modules/identity/store.ts'
import { identity } from '#modules/identity/tables.ts'

export const unlockAccount: Handler<typeof contract.unlockAccount> = async ({ db, record }, { accountId }) => {
  const account = await lockAccount(db, accountId)
  if (!account) return refuseNow('kernel/not-found')
  await identity(db)
    .updateTable('identity.account')
    .set({ failures: 0, locked_until: null })
    .where('id', '=', accountId)
    .execute()
  record({
    kind: 'identity/account-unlocked',
    subject: { kind: 'account', id: accountId },
    regionCode: account.region_code,
  })
  return { done: true }
}
