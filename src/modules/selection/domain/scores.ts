/** What the scores of many come to: how lenient each scorer is, what is set aside, the mean with its interval, and who cannot be told apart. */

export interface SheetRule {
  code: string
  weight: number
  scorers: number
  setAside: 'none' | 'highest-and-lowest'
  calibrated: boolean
  /** Scores further apart than this, of a hundred, call for another scorer. */
  apart?: number | undefined
}

/** A score that somebody gave, as points of a hundred. */
export interface Given {
  entryId: string
  sheet: string
  scorer: string
  points: number
  vetoes?: readonly string[]
}

export interface SheetScore {
  sheet: string
  /** Hundredths of a point of a hundred; null while scores are missing, never 0 for them. */
  score: number | null
  low: number | null
  high: number | null
  given: number
  wanted: number
  /** The scores are so far apart that another scorer is asked. */
  isApart: boolean
  setAside: string[]
}

export interface EntryScore {
  entryId: string
  score: number | null
  low: number | null
  high: number | null
  /** Nobody else scored the like, so that nothing is known of how sure the score is: low and high are the score. */
  isSpreadKnown: boolean
  /** How many scores count. */
  n: number
  perSheet: SheetScore[]
  vetoes: string[]
}

export interface Leniency {
  scorer: string
  sheet: string
  /** Points of a hundred above (or below) what others give the same entries, drawn towards nothing the fewer there are. */
  effect: number
  scores: number
}

/** How strongly a scorer's effect is drawn towards nothing: of somebody who gave this many, half is believed. */
const DRAWN = 2
/** Nineteen times of twenty. */
const SURE = 1.96

const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
const hundredths = (points: number) => Math.round(points * 100)

/** How many scores an entry needs on a sheet: one more where the first are too far apart. */
export function wanted(sheet: Pick<SheetRule, 'scorers' | 'apart'>, points: readonly number[]): number {
  return isApart(sheet, points) ? sheet.scorers + 1 : sheet.scorers
}

/** Full, and further apart than the rule allows. A score that came as the further one settles it. */
export const isApart = ({ scorers, apart }: Pick<SheetRule, 'scorers' | 'apart'>, points: readonly number[]): boolean =>
  apart !== undefined && points.length >= Math.max(2, scorers) && Math.max(...points) - Math.min(...points) > apart

/**
 * How lenient each scorer of a sheet is: a score is what the entry is worth plus the scorer's way, and the ways are the least squares of that,
 * drawn towards nothing (ridge). Each step sets one side to its best for the other, so that it ends at the one least sum there is.
 */
export function leniencies(given: readonly Given[]): Map<string, number> {
  const byEntry = [...Map.groupBy(given, (one) => one.entryId).values()]
  const byScorer = [...Map.groupBy(given, (one) => one.scorer)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const effects = new Map(byScorer.map(([scorer]) => [scorer, 0]))
  const worth = new Map<string, number>()
  for (let step = 0, moved = Infinity; step < 2000 && moved > 1e-9; step++) {
    moved = 0
    for (const some of byEntry)
      worth.set(some[0]!.entryId, meanOf(some.map((one) => one.points - effects.get(one.scorer)!)))
    for (const [scorer, some] of byScorer) {
      const rest = some.reduce((sum, one) => sum + one.points - worth.get(one.entryId)!, 0)
      const effect = rest / (some.length + DRAWN)
      moved = Math.max(moved, Math.abs(effect - effects.get(scorer)!))
      effects.set(scorer, effect)
    }
  }
  return effects
}

/** How far a single score lies from its entry's mean, over all entries that have several; undefined where none has. */
function spread(groups: readonly (readonly number[])[], effects: number): number | undefined {
  const several = groups.filter((one) => one.length > 1)
  const free = several.reduce((sum, one) => sum + one.length - 1, 0)
  if (free === 0) return undefined
  const squares = several.reduce((sum, one) => {
    const mean = meanOf(one)
    return sum + one.reduce((inner, points) => inner + (points - mean) ** 2, 0)
  }, 0)
  return Math.sqrt(squares / Math.max(1, free - effects))
}

interface Judged extends SheetScore {
  /** The square of the standard error; undefined where it cannot be known. */
  variance: number | undefined
}

function onSheet(sheet: SheetRule, given: readonly Given[], entryIds: readonly string[]): Map<string, Judged> {
  const effects = sheet.calibrated ? leniencies(given) : undefined
  const by = Map.groupBy(given, (one) => one.entryId)
  const way = (one: Given) => one.points - (effects?.get(one.scorer) ?? 0)
  const scorers = new Set(given.map((one) => one.scorer)).size
  const sigma = spread(
    [...by.values()].map((some) => some.map(way)),
    effects ? scorers - 1 : 0,
  )
  return new Map(
    entryIds.map((entryId): [string, Judged] => {
      const some = by.get(entryId) ?? []
      const points = some.map((one) => one.points)
      const needed = wanted(sheet, points)
      const sorted = some.toSorted((a, b) => way(a) - way(b) || (a.scorer < b.scorer ? -1 : 1))
      // Of fewer than three nothing would be left to take a mean of.
      const sets = sheet.setAside === 'highest-and-lowest' && sorted.length >= 3
      const counted = sets ? sorted.slice(1, -1) : sorted
      const setAside = sets ? [sorted[0]!.scorer, sorted.at(-1)!.scorer] : []
      const whole = { sheet: sheet.code, given: some.length, wanted: needed, isApart: isApart(sheet, points), setAside }
      if (some.length < needed)
        return [entryId, { ...whole, setAside: [], score: null, low: null, high: null, variance: undefined }]
      const mean = Math.min(100, Math.max(0, meanOf(counted.map(way))))
      const variance = sigma === undefined ? undefined : sigma ** 2 / counted.length
      const half = variance === undefined ? 0 : SURE * Math.sqrt(variance)
      const score = hundredths(mean)
      return [entryId, { ...whole, score, low: hundredths(mean - half), high: hundredths(mean + half), variance }]
    }),
  )
}

/** Every entry's score over all sheets by their weights; null while any sheet lacks a scorer. */
export function scoreEntries(
  sheets: readonly SheetRule[],
  given: readonly Given[],
  entryIds: readonly string[],
): EntryScore[] {
  const judged = sheets.map((sheet) =>
    onSheet(
      sheet,
      given.filter((one) => one.sheet === sheet.code),
      entryIds,
    ),
  )
  const weights = sheets.reduce((sum, one) => sum + one.weight, 0)
  return entryIds.map((entryId) => {
    const each = judged.map((sheet) => sheet.get(entryId)!)
    const perSheet = each.map(({ variance: _variance, ...shown }) => shown)
    const vetoes = [
      ...new Set(given.filter((one) => one.entryId === entryId).flatMap((one) => one.vetoes ?? [])),
    ].toSorted()
    const whole = { entryId, perSheet, vetoes, n: each.reduce((sum, one) => sum + one.given - one.setAside.length, 0) }
    if (each.length === 0 || each.some((one) => one.score === null))
      return { ...whole, score: null, low: null, high: null, isSpreadKnown: false }
    const score = Math.round(each.reduce((sum, one, at) => sum + one.score! * sheets[at]!.weight, 0) / weights)
    const known = each.every((one) => one.variance !== undefined)
    const variance = each.reduce((sum, one, at) => sum + (sheets[at]!.weight / weights) ** 2 * (one.variance ?? 0), 0)
    const half = known ? Math.round(100 * SURE * Math.sqrt(variance)) : 0
    return { ...whole, score, low: score - half, high: score + half, isSpreadKnown: known }
  })
}

/** Whose order the scores do not show: each one's score lies within the other's interval. */
export function tiesOf(
  scores: readonly Pick<EntryScore, 'entryId' | 'score' | 'low' | 'high'>[],
): Map<string, string[]> {
  const scored = scores.filter((one) => one.score !== null)
  return new Map(
    scored.map((one) => [
      one.entryId,
      scored
        .filter(
          (other) =>
            other !== one &&
            other.score! >= one.low! &&
            other.score! <= one.high! &&
            one.score! >= other.low! &&
            one.score! <= other.high!,
        )
        .map((other) => other.entryId),
    ]),
  )
}

/** What marks come to, of a hundred; undefined while a criterion has none. */
export function pointsOf(
  criteria: readonly { code: string; points: number }[],
  marks: Readonly<Record<string, number>>,
): number | undefined {
  if (criteria.some((one) => marks[one.code] === undefined)) return undefined
  const most = criteria.reduce((sum, one) => sum + one.points, 0)
  return (100 * criteria.reduce((sum, one) => sum + marks[one.code]!, 0)) / most
}
