import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/identity/contract.ts'
import { heldGrants, meOf } from '#modules/identity/queries/me.ts'
import { jurisdictionOf } from '#modules/identity/sessions.ts'
import { identity } from '#modules/identity/tables.ts'
import type { RegionCode } from '#kernel/region.ts'

/** Goes on under another of one's own posts. One post at a time: rights of two are never added together. */
export const switchPost: Handler<typeof contract.switchPost> = async (
  { house, db, actor, today, record },
  { grantId },
) => {
  const grant = (await heldGrants(db, actor.accountId, today)).find((one) => one.id === grantId)
  if (!grant) return refuseNow('kernel/not-found')
  await identity(db)
    .updateTable('identity.session')
    .set({ grant_id: grantId })
    .where('id', '=', actor.sessionId)
    .execute()
  record({
    kind: 'identity/post-switched',
    subject: { kind: 'account', id: actor.accountId },
    data: { role: grant.role },
  })
  house.forget(actor.accountId)
  const permissions = await identity(db)
    .selectFrom('identity.role_permission')
    .select('permission')
    .where('role', '=', grant.role)
    .execute()
  const regionCode = grant.region_code as RegionCode
  const post = { reaches: grant.jurisdiction_kind, regionCode, organisationId: grant.organisation_id }
  const next = {
    ...actor,
    grantId,
    role: grant.role,
    organisationId: grant.organisation_id,
    homeRegionCode: regionCode,
    permissions: new Set(permissions.map((one) => one.permission)),
    jurisdiction: await jurisdictionOf(db, post, today),
  }
  return meOf(house, db, next, today)
}
