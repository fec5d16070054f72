import { gate, inTransaction } from '#kernel/database.ts'
import { type Day, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import type { RegionCode } from '#kernel/region.ts'
import { moveUp } from '#modules/volunteers/commands/move-up.ts'
import { remindToRecord } from '#modules/volunteers/commands/remind-to-record.ts'
import { standingOf } from '#modules/volunteers/domain/standing.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import { linesOf } from '#modules/volunteers/store.ts'

/** So many volunteers are counted at once: technical, it bounds the memory of a province. */
const batch = 2000

/** Counts whose ledger was added to. Returns how many. */
export function countVolunteers(house: House): Promise<number> {
  const today = todayIn(house.clock())
  return inTransaction(house.gatePool, gate, async ({ query }) => {
    const rows = await query<{ id: string; region: RegionCode }>(
      'select id, region_code as region from volunteers.volunteer where not counted order by id limit $1 for update skip locked',
      [batch],
    )
    if (rows.length === 0) return 0
    const lines = await linesOf(
      query,
      rows.map((row) => row.id),
    )
    const counted = rows.map(({ id, region }) => {
      const standing = standingOf(lines.get(id) ?? [], rulesOf(house.packs, region, today).value, today as Day)
      return { id, minutes: standing.minutes, star: standing.star, active_until: standing.activeUntil }
    })
    await query(
      `update volunteers.volunteer v set counted = true, minutes = c.minutes, star = c.star, active_until = c.active_until
         from jsonb_to_recordset($1) as c (id uuid, minutes int, star text, active_until date) where v.id = c.id`,
      [JSON.stringify(counted)],
    )
    return rows.length
  })
}

/** Once a night all are counted anew: a rule of stars may have changed. */
async function countAll(house: House): Promise<void> {
  await inTransaction(house.gatePool, gate, ({ query }) =>
    query(`update volunteers.volunteer set counted = false where counted and minutes > 0`),
  )
}

export const jobs: Job[] = [
  {
    name: 'volunteers/count',
    every: { seconds: 5 },
    run: async (house) => void (await countVolunteers(house)),
  },
  { name: 'volunteers/move-up', every: { seconds: 5 }, run: async (house) => void (await moveUp(house)) },
  {
    name: 'volunteers/remind-to-record',
    every: { cron: '15 7 * * *' },
    run: async (house) => void (await remindToRecord(house)),
  },
  { name: 'volunteers/count-all', every: { cron: '40 2 * * *' }, run: countAll },
]
