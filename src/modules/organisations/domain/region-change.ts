import { levelOf, prefixOf } from '#kernel/region.ts'
import type { RegionCode } from '#kernel/region.ts'
import { accept, refuse } from '#kernel/refusal.ts'
import type { Decision } from '#kernel/refusal.ts'

export type ChangeKind = 'rename' | 'merge' | 'split' | 'recode'

export interface WantedChange {
  kind: ChangeKind
  from: RegionCode[]
  to: { code: RegionCode; name: string }[]
}

/** What is known of a region that a change names. */
export interface KnownRegion {
  code: RegionCode
  name: string
  /** It stands on the day of the change. */
  current: boolean
  /** How many current regions lie directly below. */
  below: number
}

export interface Change {
  /** Regions that begin on the day. */
  begins: { code: RegionCode; name: string }[]
  /** Regions that are called otherwise from the day on. */
  renames: { code: RegionCode; name: string }[]
  /** Regions that end on the day; their rows of the past stay theirs. */
  ends: RegionCode[]
  /** A whole branch that gets a new beginning of its codes. */
  recodes: { from: string; to: string } | null
  /** Which became which. */
  edges: { from: RegionCode; to: RegionCode }[]
}

const shapes: Record<ChangeKind, (from: RegionCode[], to: WantedChange['to']) => boolean> = {
  rename: (from, to) => from.length === 1 && to.length === 1 && from[0] === to[0]!.code,
  recode: (from, to) => from.length === 1 && to.length === 1 && from[0] !== to[0]!.code,
  merge: (from, to) => from.length >= 2 && to.length === 1,
  split: (from, to) => from.length === 1 && to.length >= 2,
}

/**
 * What a change does. A recode takes everything below with it. A merge and a split do not: whoever records them first gives the
 * regions below their new codes, for those are the statistics bureau's to choose.
 */
export function decideChange(wanted: WantedChange, known: ReadonlyMap<string, KnownRegion>): Decision<Change> {
  const no = (field: string, code: string, params?: Record<string, string | number>) =>
    refuse('kernel/invalid-input', { count: 1 }, [{ field, code: `organisations/${code}`, ...(params && { params }) }])
  const { kind, from, to } = wanted
  const codes = [...from, ...to.map((one) => one.code)]
  const twice = new Set(from).size < from.length || new Set(to.map((one) => one.code)).size < to.length
  if (twice || !shapes[kind](from, to)) return no('to', 'change-shape')
  if (from.some((code) => !known.get(code)?.current)) return no('from', 'region-unknown')
  if (codes.some((code) => levelOf(code) !== levelOf(from[0]!))) return no('to', 'change-level')

  const stays = new Set(to.map((one) => one.code).filter((code) => from.includes(code)))
  const begins = to.filter((one) => !stays.has(one.code))
  const taken = begins.find((one) => known.has(one.code))
  if (taken) return no('to', 'change-code-taken', { code: taken.code })
  const ends = from.filter((code) => !stays.has(code))
  const left = kind === 'recode' ? undefined : ends.map((code) => known.get(code)!).find((region) => region.below > 0)
  if (left) return no('from', 'change-leaves-regions-below', { name: left.name, count: left.below })

  return accept({
    begins,
    renames: to.filter((one) => stays.has(one.code) && known.get(one.code)!.name !== one.name),
    ends,
    recodes: kind === 'recode' ? { from: prefixOf(from[0]!), to: prefixOf(to[0]!.code) } : null,
    edges: from.flatMap((one) => to.map((other) => ({ from: one, to: other.code }))),
  })
}
