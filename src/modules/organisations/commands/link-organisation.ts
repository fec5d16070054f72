import type { Context } from '#kernel/context.ts'
import { parseDay } from '#kernel/days.ts'
import type { Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { refuseAt, regionWithinReach } from '#modules/organisations/commands/open-organisation.ts'
import type * as contract from '#modules/organisations/contract.ts'
import { decideLink, toRegion } from '#modules/organisations/domain/link.ts'
import type { Link, Relation, Wanted } from '#modules/organisations/domain/link.ts'
import { tierOf } from '#modules/organisations/domain/tier.ts'
import { kindsIn, tiersIn } from '#modules/organisations/kinds.ts'
import {
  findOrganisation,
  lockOrganisation,
  saveLink,
  saveLinkEnd,
  saveLinkRegion,
  saveOrganisationChange,
} from '#modules/organisations/store.ts'
import type { LinkRow, OrganisationRow } from '#modules/organisations/store.ts'

/** Links an organisation to another or to a region from a day on. A new operator, employer or place ends the former on that day. */
export const linkOrganisation: Handler<typeof contract.linkOrganisation> = async (context, input) => {
  const { now, record, about } = context
  const found = await lockOrganisation(context, input.organisationId)
  if (!found) return refuseNow('kernel/not-found')
  const { organisation, links } = found
  if (organisation.version !== input.version) refuseNow('kernel/changed-meanwhile')
  const fromOn = parseDay(input.fromOn)
  const target = await targetOf(context, organisation, input, fromOn)
  const { ends } = orRefuse(
    decideLink(organisation, links.map(asLink), {
      relation: input.relation,
      to: target.to,
      toKind: target.kind,
      fromOn,
    }),
  )
  const moved = input.relation === 'host' ? placed(context, organisation, target.to as RegionCode, fromOn) : null

  const regionCode = moved?.regionCode ?? organisation.regionCode
  const version = await saveOrganisationChange(context, organisation, moved ?? {})
  if (ends) await saveLinkEnd(context, [ends], fromOn)
  if (moved) await saveLinkRegion(context, organisation.id, regionCode)
  const { relation, toOrganisationId, toRegionCode, basis } = input
  const other = toRegion.has(relation)
    ? { toRegionCode, toOrganisationId: null }
    : { toOrganisationId, toRegionCode: null }
  const linkId = await saveLink(
    context,
    { organisationId: organisation.id, relation, ...other, toName: target.name, fromOn, basis, regionCode },
    now,
  )
  const subject = { kind: 'organisation', id: organisation.id }
  about({ subject, regionCode })
  record({
    kind: 'organisations/organisation-linked',
    subject,
    regionCode,
    day: fromOn,
    data: { relation, to: target.to, ended: ends },
  })
  return { linkId, version }
}

export const asLink = (row: LinkRow): Link => ({ ...row, to: row.toOrganisationId ?? row.toRegionCode! })

interface Target {
  to: string
  name: string
  kind: Wanted['toKind']
}

/** The other end, if it may be seen and stands on the day. */
async function targetOf(
  context: Context,
  organisation: OrganisationRow,
  input: { relation: Relation; toOrganisationId: string | null; toRegionCode: RegionCode | null },
  on: Day,
): Promise<Target> {
  if (toRegion.has(input.relation)) {
    if (!input.toRegionCode) return refuseAt('toRegionCode', 'organisations/target-missing')
    const region = await regionWithinReach(context, input.toRegionCode, on, 'toRegionCode')
    return { to: region.code, name: region.name, kind: null }
  }
  if (!input.toOrganisationId) return refuseAt('toOrganisationId', 'organisations/target-missing')
  const other = await findOrganisation(context, input.toOrganisationId)
  if (!other || other.openedOn > on || (other.closedOn && other.closedOn <= on))
    return refuseAt('toOrganisationId', 'organisations/organisation-unknown')
  const kind = kindsIn(context.house.packs, organisation.regionCode, on).find((one) => one.code === other.kind)
  return { to: other.id, name: other.name, kind: kind ?? { code: other.kind, mayOperate: false, mayEmploy: false } }
}

/** Where it stands from now on, and which tier it is there. A move that lies in the future would hide it from its own county until then. */
function placed(
  { house, today }: Context,
  organisation: OrganisationRow,
  to: RegionCode,
  on: Day,
): Pick<OrganisationRow, 'regionCode' | 'tier'> {
  if (on > today) refuseAt('fromOn', 'organisations/in-the-future')
  const kind = kindsIn(house.packs, to, on).find((one) => one.code === organisation.kind)
  if (!kind) return { regionCode: to, tier: organisation.tier }
  return { regionCode: to, tier: orRefuse(tierOf(kind, to, tiersIn(house.packs, to, on))) }
}
