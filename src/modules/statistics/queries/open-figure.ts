import type { Context } from '#kernel/context.ts'
import type { Month } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/statistics/contract.ts'
import { branchOf } from '#modules/statistics/domain/branch.ts'
import { type Indicator, shown } from '#modules/statistics/domain/indicator.ts'
import { countOnce, type Figures, readFigures, wholeOf } from '#modules/statistics/figures.ts'
import { adjustmentsOf } from '#modules/statistics/queries/adjustments.ts'
import { countVisible, figureRows, spanOf } from '#modules/statistics/queries/figure-rows.ts'
import { indicatorNamed, pathTo, periodOf, regionInReach } from '#modules/statistics/reach.ts'

/** A figure opened: what it counts, over what, and the rows behind it as far as the reader's rights go. */
export const openFigure: Handler<typeof contract.openFigure> = async (context, input) => {
  const { db, query, actor, today } = context
  const region = regionInReach(actor, input.regionCode)
  const indicator = indicatorNamed(input.indicator)
  const months = periodOf(input.from, input.until, today)
  const branch = branchOf(region)
  const figures = await readFigures(query, [indicator], [branch], months)
  const whole = await wholeOf(context, indicator, figures, [branch], months)

  const last = months.at(-1)!
  const span = spanOf(indicator, region, months, today)
  const behind = await rowsBehind(context, indicator, figures, branch, months)
  const mayRead = actor.permissions.has('services:read-records')
  const page = mayRead ? await figureRows(context, indicator, span, input.size, input.after) : { rows: [], next: null }
  // Whoever holds the region sees every row in it; who holds stations sees theirs, and is told how many more there are.
  const visible = !mayRead
    ? 0
    : actor.jurisdiction.kind === 'region'
      ? behind
      : await countVisible(context, indicator, span)

  const tree = pathTo(actor, region)
  const names = await regionNames(db, [...tree, ...page.rows.map((row) => row.regionCode)])
  const nameOf = (code: RegionCode | string) => names.get(code) ?? code
  const computedAt = figures.of(indicator, branch, last).computedAt
  return {
    figure: {
      ...whole.get(branch)!,
      indicator: indicator.key,
      regionCode: region,
      regionName: nameOf(region),
      from: months[0]!,
      until: last,
      state: months.every((month) => figures.isSealed(branch, month)) ? ('sealed' as const) : ('provisional' as const),
      computedAt: computedAt?.toISOString() ?? null,
    },
    indicator: shown(indicator),
    tree: tree.map((code) => ({ regionCode: code, name: nameOf(code) })),
    rows: {
      rows: page.rows.map(({ regionCode, ...row }) => ({ ...row, regionName: nameOf(regionCode) })),
      total: visible,
      totalIsExact: true,
      next: page.next,
    },
    hidden: Math.max(0, behind - visible),
    adjustments: await adjustmentsOf(context, branch, months, indicator.key),
    sql: indicator.text,
  }
}

/** How many rows stand behind the figure now, whoever may see them. */
async function rowsBehind(
  context: Context,
  indicator: Indicator,
  figures: Figures,
  branch: string,
  months: Month[],
): Promise<number> {
  if (indicator.addsUp === 'recount' && months.length > 1)
    return (await countOnce(context, indicator, [branch], months)).get(branch) ?? 0
  const counted = indicator.addsUp === 'over-regions' ? months.slice(-1) : months
  return counted.reduce((sum, month) => sum + figures.of(indicator, branch, month).rows, 0)
}
