import type { Context } from '#kernel/context.ts'
import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { FieldRefusal } from '#kernel/refusal.ts'
import { isWithin } from '#kernel/region.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/organisations/contract.ts'
import { isCreditCode } from '#modules/organisations/domain/credit-code.ts'
import { tierOf } from '#modules/organisations/domain/tier.ts'
import { kindsIn, tiersIn } from '#modules/organisations/kinds.ts'
import { findRegion, saveLink, saveOrganisation, standsOn } from '#modules/organisations/store.ts'

/** Opens an organisation where it stands; who runs it and what it covers are linked afterwards. */
export const openOrganisation: Handler<typeof contract.openOrganisation> = async (context, input) => {
  const { house, now, today, record, about } = context
  const openedOn = parseDay(input.openedOn)
  const region = await regionWithinReach(context, input.regionCode, openedOn, 'regionCode')
  const kind = kindsIn(house.packs, region.code, openedOn).find((one) => one.code === input.kind)
  if (!kind) return refuseAt('kind', 'organisations/kind-unknown')
  const tier = orRefuse(tierOf(kind, region.code, tiersIn(house.packs, region.code, openedOn)))
  if (openedOn > today) refuseAt('openedOn', 'organisations/in-the-future')
  const creditCode = input.creditCode || null
  if (creditCode && !isCreditCode(creditCode)) refuseAt('creditCode', 'organisations/credit-code-wrong')
  await refuseTaken(context, { name: input.name, regionCode: region.code, creditCode })

  const id = newId<'organisation'>(now)
  const { name, shortName } = input
  await saveOrganisation(context, {
    id,
    name,
    shortName,
    kind: kind.code,
    tier,
    regionCode: region.code,
    openedOn,
    closedOn: null,
    creditCode,
  })
  const host = { relation: 'host', toOrganisationId: null, toRegionCode: region.code, toName: region.name } as const
  await saveLink(
    context,
    { ...host, organisationId: id, fromOn: openedOn, basis: input.basis, regionCode: region.code },
    now,
  )
  about({ subject: { kind: 'organisation', id }, regionCode: region.code })
  record({
    kind: 'organisations/organisation-opened',
    subject: { kind: 'organisation', id },
    regionCode: region.code,
    day: openedOn,
    data: { kind: kind.code },
  })
  return { organisationId: id }
}

/** Leaves with a refusal at one field of the form. */
export function refuseAt(field: string, code: string, params?: FieldRefusal['params']): never {
  return refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code, ...(params && { params }) }])
}

/** The region, if it stands on the day and the actor may write there. The database refuses it too, but as a fault. */
export async function regionWithinReach(context: Context, code: RegionCode, on: string, field: string) {
  const region = await findRegion(context, code)
  if (!region || !standsOn(region, on)) return refuseAt(field, 'organisations/region-unknown')
  if (!reaches(context, code)) refuseAt(field, 'organisations/outside-own-region')
  return region
}

export const reaches = ({ actor: { jurisdiction } }: Context, code: RegionCode): boolean =>
  jurisdiction.kind === 'region' && isWithin(code, jurisdiction.regionCode)

/** Leaves where the region has an open organisation of this name, or someone has the credit code. */
export async function refuseTaken(
  { query }: Context,
  of: { name: string; regionCode: string; creditCode: string | null; except?: string },
): Promise<void> {
  const [taken] = await query<{ code: boolean }>(
    `select credit_code is not distinct from $3::text and $3 is not null as code from organisations.organisation
      where (closed_on is null and region_code = $2 and name = $1 or credit_code = $3) and id is distinct from $4 limit 1`,
    [of.name, of.regionCode, of.creditCode, of.except ?? null],
  )
  if (taken)
    refuseAt(
      taken.code ? 'creditCode' : 'name',
      taken.code ? 'organisations/credit-code-taken' : 'organisations/name-taken',
    )
}
