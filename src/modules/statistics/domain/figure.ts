import type { Indicator } from './indicator.ts'

/** A count, or a rate with its two parts. */
export interface Parts {
  numerator: number
  denominator: number | null
}

export interface Value extends Parts {
  /** Null where it cannot be computed: a rate of nothing is no rate. */
  value: number | null
}

export function valueOf({ numerator, denominator }: Parts): Value {
  const value = denominator === null ? numerator : denominator === 0 ? null : numerator / denominator
  return { value, numerator, denominator }
}

/** Months put together, as the indicator says: a sum, the last state, or people counted once (`counted`, who was counted for the whole). */
export function together(addsUp: Indicator['addsUp'], months: Parts[], counted: number | undefined): Parts {
  const last = months.at(-1) ?? { numerator: 0, denominator: null }
  if (addsUp === 'over-regions') return last
  if (addsUp === 'recount') return { numerator: counted ?? last.numerator, denominator: null }
  return months.reduce((sum, { numerator, denominator }) => ({
    numerator: sum.numerator + numerator,
    denominator: denominator === null ? null : (sum.denominator ?? 0) + denominator,
  }))
}

/** How a figure moved: relative for counts, in points (a share of one) for rates; null where there is nothing to compare with. */
export function changeOf(now: Value, then: Value | null): number | null {
  if (now.value === null || then === null || then.value === null) return null
  if (now.denominator !== null) return now.value - then.value
  return then.value === 0 ? null : now.value / then.value - 1
}

/**
 * May this figure be shown to everyone? Not where it speaks of so few that one of them could be recognised, nor where what is left
 * over from the whole would.
 */
export function isPublishable({ numerator, denominator }: Parts, atLeast: number): boolean {
  const isSmall = (count: number) => count > 0 && count < atLeast
  return !isSmall(numerator) && (denominator === null || (!isSmall(denominator) && !isSmall(denominator - numerator)))
}
