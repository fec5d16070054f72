import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/identity/contract.ts'
import { grantableReach } from '#modules/identity/commands/grant-role.ts'
import { isPlainUsername } from '#modules/identity/domain/password-rule.ts'
import { firstPassword, hashPassword } from '#modules/identity/passwords.ts'
import { saveAccount, saveGrant } from '#modules/identity/store.ts'

/** Opens an account with its first grant. The first password is shown once and must be changed. */
export const openAccount: Handler<typeof contract.openAccount> = async (context, input) => {
  const { db, query, actor, now, today, record } = context
  const username = input.username.toLowerCase()
  if (!isPlainUsername(username))
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'username', code: 'identity/username-not-plain' }])
  const reach = await grantableReach(context, input)
  const [taken] = await query<{ taken: boolean }>('select identity.username_is_taken($1) as taken', [username])
  if (taken!.taken)
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'username', code: 'identity/username-taken' }])
  const password = firstPassword()
  const { accountId } = await saveAccount(
    db,
    { username, name: input.name, passwordHash: await hashPassword(password), mustChange: true, ...reach },
    now,
  )
  await saveGrant(
    db,
    { accountId, role: input.role, fromOn: today, untilOn: null, grantedBy: actor.accountId, ...reach },
    now,
  )
  record({
    kind: 'identity/account-opened',
    subject: { kind: 'account', id: accountId },
    regionCode: reach.regionCode,
    data: { role: input.role },
  })
  return { accountId, firstPassword: password }
}
