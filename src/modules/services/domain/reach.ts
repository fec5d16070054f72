import type { Actor } from '#kernel/actor.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'

/** Where a row stands, for rights. */
export interface Place {
  regionCode: RegionCode
  stationId: string
  workerId: string | null
}

/**
 * May this actor write a row at this place? The database refuses it too, but as a fault; here it becomes a sentence. The answer is the
 * field that leads out of reach, or undefined.
 */
export function outOfReach(actor: Pick<Actor, 'personId' | 'jurisdiction'>, place: Place): keyof Place | undefined {
  const reach = actor.jurisdiction
  switch (reach.kind) {
    case 'region':
      return isWithin(place.regionCode, reach.regionCode) ? undefined : 'regionCode'
    case 'organisation':
      return reach.stationIds.includes(place.stationId) ? undefined : 'stationId'
    case 'own':
      return place.workerId === actor.personId ? undefined : 'workerId'
  }
}
