import { moveDay as keep } from '#kernel/calendar-table.ts'
import { atTheGate } from '#kernel/database.ts'
import { formatDay, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/organisations/contract.ts'

/** A later notice made a day rest or work: the table that SQL subtracts by and the calendar of the house are both made anew. */
export const moveDay: Handler<typeof contract.moveDay> = async (context, input) => {
  const { house, query, actor, now, today, record } = context
  const day = parseDay(input.day)
  const at = (code: string, params: Record<string, string>) => refuseNow(code, params, [{ field: 'day', code, params }])
  if (day <= today) at('organisations/day-gone-by', { day: formatDay(day, actor.language) })
  const known = house.calendar.isWorkingDay(day)
  if (!known.known) return at('organisations/year-without-calendar', { year: String(known.missingYear) })
  const names = { zh: ['休息日', '工作日'], en: ['rest', 'work'] }[actor.language]
  if (known.value === input.working) at('organisations/day-as-it-is', { what: names[Number(input.working)]! })
  const asked = {
    query: async (text: string, values?: unknown[]) => ({ rows: await query(text, values) }),
  }
  house.calendar = await atTheGate(context, () =>
    keep(asked, { day, working: input.working, source: input.source }, { personId: actor.personId, now }),
  )
  record({
    kind: 'organisations/day-moved',
    subject: { kind: 'person', id: actor.personId },
    day,
    data: { working: input.working },
  })
  return { done: true }
}
