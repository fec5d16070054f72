import type pg from 'pg'
import { inTransaction, statistics } from '#kernel/database.ts'
import { type Day, type Month, monthOf, todayIn } from '#kernel/days.ts'
import { skipEvents } from '#kernel/events.ts'
import { catalogue } from '#modules/statistics/catalogue.ts'
import { reader, takeTurn } from '#modules/statistics/commands/refresh.ts'
import { recountBranch } from '#modules/statistics/counting.ts'
import { daysOf, monthsBetween } from '#modules/statistics/domain/months.ts'
import { followFiles } from '#modules/statistics/standings.ts'

export interface RebuildOptions {
  now: Date
  /** All months with records where left out. */
  months?: Month[]
  /** The digits of one branch ('330304'); everything where left out. */
  branch?: string
  onMonth?: (month: Month) => void
}

/**
 * Fills all cells from the rows, a month a transaction and a statement an indicator: after rows were loaded in bulk, or in doubt.
 * Returns the months that were counted.
 */
export async function rebuild(pool: pg.Pool, { now, months, branch, onMonth }: RebuildOptions): Promise<Month[]> {
  const today = todayIn(now)
  await inTransaction(pool, statistics, async (transaction) => {
    await takeTurn(transaction)
    await followFiles(transaction.query, { everyoneOn: today })
    if (months || branch) return
    // Whatever is committed before the counting begins is counted with it.
    await skipEvents(transaction, reader)
    await transaction.query(
      'insert into statistics.day_turned (day) values ($1) on conflict (only_one) do update set day = excluded.day',
      [today],
    )
  })
  const counted = months ?? (await monthsWithRows(pool, today))
  for (const month of counted) {
    await inTransaction(pool, statistics, async (transaction) => {
      await takeTurn(transaction)
      // Plans for a whole country's month are right for the next month too; compiling them each time is not.
      await transaction.query('set local jit = off')
      await recountBranch(transaction.query, catalogue, branch ?? null, { month, ...daysOf(month, today) }, now)
    })
    onMonth?.(month)
  }
  return counted
}

async function monthsWithRows(pool: pg.Pool, today: Day): Promise<Month[]> {
  const [first] = await inTransaction(pool, statistics, ({ query }) =>
    query<{ day: Day | null }>(
      `select least((select min(held_on) from services.service_record), (select min(opened_on) from services.case_file), (select min(from_on) from statistics.standing)) as day`,
    ),
  )
  return monthsBetween(monthOf(first!.day ?? today), monthOf(today))
}
