import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Context } from '#kernel/context.ts'
import { branchRange } from '#kernel/region.ts'
import type { Condition } from '#kernel/list.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'
import { type OrganisationPlace, organisationPlaces } from '#modules/organisations/public.ts'

/** Leaves with a refusal at one field. */
export const refuseAt = (field: string, code: string, params?: Record<string, string | number>): never =>
  refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code: `volunteers/${code}`, ...(params && { params }) }])

/** The organisations in whose name someone acts: their own, and for an agency the stations it runs. */
export const ownOrganisations = ({
  jurisdiction,
  organisationId,
}: Pick<Actor, 'jurisdiction' | 'organisationId'>): string[] => [
  ...new Set([
    ...(organisationId ? [organisationId] : []),
    ...(jurisdiction.kind === 'organisation' ? jurisdiction.stationIds : []),
  ]),
]

/** Teams and activities are read by everyone; their people, and changing them, are for whom they lie within reach. */
export function overlooks(actor: Actor, one: { region_code: string; organisation_id: string }): boolean {
  const reach = actor.jurisdiction
  if (reach.kind === 'region') return isWithin(one.region_code as RegionCode, reach.regionCode)
  return reach.kind === 'organisation' && ownOrganisations(actor).includes(one.organisation_id)
}

/** In whose name somebody registers or plans: the one that is named, or one's own. */
export async function organisationFor(
  { db, actor, today }: Pick<Context, 'db' | 'actor' | 'today'>,
  wanted: string | null,
): Promise<OrganisationPlace> {
  const id = wanted ?? actor.organisationId
  if (!id) return refuseAt('organisationId', 'organisation-missing')
  const [place] = await organisationPlaces(db, [id], today)
  if (!place || !overlooks(actor, { region_code: place.regionCode, organisation_id: place.id }))
    return refuseAt('organisationId', 'organisation-not-found')
  if (place.closed) refuseAt('organisationId', 'organisation-closed')
  return place
}

/**
 * What staff is shown of people's rows, under the name given to them in the query: the policies let everyone read their own as well, which
 * belong on one's own page only.
 */
export const asStaff = (actor: Actor, alias: string): Condition[] =>
  actor.jurisdiction.kind === 'region'
    ? []
    : [sql`${sql.ref(`${alias}.organisation_id`)} = any (${ownOrganisations(actor)}::uuid[])`]

/** Teams and activities are read by everyone: just those that lie within reach. */
export function withinReach(actor: Actor, alias: string): Condition[] {
  const reach = actor.jurisdiction
  if (reach.kind !== 'region') return asStaff(actor, alias)
  const { low, high } = branchRange(reach.regionCode)
  return [sql`${sql.ref(`${alias}.region_code`)} >= ${low}`, sql`${sql.ref(`${alias}.region_code`)} < ${high}`]
}
