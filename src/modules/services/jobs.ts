import { sql } from 'kysely'
import { inTransaction, type Scope } from '#kernel/database.ts'
import { addDays, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import { refreshMeetings } from '#modules/services/commands/refresh-meetings.ts'
import { keyOf } from '#modules/services/photograph-place.ts'
import { services } from '#modules/services/tables.ts'

/** Every region: codes begin with a digit from 1 to 9. */
const everywhere: Scope = { role: 'yanzhen_by_region', settings: { low: '1', high: ':' } }
const batch = 500
/** How long a photograph waits for its record: a phone may lie in a drawer over a holiday. Technical, so not in a pack. */
const waitingDays = 7

/** People age and rules change: every open file is looked at again, and written where something is different. Returns how many were. */
export async function classAnew(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  let written = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const ids = await inTransaction(house.gatePool, everywhere, async ({ db }) => {
      const rows = await services(db)
        .selectFrom('services.client')
        .select('id')
        .where('closed_on', 'is', null)
        .where('id', '>', after)
        .orderBy('id')
        .limit(batch)
        .execute()
      written += await refreshMeetings(
        { db, house, now, today },
        rows.map((row) => row.id),
      )
      return rows.map((row) => row.id)
    })
    if (ids.length < batch) return written
    after = ids.at(-1)!
  }
}

/** Drops photographs that no record has named for a week. Returns how many. */
export async function dropAbandonedPhotographs(house: House): Promise<number> {
  const before = addDays(todayIn(house.clock()), -waitingDays)
  const dropped = await inTransaction(house.gatePool, everywhere, ({ db }) =>
    services(db)
      .deleteFrom('services.photograph')
      .where('record_id', 'is', null)
      .where('at', '<', sql<Date>`${before}::date`)
      .returning('id')
      .execute(),
  )
  for (const { id } of dropped) await house.files.drop(keyOf(id))
  return dropped.length
}

export const jobs: Job[] = [
  { name: 'services/class-anew', every: { cron: '20 1 * * *' }, run: async (house) => void (await classAnew(house)) },
  {
    name: 'services/drop-abandoned-photographs',
    every: { cron: '40 1 * * *' },
    run: async (house) => void (await dropAbandonedPhotographs(house)),
  },
]
