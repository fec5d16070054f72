import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { type OrganisationPlace, stationAt } from '#modules/organisations/public.ts'

/** The tiers that serve people; an authority or an agency has no clients of its own. */
const serving = new Set(['guidance-centre', 'service-station', 'service-room'])

export const isServing = (place: OrganisationPlace | undefined): place is OrganisationPlace => place !== undefined && serving.has(place.kind)

/** The station in whose name the actor works, as it was on a day; leaves with a refusal where the post is at none. */
export async function ownStation({ db, actor }: Pick<Context, 'db' | 'actor'>, on: Day): Promise<OrganisationPlace> {
  const place = actor.organisationId ? await stationAt(db, actor.organisationId, on) : undefined
  return isServing(place) ? place : refuseNow('services/not-at-a-station')
}
