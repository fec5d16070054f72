import type pg from 'pg'
import type { Calendar } from '#kernel/calendar.ts'
import { calendarWith } from '#kernel/calendar.ts'

/** Brings the official calendar into the database, where SQL counts working days by subtraction. Run as the owner at each start. */
export async function loadCalendar(owner: pg.Pool, calendar: Calendar = calendarWith()): Promise<void> {
  const answer = calendar.calendarRows(calendar.years[0]!, calendar.years.at(-1)! + 1)
  if (!answer.known) throw new Error(`No official calendar for ${answer.missingYear}`)
  const rows = answer.value
  await owner.query(
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
}
