import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/identity/contract.ts'
import { mayGrant } from '#modules/identity/domain/rights.ts'
import { findRole } from '#modules/identity/store.ts'
import { identity } from '#modules/identity/tables.ts'

/** Ends a grant today; who could not have given it cannot take it either. Sessions under it find no post at their next call. */
export const endGrant: Handler<typeof contract.endGrant> = async ({ house, db, actor, today, record }, { grantId }) => {
  const grant = await identity(db)
    .selectFrom('identity.role_grant')
    .selectAll()
    .where('id', '=', grantId)
    .forUpdate()
    .executeTakeFirst()
  if (!grant) return refuseNow('kernel/not-found')
  if (grant.account_id === actor.accountId) refuseNow('identity/not-own-grant')
  const role = await findRole(db, grant.role)
  orRefuse(
    mayGrant(role!, { regionCode: grant.region_code as RegionCode, organisationId: grant.organisation_id }, actor),
  )
  const untilOn = grant.from_on > today ? grant.from_on : today
  await identity(db).updateTable('identity.role_grant').set({ until_on: untilOn }).where('id', '=', grantId).execute()
  record({
    kind: 'identity/grant-ended',
    subject: { kind: 'account', id: grant.account_id },
    regionCode: grant.region_code,
    data: { role: grant.role },
  })
  house.forget(grant.account_id)
  return { done: true }
}
