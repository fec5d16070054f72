import { gate, inTransaction } from '#kernel/database.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/identity/contract.ts'
import { mayGrant } from '#modules/identity/domain/rights.ts'
import { firstPassword, hashPassword } from '#modules/identity/passwords.ts'
import { heldGrants } from '#modules/identity/queries/me.ts'
import { endSessionsOf, findRole, lockAccount } from '#modules/identity/store.ts'
import { identity } from '#modules/identity/tables.ts'

/** Gives a new first password. Only over someone whose every post one could have granted: else it would be a way up. */
export const resetPassword: Handler<typeof contract.resetPassword> = async (
  { house, db, actor, now, today, record },
  { accountId },
) => {
  const account = await lockAccount(db, accountId)
  if (!account) return refuseNow('kernel/not-found')
  // Read at the gate: a post beyond one's reach is just the one that must be seen here.
  const held = await inTransaction(house.gatePool, gate, (all) => heldGrants(all.db, accountId, today))
  for (const grant of held) {
    const role = await findRole(db, grant.role)
    orRefuse(
      mayGrant(role!, { regionCode: grant.region_code as RegionCode, organisationId: grant.organisation_id }, actor),
    )
  }
  const password = firstPassword()
  await identity(db)
    .updateTable('identity.account')
    .set({ password_hash: await hashPassword(password), password_must_change: true, failures: 0, locked_until: null })
    .where('id', '=', accountId)
    .execute()
  await endSessionsOf(db, accountId, now)
  house.forget(accountId)
  record({
    kind: 'identity/password-reset',
    subject: { kind: 'account', id: accountId },
    regionCode: account.region_code,
  })
  return { firstPassword: password }
}
