import type pg from 'pg'
import { inTransaction, statistics } from '#kernel/database.ts'
import { type Day, monthOf, todayIn } from '#kernel/days.ts'
import { states } from '#modules/statistics/catalogue.ts'
import { takeTurn } from '#modules/statistics/commands/refresh.ts'
import { recountBranch } from '#modules/statistics/counting.ts'
import { daysOf, monthsBetween } from '#modules/statistics/domain/months.ts'
import { followFiles } from '#modules/statistics/standings.ts'

/**
 * A new day has begun: visits fall due and registers are counted without anything being written. Counts the states of the running month
 * anew, and of every month that ended since the last time. Does nothing on a day that was turned already.
 */
export async function turnDay(pool: pg.Pool, now: Date): Promise<boolean> {
  const today = todayIn(now)
  return inTransaction(pool, statistics, async (transaction) => {
    const { query } = transaction
    const [known] = await query<{ day: Day }>('select day from statistics.day_turned')
    if (known && known.day >= today) return false
    await takeTurn(transaction)
    await followFiles(query, { everyoneOn: today })
    for (const month of monthsBetween(monthOf(known?.day ?? today), monthOf(today))) {
      await recountBranch(query, states, null, { month, ...daysOf(month, today) }, now)
    }
    await query(
      'insert into statistics.day_turned as t (day) values ($1) on conflict (only_one) do update set day = excluded.day where t.day < excluded.day',
      [today],
    )
    return true
  })
}
