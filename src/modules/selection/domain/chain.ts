import { ancestorsOf, isWithin, levelOf, prefixOf, type RegionCode } from '#kernel/region.ts'
import type { Jurisdiction } from '#kernel/actor.ts'

/** Who puts an entry forward, from below up to the office of the round. */

export interface Level {
  code: string
  level: 'employer' | 'village' | 'township' | 'county' | 'prefecture' | 'province'
}

/** Where an entry stands. */
export interface EntryPlace {
  /** Null where an organisation enters: it is its own employer. */
  personId: string | null
  regionCode: RegionCode
  organisationId: string | null
  employerId: string | null
}

/** Whose turn a level is for one entry: a place of the network of regions, or the organisations where the applicant works. */
export type Turn = { kind: 'region'; regionCode: RegionCode } | { kind: 'organisation'; organisationIds: string[] }

const heights = ['province', 'prefecture', 'county', 'township', 'village'] as const

/** The levels of a chain that lie below the office of a round. */
export const levelsBelow = <One extends Level>(chain: readonly One[], roundRegion: RegionCode): One[] =>
  chain.filter(({ level }) => level === 'employer' || heights.indexOf(level) > heights.indexOf(levelOf(roundRegion)))

/** Whose turn a level is; undefined where it does not lie below the office of the round, or the applicant has nobody there. */
export function turnAt({ level }: Level, roundRegion: RegionCode, entry: EntryPlace): Turn | undefined {
  if (level === 'employer') {
    const ids = [entry.employerId, entry.organisationId].filter((id) => id !== null)
    return entry.personId !== null && ids.length > 0 ? { kind: 'organisation', organisationIds: ids } : undefined
  }
  if (heights.indexOf(level) <= heights.indexOf(levelOf(roundRegion))) return undefined
  const regionCode = [entry.regionCode, ...ancestorsOf(entry.regionCode)].find((code) => levelOf(code) === level)
  return regionCode && { kind: 'region', regionCode }
}

/** Has a level a place left for one more of its own? */
export const hasPlace = ({ nominees }: { nominees?: number | undefined }, used: number): boolean =>
  nominees === undefined || used < nominees

/** The first level from an index on that has a turn; the length of the chain where the office of the round is next. */
export function nextStep(chain: readonly Level[], roundRegion: RegionCode, entry: EntryPlace, from: number): number {
  const found = chain.findIndex((level, at) => at >= from && turnAt(level, roundRegion, entry))
  return found < 0 ? chain.length : found
}

/**
 * May somebody act at a level? As that level itself, or as an office above it in its place: a township without an account must not stop an
 * entry. Who acts in another's place says why.
 */
export function actsAs(
  turn: Turn,
  { jurisdiction, organisationId }: { jurisdiction: Jurisdiction; organisationId: string | null },
  entry: EntryPlace,
): 'itself' | 'instead' | 'not' {
  if (jurisdiction.kind === 'region') {
    if (turn.kind === 'organisation') return isWithin(entry.regionCode, jurisdiction.regionCode) ? 'instead' : 'not'
    if (prefixOf(turn.regionCode) === prefixOf(jurisdiction.regionCode)) return 'itself'
    return isWithin(turn.regionCode, jurisdiction.regionCode) ? 'instead' : 'not'
  }
  const own = jurisdiction.kind === 'organisation' ? organisationId : null
  return turn.kind === 'organisation' && own !== null && turn.organisationIds.includes(own) ? 'itself' : 'not'
}
