import type pg from 'pg'
import { inTransaction, statistics } from '#kernel/database.ts'
import { type Month, todayIn } from '#kernel/days.ts'
import { catalogue } from '#modules/statistics/catalogue.ts'
import { takeTurn } from '#modules/statistics/commands/refresh.ts'
import { fromRows, valuesOf } from '#modules/statistics/counting.ts'
import { daysOf } from '#modules/statistics/domain/months.ts'

/** A cell that does not say what the rows say. */
export interface Difference {
  indicator: string
  branch: string
  month: string
  cell: { numerator: number; denominator: number | null } | null
  rows: { numerator: number; denominator: number | null }
}

interface Counted {
  branch: string
  numerator: number
  denominator: number | null
}

/**
 * Proves that cells equal rows: every cell of every month (or of those asked for) against a count of its own, each branch counted by
 * itself. What is written meanwhile, or waits for the refresh, shows as a difference: refresh first, on a quiet system. Empty where all agree.
 */
export async function checkFigures(
  pool: pg.Pool,
  now: Date,
  only: { months?: Month[]; branches?: string[] } = {},
): Promise<Difference[]> {
  const today = todayIn(now)
  return inTransaction(pool, statistics, async ({ query }) => {
    await takeTurn({ query })
    const months = await query<{ month: Month; branches: string[] }>(
      `select month, array_agg(distinct branch) as branches from statistics.cell
        where ($1::text[] is null or month = any ($1)) and ($2::text[] is null or branch = any ($2)) group by month order by month`,
      [only.months ?? null, only.branches ?? null],
    )
    const differences: Difference[] = []
    for (const { month, branches } of months) {
      const cells = await query<Counted & { indicator: string }>(
        'select indicator, branch, numerator, denominator from statistics.cell where month = $1',
        [month],
      )
      const known = new Map(cells.map((cell) => [`${cell.indicator} ${cell.branch}`, cell]))
      const marks = branches.map((branch) => ({ branch, month, ...daysOf(month, today) }))
      for (const indicator of catalogue) {
        for (const rows of await query<Counted>(fromRows(indicator), valuesOf(marks))) {
          const cell = known.get(`${indicator.key} ${rows.branch}`)
          const nothing = rows.numerator === 0 && !rows.denominator
          const agrees = cell ? cell.numerator === rows.numerator && cell.denominator === rows.denominator : nothing
          if (!agrees)
            differences.push({
              indicator: indicator.key,
              branch: rows.branch,
              month,
              cell: cell ? partsOf(cell) : null,
              rows: partsOf(rows),
            })
        }
      }
    }
    return differences
  })
}

const partsOf = ({ numerator, denominator }: Counted) => ({ numerator, denominator })
