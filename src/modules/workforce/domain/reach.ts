import type { Actor } from '#kernel/actor.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'

/** Where a person's file stands. */
export interface FilePlace {
  regionCode: RegionCode
  organisationId: string | null
  employerId: string | null
}

/**
 * May this actor write a file at this place? The database refuses it too, but as a fault; here it becomes a sentence. The answer is the
 * field that leads out of reach, or undefined.
 */
export function outOfReach(
  actor: Pick<Actor, 'organisationId' | 'jurisdiction'>,
  place: FilePlace,
): 'regionCode' | 'organisationId' | undefined {
  const reach = actor.jurisdiction
  if (reach.kind === 'region') return isWithin(place.regionCode, reach.regionCode) ? undefined : 'regionCode'
  if (reach.kind === 'own') return 'organisationId'
  const isOwn =
    place.organisationId !== null &&
    (place.organisationId === actor.organisationId || reach.stationIds.includes(place.organisationId))
  return isOwn || (place.employerId !== null && place.employerId === actor.organisationId)
    ? undefined
    : 'organisationId'
}
