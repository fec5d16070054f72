import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/identity/contract.ts'
import { grantableReach } from '#modules/identity/commands/grant-role.ts'
import { openAccountAt } from '#modules/identity/open-account-for.ts'

/** Opens an account with its first grant. The first password is shown once and must be changed. */
export const openAccount: Handler<typeof contract.openAccount> = async (context, input) => {
  const reach = await grantableReach(context, input)
  const { accountId, firstPassword } = await openAccountAt(context, input, reach)
  return { accountId, firstPassword }
}
