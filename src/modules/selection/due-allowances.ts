import { gate, inTransaction } from '#kernel/database.ts'
import { addDays, type Day, formatDay, parseDay, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import type { RegionCode } from '#kernel/region.ts'
import { whoMayOver } from '#modules/identity/public.ts'
import { settleNotices, type Told } from '#modules/notices/public.ts'
import { dueAround } from '#modules/selection/domain/due-days.ts'
import { reckon } from '#modules/selection/pay-store.ts'
import { selection } from '#modules/selection/tables.ts'

/** Tells the office that pays, once for each programme and day, how many allowances fall due; taken back when they are paid. */
export async function tellAllowances(house: House): Promise<number> {
  const now = house.clock()
  const today = todayIn(now)
  return inTransaction(house.gatePool, gate, async ({ db, query }) => {
    const rounds = await selection(db)
      .selectFrom('selection.round')
      .select(['id', 'region_code', 'place', 'code', 'rules'])
      .where('id', 'in', (of) => of.selectFrom('selection.title').select('round_id').where('stage', '=', 'held'))
      .execute()
    const due = new Map<
      string,
      { region: RegionCode; place: string; code: string; award: string; on: Day; count: number }
    >()
    for (const round of rounds) {
      const { rules } = round
      const titles = rules.allowanceFen
        ? await selection(db)
            .selectFrom('selection.title')
            .selectAll()
            .where('round_id', '=', round.id)
            .where('stage', '=', 'held')
            .execute()
        : []
      const byDay = Map.groupBy(titles, (one) => {
        const term = { fromOn: parseDay(one.from_on!), untilOn: one.until_on ? parseDay(one.until_on) : null }
        return dueAround(rules, term, addDays(today, rules.allowanceTold?.count ?? 0)).last
      })
      for (const [on, these] of byDay) {
        const unpaid = on === null ? [] : (await reckon({ db }, these, on)).filter((one) => one.amountFen > 0)
        if (on === null || unpaid.length === 0) continue
        const { place, code } = round
        const key = `${round.region_code}:${place}:${code}:${on}`
        const there = due.get(key)
        const count = (there?.count ?? 0) + unpaid.length
        due.set(key, { region: round.region_code as RegionCode, place, code, award: these[0]!.award, on, count })
      }
    }
    const notices: Told[] = []
    for (const [key, { region, place, code, award, on, count }] of due)
      for (const personId of await whoMayOver(query, 'selection:pay', region, today))
        notices.push({
          personId,
          key: `selection/allowance:${key}`,
          title: {
            zh: `${formatDay(on, 'zh')}有${count}人的津贴应发`,
            en: `${count} allowances fall due on ${formatDay(on, 'en')}`,
          },
          body: {
            zh: `${award}：按办法的发放期限应发而尚未发放，请拟定发放批次。`,
            en: `${award}: due by the rule and not paid yet. Please propose a payment run.`,
          },
          link: `/selection/runs?programme=${place}+${code}&until=${on}`,
          dueOn: on,
        })
    await settleNotices({ query, now }, 'selection/allowance', notices)
    return due.size
  })
}

export const dueAllowances: Job = {
  name: 'selection/due-allowances',
  every: { cron: '20 5 * * *' },
  run: async (house) => void (await tellAllowances(house)),
}
