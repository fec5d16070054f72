import { type Month, monthOf, previousMonth } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import type { Context } from '#kernel/context.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/statistics/contract.ts'
import { branchOf } from '#modules/statistics/domain/branch.ts'
import { type Line, monthLines } from '#modules/statistics/queries/month-lines.ts'
import { inOrder } from '#modules/statistics/queries/month.ts'
import { waitingMonths } from '#modules/statistics/queries/months.ts'
import { pathTo, regionInReach } from '#modules/statistics/reach.ts'
import { monthlyReport } from '#modules/statistics/rules.ts'
import { stationCounts } from '#modules/statistics/stations.ts'
import { regionNames } from '#modules/organisations/public.ts'

/** A branch in a month: every figure, and what needs someone now. */
export const overview: Handler<typeof contract.overview> = async (context, input) => {
  const { db, actor, today } = context
  const region = regionInReach(actor, input.regionCode)
  const running = monthOf(today)
  const month = ((input.month ?? running) < running ? input.month : running) as Month
  const tree = pathTo(actor, region)
  const shownMonth = monthLines(context, region, month)
  const runningMonth = month === running ? shownMonth : monthLines(context, region, running)
  const [names, { lines, isSealed }, toDo] = await Promise.all([
    regionNames(db, tree),
    shownMonth,
    runningMonth.then(({ lines }) => toDoOf(context, region, lines)),
  ])
  const regionName = names.get(region) ?? region
  return {
    regionCode: region,
    regionName,
    tree: tree.map((code) => ({ regionCode: code, name: names.get(code) ?? code })),
    month,
    figures: inOrder(lines, monthlyReport(context.house, region, month).value).map(
      ({ indicator, now, computedAt, previous, yearAgo, yearToDate }) => ({
        ...now,
        indicator: indicator.key,
        regionCode: region,
        regionName,
        from: month,
        until: month,
        state: isSealed ? ('sealed' as const) : ('provisional' as const),
        computedAt: computedAt?.toISOString() ?? null,
        previous,
        yearAgo,
        yearToDate,
      }),
    ),
    toDo,
  }
}

/** Most urgent first: people before papers. */
async function toDoOf(context: Context, region: RegionCode, lines: Line[]) {
  const { actor, today } = context
  const ended = previousMonth(monthOf(today))
  const [waiting, stations] = await Promise.all([
    waitingMonths(context, branchOf(region)),
    stationCounts(context, region, [ended]),
  ])
  const numerator = (key: string) => lines.find(({ indicator }) => indicator.key === key)?.now.numerator ?? 0
  const late = stations.get(ended)?.late ?? 0
  const items = [
    {
      key: 'overdue-priority-visits',
      text: { zh: '名重点对象逾期未访', en: 'priority clients are overdue for a visit' },
      count: numerator('overdue-priority-visits'),
      to: `/desk/clients?overdue=yes&regionCode=${region}`,
    },
    {
      key: 'late-stations',
      text: { zh: '个服务站上月逾期未上报', en: 'stations are late with last month' },
      count: late,
      to: `/desk/months/${ended}?region=${region}`,
    },
    {
      key: 'waiting-months',
      text: { zh: '个月等待封账', en: 'months wait to be sealed' },
      count: actor.permissions.has('statistics:seal-month') ? waiting.length : 0,
      to: waiting.length === 1 ? `/desk/months/${waiting[0]}?region=${region}` : `/desk/months?region=${region}`,
    },
    {
      key: 'late-records',
      text: { zh: '条本月记录超过规定时间才登记', en: 'records of this month were made late' },
      count: numerator('late-records'),
      to: `/desk/records?late=yes&regionCode=${region}&from=${monthOf(today)}-01`,
    },
  ]
  return items.filter(({ count }) => count > 0)
}
