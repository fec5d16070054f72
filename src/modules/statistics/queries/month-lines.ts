import type { Context } from '#kernel/context.ts'
import { type Month, previousMonth, yearAgo } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import { catalogue } from '#modules/statistics/catalogue.ts'
import { branchOf } from '#modules/statistics/domain/branch.ts'
import type { Value } from '#modules/statistics/domain/figure.ts'
import type { Indicator } from '#modules/statistics/domain/indicator.ts'
import { yearTo } from '#modules/statistics/domain/months.ts'
import { readFigures, wholeOf } from '#modules/statistics/figures.ts'

export interface Line {
  indicator: Indicator
  now: Value
  computedAt: Date | null
  /** Null where nothing was counted then. */
  previous: Value | null
  yearAgo: Value | null
  /** January until the month; null for states, which do not add up over time. */
  yearToDate: Value | null
}

/** Every indicator of a region in a month, beside the month before, the year before and the year so far. */
export async function monthLines(
  context: Pick<Context, 'query' | 'house' | 'today'>,
  region: RegionCode,
  month: Month,
): Promise<{ lines: Line[]; isSealed: boolean }> {
  const branch = branchOf(region)
  const [before, aYearAgo, soFar] = [previousMonth(month), yearAgo(month), yearTo(month)]
  const figures = await readFigures(context.query, catalogue, [branch], [...new Set([aYearAgo, before, ...soFar])])
  const then = (indicator: Indicator, at: Month) =>
    figures.isKnown(branch, at) ? plain(figures.of(indicator, branch, at)) : null
  const lines = await Promise.all(
    catalogue.map(async (indicator) => {
      const { computedAt, ...now } = figures.of(indicator, branch, month)
      const whole =
        indicator.addsUp === 'over-regions'
          ? null
          : (await wholeOf(context, indicator, figures, [branch], soFar)).get(branch)!
      return {
        indicator,
        now: plain(now),
        computedAt,
        previous: then(indicator, before),
        yearAgo: then(indicator, aYearAgo),
        yearToDate: whole,
      }
    }),
  )
  return { lines, isSealed: figures.isSealed(branch, month) }
}

const plain = ({ value, numerator, denominator }: Value): Value => ({ value, numerator, denominator })
