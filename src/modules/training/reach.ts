import type { Actor } from '#kernel/actor.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { ancestorsOf, branchRange, isWithin, type RegionCode } from '#kernel/region.ts'
import type { Audience, Place } from '#modules/training/domain/audience.ts'

/** The organisations in whose name someone acts: their own, and for an agency the stations it runs. */
const ownOrganisations = ({
  jurisdiction,
  organisationId,
}: Pick<Actor, 'jurisdiction' | 'organisationId'>): string[] => [
  ...new Set([
    ...(organisationId ? [organisationId] : []),
    ...(jurisdiction.kind === 'organisation' ? jurisdiction.stationIds : []),
  ]),
]

/** What is offered is read by everyone it is for; it is changed by who has it within reach. */
export function mayChange(actor: Actor, offered: { region_code: string; organisation_id: string | null }): boolean {
  if (!actor.permissions.has('training:manage')) return false
  const reach = actor.jurisdiction
  if (reach.kind === 'region') return isWithin(offered.region_code as RegionCode, reach.regionCode)
  return (
    reach.kind === 'organisation' &&
    offered.organisation_id !== null &&
    ownOrganisations(actor).includes(offered.organisation_id)
  )
}

/** May this actor see the people of what is offered: as whoever may change it, but also the agency of its station. */
export function overlooks(actor: Actor, offered: { region_code: string; organisation_id: string | null }): boolean {
  const reach = actor.jurisdiction
  if (reach.kind === 'region') return isWithin(offered.region_code as RegionCode, reach.regionCode)
  return offered.organisation_id === null
    ? isWithin(actor.homeRegionCode, offered.region_code as RegionCode)
    : ownOrganisations(actor).includes(offered.organisation_id)
}

/** For whom something new is: everyone of the actor's region, or the people of the actor's organisation. */
export function audienceOf(actor: Actor, forRegion: boolean): Audience {
  if (forRegion) {
    if (actor.jurisdiction.kind !== 'region')
      return refuseNow('training/region-out-of-reach', {}, [
        { field: 'forRegion', code: 'training/region-out-of-reach' },
      ])
    return { regionCode: actor.jurisdiction.regionCode, organisationId: null }
  }
  if (!actor.organisationId)
    return refuseNow('training/no-own-organisation', {}, [{ field: 'forRegion', code: 'training/no-own-organisation' }])
  return { regionCode: actor.homeRegionCode, organisationId: actor.organisationId }
}

/** What a reader is offered, for a query: courses of the regions above theirs, of their organisations, and all within their reach. */
export interface Offered {
  regions: string[]
  organisations: string[]
  low: string
  high: string
}

export function offeredTo(actor: Actor, place: Place | undefined): Offered {
  const home = place?.regionCode ?? actor.homeRegionCode
  const reach = actor.jurisdiction
  const own = [...ownOrganisations(actor), place?.organisationId, place?.employerId].filter(
    (one) => typeof one === 'string',
  )
  const range = reach.kind === 'region' ? branchRange(reach.regionCode) : { low: ':', high: ':' }
  return { regions: [home, ...ancestorsOf(home)], organisations: own, ...range }
}
