import type { Transaction } from '#kernel/database.ts'
import type { Context } from '#kernel/context.ts'
import { type Month, monthOf } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/statistics/contract.ts'
import type { Branch } from '#modules/statistics/domain/branch.ts'
import { branchesOver, branchOf } from '#modules/statistics/domain/branch.ts'
import { monthState } from '#modules/statistics/domain/month-state.ts'
import { monthsBetween } from '#modules/statistics/domain/months.ts'
import { regionInReach } from '#modules/statistics/reach.ts'
import { stationCounts } from '#modules/statistics/stations.ts'

const standingText = `
select m.month, s.at as "sealedAt", (select count(*)::int from statistics.adjustment a where a.branch = $1 and a.month = m.month) as adjustments
  from unnest($2::text[]) m (month)
  left join lateral (select s.at from statistics.seal s where s.month = m.month and s.branch = any ($3::text[]) order by length(s.branch) desc limit 1) s on true`

/** The months of a region that have figures, newest first: running, waiting for their seal, or sealed. */
export const months: Handler<typeof contract.months> = async (context, input) => {
  const { query, actor, today } = context
  const region = regionInReach(actor, input.regionCode)
  const branch = branchOf(region)
  const all = await monthsWithFigures(query, branch, monthOf(today))
  const [standing, stations] = await Promise.all([
    query<{ month: Month; sealedAt: Date | null; adjustments: number }>(standingText, [
      branch,
      all,
      branchesOver(branch),
    ]),
    stationCounts(context, region, all),
  ])
  return {
    rows: standing
      .toSorted((a, b) => (a.month < b.month ? 1 : -1))
      .map(({ month, sealedAt, adjustments }) => ({
        month,
        state: monthState(month, today, sealedAt !== null),
        stations: stations.get(month)?.stations ?? 0,
        submitted: stations.get(month)?.submitted ?? 0,
        late: stations.get(month)?.late ?? 0,
        adjustments,
        sealedAt: sealedAt?.toISOString() ?? null,
      })),
  }
}

async function monthsWithFigures(query: Transaction['query'], branch: Branch, running: Month): Promise<Month[]> {
  const [first] = await query<{ month: Month | null }>(
    'select min(month) as month from statistics.cell where branch = $1 and rows > 0',
    [branch],
  )
  return monthsBetween(first!.month ?? running, running)
}

/** Months of a branch that are over and not sealed, by it or above it. */
export async function waitingMonths(
  { query, today }: Pick<Context, 'query' | 'today'>,
  branch: Branch,
): Promise<Month[]> {
  const rows = await query<{ month: Month }>(
    `select distinct c.month from statistics.cell c
      where c.branch = $1 and c.month < $2 and c.rows > 0 and not exists (select from statistics.seal s where s.month = c.month and s.branch = any ($3::text[]))
      order by c.month`,
    [branch, monthOf(today), branchesOver(branch)],
  )
  return rows.map((row) => row.month)
}
