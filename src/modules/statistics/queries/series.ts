import type { Handler } from '#kernel/http.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/statistics/contract.ts'
import { branchOf } from '#modules/statistics/domain/branch.ts'
import { valueOf } from '#modules/statistics/domain/figure.ts'
import { shown } from '#modules/statistics/domain/indicator.ts'
import { trend } from '#modules/statistics/domain/sentences.ts'
import { readFigures, wholeOf } from '#modules/statistics/figures.ts'
import { indicatorNamed, periodOf, regionInReach } from '#modules/statistics/reach.ts'

/** An indicator of a branch over months, and for the whole period. */
export const series: Handler<typeof contract.series> = async (context, input) => {
  const { db, query, actor, today } = context
  const region = regionInReach(actor, input.regionCode)
  const indicator = indicatorNamed(input.indicator)
  const months = periodOf(input.from, input.until, today)
  const branch = branchOf(region)
  const [names, figures] = await Promise.all([
    regionNames(db, [region]),
    readFigures(query, [indicator], [branch], months),
  ])
  const whole = await wholeOf(context, indicator, figures, [branch], months)
  const points = months.map((month) => ({ month, value: valueOf(figures.of(indicator, branch, month)) }))
  return {
    indicator: shown(indicator),
    regionCode: region,
    regionName: names.get(region) ?? region,
    points: points.map(({ month, value }) => ({
      ...value,
      month,
      state: figures.isSealed(branch, month) ? ('sealed' as const) : ('provisional' as const),
    })),
    whole: whole.get(branch)!,
    sentence: trend(indicator, points),
  }
}
