import { gate, inTransaction } from '#kernel/database.ts'
import { addDays, type Day, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import type { RegionCode } from '#kernel/region.ts'
import { settleNotices } from '#modules/notices/public.ts'
import { poolsOf, standingOf } from '#modules/development/rules.ts'

/** Whose term ends soon and whose measure is due soon or over is told, once; what no longer holds is taken back. Returns how many were told. */
export async function remind(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  return inTransaction(house.gatePool, gate, async ({ query }) => {
    const members = await query<{ id: string; person_id: string; region_code: RegionCode; until_on: Day }>(
      `select id, person_id, region_code, until_on from development.pool_member where stage = 'member' and person_id is not null`,
    )
    const ending = members.filter(
      (one) => one.until_on <= addDays(today, poolsOf(house.packs, one.region_code, today).value.remindBefore.count),
    )
    const measures = await query<{ id: string; owner_id: string; region_code: RegionCode; due_on: Day }>(
      'select id, owner_id, region_code, due_on from development.measure where done_on is null',
    )
    const due = measures.filter(
      (one) => one.due_on <= addDays(today, standingOf(house.packs, one.region_code, today).value.soon.count),
    )
    await settleNotices(
      { query, now },
      'development/term',
      ending.map((one) => ({
        personId: one.person_id,
        key: `development/term:${one.id}`,
        title: { zh: '您在人才库的任期将满', en: 'Your term in a pool is ending' },
        body: {
          zh: '续任由主管部门决定；如有变化请及时说明。',
          en: 'Your authority decides on renewal; tell them what has changed.',
        },
        link: '/development/mine',
        dueOn: one.until_on,
      })),
    )
    await settleNotices(
      { query, now },
      'development/due',
      due.map((one) => ({
        personId: one.owner_id,
        key: `development/due:${one.id}`,
        title: { zh: '您负责的措施即将到期或已逾期', en: 'A measure you own is due soon or overdue' },
        body: { zh: '请登记最新进展和依据。', en: 'Have the latest progress and its evidence recorded.' },
        link: '/development/measures',
        dueOn: one.due_on,
      })),
    )
    return ending.length + due.length
  })
}

export const jobs: Job[] = [
  { name: 'development/remind', every: { cron: '30 5 * * *' }, run: async (house) => void (await remind(house)) },
]
