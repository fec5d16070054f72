import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/identity/contract.ts'
import { mayGrant } from '#modules/identity/domain/rights.ts'
import type { Reach } from '#modules/identity/domain/rights.ts'
import { findRole, lockAccount, saveGrant } from '#modules/identity/store.ts'
import { organisationPlaces } from '#modules/organisations/public.ts'

/** Grants a role to an account within reach, from a day on. */
export const grantRole: Handler<typeof contract.grantRole> = async (context, input) => {
  const { db, actor, now, today, record } = context
  const fromOn = input.fromOn ?? today
  const untilOn = input.untilOn ?? null
  if (untilOn && untilOn < fromOn)
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'untilOn', code: 'identity/dates-crossed' }])
  const account = await lockAccount(db, input.accountId)
  if (!account) refuseNow('kernel/not-found')
  const reach = await grantableReach(context, input)
  const grantId = await saveGrant(
    db,
    { accountId: input.accountId, role: input.role, fromOn, untilOn, grantedBy: actor.accountId, ...reach },
    now,
  )
  record({
    kind: 'identity/role-granted',
    subject: { kind: 'account', id: input.accountId },
    regionCode: reach.regionCode,
    data: { role: input.role },
  })
  return { grantId }
}

/** Where a wanted grant would reach, if this actor may grant it; else leaves with the reason. */
export async function grantableReach(
  { db, actor, today }: Context,
  wanted: { role: string; regionCode?: RegionCode | undefined; organisationId?: string | undefined },
): Promise<Reach> {
  const role = await findRole(db, wanted.role)
  if (!role) return refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'role', code: 'identity/unknown-role' }])
  const reach = await reachOf()
  orRefuse(mayGrant(role, reach, actor))
  return reach

  async function reachOf(): Promise<Reach> {
    if (role!.reaches === 'region') {
      if (!wanted.regionCode)
        refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'regionCode', code: 'identity/region-needed' }])
      return { regionCode: wanted.regionCode!, organisationId: null }
    }
    const [place] = wanted.organisationId ? await organisationPlaces(db, [wanted.organisationId], today) : []
    if (!place)
      return refuseNow('kernel/invalid-input', { count: 1 }, [
        { field: 'organisationId', code: 'identity/organisation-needed' },
      ])
    return { regionCode: place.regionCode as RegionCode, organisationId: place.id }
  }
}
