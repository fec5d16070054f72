import type { Calendar, MovedDay } from '#kernel/calendar.ts'
import { calendarWith } from '#kernel/calendar.ts'

interface Asked {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

/** The official calendar with the days that an administrator moved. */
export async function calendarNow(asked: Asked): Promise<Calendar> {
  const { rows } = await asked.query('select day, working, source from kernel.calendar_change')
  return calendarWith([], rows as MovedDay[])
}

/** Brings the calendar into the database, where SQL counts working days by subtraction. At each start, and when a day is moved. */
export async function loadCalendar(asked: Asked): Promise<Calendar> {
  const calendar = await calendarNow(asked)
  const answer = calendar.calendarRows(calendar.years[0]!, calendar.years.at(-1)! + 1)
  if (!answer.known) throw new Error(`No official calendar for ${answer.missingYear}`)
  const rows = answer.value
  await asked.query(
    `insert into kernel.calendar_day (day, working, ordinal, source)
     select * from unnest($1::date[], $2::boolean[], $3::int[], $4::text[])
     on conflict (day) do update set working = excluded.working, ordinal = excluded.ordinal, source = excluded.source
       where (calendar_day.working, calendar_day.ordinal, calendar_day.source) is distinct from (excluded.working, excluded.ordinal, excluded.source)`,
    [
      rows.map((row) => row.day),
      rows.map((row) => row.working),
      rows.map((row) => row.ordinal),
      rows.map((row) => row.source),
    ],
  )
  return calendar
}

/** Moves one day for good; until the server starts again, the calendar that is given back stands in the place of the house's. */
export async function moveDay(asked: Asked, moved: MovedDay, by: { personId: string; now: Date }): Promise<Calendar> {
  await asked.query(
    `insert into kernel.calendar_change (day, working, source, entered_by, entered_at) values ($1, $2, $3, $4, $5)
     on conflict (day) do update set working = excluded.working, source = excluded.source, entered_by = excluded.entered_by, entered_at = excluded.entered_at`,
    [moved.day, moved.working, moved.source, by.personId, by.now],
  )
  return loadCalendar(asked)
}
