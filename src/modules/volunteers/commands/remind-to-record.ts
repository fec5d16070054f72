import { gate, inTransaction } from '#kernel/database.ts'
import { addDays, formatDay, parseDay, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { RegionCode } from '#kernel/region.ts'
import { settleNotices } from '#modules/notices/public.ts'
import { recordDueOn } from '#modules/volunteers/queries/activity-rows.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'

/** Tells whoever was in charge what is to be recorded soon, or is overdue. Returns how many notices there are. */
export const remindToRecord = (house: House): Promise<number> =>
  inTransaction(house.gatePool, gate, async ({ query }) => {
    const now = house.clock()
    const today = todayIn(now)
    const rows = await query<{
      id: string
      title: string
      held_on: string
      region_code: RegionCode
      ends_at: Date
      person: string
    }>(
      `select a.id, a.title, a.held_on, a.region_code, a.ends_at, a.in_charge_id as person from volunteers.activity a
        where a.recorded_at is null and a.called_off_at is null and a.ends_at <= $1`,
      [now],
    )
    const told = rows.flatMap((row) => {
      const due = recordDueOn(house, row)
      const { remindDaysBefore } = rulesOf(house.packs, row.region_code, today).value
      if (!due || today < addDays(due, -remindDaysBefore)) return []
      const [heldOn, late] = [parseDay(row.held_on), due < today]
      return {
        personId: row.person,
        key: `volunteers/record:${row.id}` as const,
        title: {
          zh: `${late ? '服务记录已逾期' : '服务记录即将到期'}：${row.title}`,
          en: `${late ? 'Overdue' : 'Due soon'}: hours of ${row.title}`,
        },
        body: {
          zh: `${formatDay(heldOn, 'zh')}的活动须在${formatDay(due, 'zh')}前记录志愿服务时长${late ? '；现在记录须写明逾期原因' : ''}。`,
          en: `What was served on ${formatDay(heldOn, 'en')} is to be recorded by ${formatDay(due, 'en')}${late ? '; now with a reason why it is late' : ''}.`,
        },
        link: `/volunteers/activities/${row.id}`,
        dueOn: due,
      }
    })
    await settleNotices({ query, now }, 'volunteers/record', told)
    return told.length
  })
