import type { Actor } from '#kernel/actor.ts'
import type { Context } from '#kernel/context.ts'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { type OrganisationPlace, stationAt } from '#modules/organisations/public.ts'

/** The tiers that serve people; an authority or an agency has no clients of its own. */
const serving = new Set(['guidance-centre', 'service-station', 'service-room'])

export const isServing = (place: OrganisationPlace | undefined): place is OrganisationPlace =>
  place !== undefined && serving.has(place.kind)

// An actor is known for a few seconds before the session is looked up again; so is where they work, as a phone sends a day's records at once.
const places = new WeakMap<Actor, Map<Day, OrganisationPlace | undefined>>()

async function placeOf(db: Db, actor: Actor, on: Day): Promise<OrganisationPlace | undefined> {
  const known = places.get(actor) ?? new Map<Day, OrganisationPlace | undefined>()
  places.set(actor, known)
  if (!known.has(on)) known.set(on, actor.organisationId ? await stationAt(db, actor.organisationId, on) : undefined)
  return known.get(on)
}

/** The station in whose name the actor works, as it was on a day; leaves with a refusal where the post is at none. */
export async function ownStation({ db, actor }: Pick<Context, 'db' | 'actor'>, on: Day): Promise<OrganisationPlace> {
  const place = await placeOf(db, actor, on)
  return isServing(place) ? place : refuseNow('services/not-at-a-station')
}
