import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { addDays, isDay, parseDay, todayIn, weekdayOf, yearOf } from '#kernel/days.ts'

/**
 * The official working-day calendar. Holidays move with the moon and the State Council moves working days to weekends
 * by a notice each autumn, so a year without its notice is not computed but answered as unknown.
 * Basis: 全国年节及纪念日放假办法; the yearly notices, 2020 and later, as collected by the package chinese-days.
 */

/** The notice of one year as an administrator enters it, whole: weekdays that rest, and weekend days that work. */
export interface AdjustedYear {
  year: number
  /** Title or number of the notice. */
  source: string
  resting: Day[]
  working: Day[]
}

/** One day that rests or works otherwise than the year's notice said, moved by a later one. */
export interface MovedDay {
  day: Day
  working: boolean
  source: string
}

/** An answer, or the first year whose official table is missing. */
export type Answer<T> = { known: true; value: T } | { known: false; missingYear: number }

/** A row of kernel.calendar_day. `ordinal` counts the working days up to and including this day, so that SQL subtracts. */
export interface CalendarRow {
  day: Day
  working: boolean
  ordinal: number
  source: string
}

export interface Calendar {
  /** The years with an official table, ascending. */
  years: number[]
  isWorkingDay(day: Day): Answer<boolean>
  /** The n-th working day after a day; the day itself for 0. */
  addWorkingDays(day: Day, count: number): Answer<Day>
  /** The working days after the first day, up to and including the second; negative when the second is earlier. */
  workingDaysBetween(from: Day, to: Day): Answer<number>
  /** Every day from 1 January of the first year until 1 January of the second. */
  calendarRows(fromYear: number, untilYear: number): Answer<CalendarRow[]>
}

/** A length of time on one of three clocks: hours run through the night, working days by the official calendar, days by any. */
export const Limit = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('hours'), count: z.int().nonnegative() }),
  z.strictObject({ unit: z.literal('workingDays'), count: z.int().nonnegative() }),
  z.strictObject({ unit: z.literal('days'), count: z.int().nonnegative() }),
])
export type Limit = z.infer<typeof Limit>
export type HoursLimit = Extract<Limit, { unit: 'hours' }>
export type DaysLimit = Exclude<Limit, HoursLimit>

/** The last instant, or the last day, that is still in time. */
export type Deadline = { unit: 'hours'; at: Date } | { unit: 'workingDays' | 'days'; on: Day }

interface Rule {
  source: string
  resting: ReadonlySet<string>
  working: ReadonlySet<string>
}

// The package reaches back to 2004; only from here on was it compared with the notices.
const firstOfficialYear = 2020
const known = <T>(value: T): Answer<T> => ({ known: true, value })

/** The calendar of the official table, with the years and the single days that an administrator entered put in its place. */
export function calendarWith(entered: AdjustedYear[] = [], moved: MovedDay[] = []): Calendar {
  const rules = officialRules()
  const movedDays = new Map(moved.map((one) => [one.day, one]))
  for (const year of entered) rules.set(year.year, ruleOf(year))
  const counted = new Map<number, CalendarRow[]>()

  /** The days of a year with its own count of working days, or undefined where there is no table. */
  function rowsOf(year: number): CalendarRow[] | undefined {
    const rule = rules.get(year)
    if (!rule) return undefined
    const found = counted.get(year) ?? countYear(year, rule, movedDays)
    counted.set(year, found)
    return found
  }

  function isWorkingDay(day: Day): Answer<boolean> {
    const row = rowsOf(yearOf(day))?.[dayOfYear(day)]
    return row ? known(row.working) : { known: false, missingYear: yearOf(day) }
  }

  function addWorkingDays(day: Day, count: number): Answer<Day> {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`)
    if (count === 0) return known(day)
    let left = count
    let after = dayOfYear(day)
    for (let year = yearOf(day); ; year++) {
      const rows = rowsOf(year)
      if (!rows) return { known: false, missingYear: year }
      const wanted = (rows[after]?.ordinal ?? 0) + left
      const row = rows.find((one) => one.ordinal === wanted)
      if (row) return known(row.day)
      left = wanted - rows.at(-1)!.ordinal
      after = -1
    }
  }

  function workingDaysBetween(from: Day, to: Day): Answer<number> {
    if (to < from) {
      const back = workingDaysBetween(to, from)
      return back.known ? known(0 - back.value) : back
    }
    let count = 0
    for (let year = yearOf(from); year <= yearOf(to); year++) {
      const rows = rowsOf(year)
      if (!rows) return { known: false, missingYear: year }
      if (year === yearOf(from)) count -= rows[dayOfYear(from)]!.ordinal
      count += year === yearOf(to) ? rows[dayOfYear(to)]!.ordinal : rows.at(-1)!.ordinal
    }
    return known(count)
  }

  function calendarRows(fromYear: number, untilYear: number): Answer<CalendarRow[]> {
    const all: CalendarRow[] = []
    for (let year = fromYear; year < untilYear; year++) {
      const rows = rowsOf(year)
      if (!rows) return { known: false, missingYear: year }
      const before = all.at(-1)?.ordinal ?? 0
      for (const row of rows) all.push({ ...row, ordinal: row.ordinal + before })
    }
    return known(all)
  }

  const years = [...rules.keys()].sort((a, b) => a - b)
  return { years, isWorkingDay, addWorkingDays, workingDaysBetween, calendarRows }
}

/** The last day that is still in time, counted from the day after `from`. */
export function dueOn(limit: DaysLimit, from: Day, calendar: Calendar): Answer<Day> {
  return limit.unit === 'days' ? known(addDays(from, limit.count)) : calendar.addWorkingDays(from, limit.count)
}

/** When a limit that began at an instant runs out: an instant for hours, a whole day for the other two clocks. */
export function deadline(limit: Limit, from: Date, calendar: Calendar, zone?: string): Answer<Deadline> {
  if (limit.unit === 'hours') return known({ unit: limit.unit, at: new Date(from.getTime() + limit.count * 3_600_000) })
  const due = dueOn(limit, todayIn(from, zone), calendar)
  return due.known ? known({ unit: limit.unit, on: due.value }) : due
}

/** Has the deadline passed? A day lasts until its midnight. */
export function isPast(due: Deadline, now: Date, zone?: string): boolean {
  return due.unit === 'hours' ? now > due.at : todayIn(now, zone) > due.on
}

function officialRules(): Map<number, Rule> {
  const resting = new Set(Object.keys(chineseDays.holidays))
  const working = new Set(Object.keys(chineseDays.workdays))
  const rules = new Map<number, Rule>()
  // A notice always gives National Day; stray days of a neighbouring year do not make a table.
  for (let year = firstOfficialYear; resting.has(`${year}-10-01`); year++) {
    rules.set(year, { source: 'chinese-days', resting, working })
  }
  return rules
}

function ruleOf({ year, source, resting, working }: AdjustedYear): Rule {
  for (const day of [...resting, ...working]) {
    if (!isDay(day) || yearOf(day) !== year) throw new RangeError(`${day} is not a day of ${year}`)
  }
  return { source, resting: new Set(resting), working: new Set(working) }
}

function countYear(year: number, rule: Rule, movedDays: ReadonlyMap<Day, MovedDay>): CalendarRow[] {
  const rows: CalendarRow[] = []
  let ordinal = 0
  for (let day = parseDay(`${year}-01-01`); yearOf(day) === year; day = addDays(day, 1)) {
    const weekend = weekdayOf(day) % 6 === 0
    const moved = movedDays.get(day)
    const working = moved?.working ?? (rule.working.has(day) || (!weekend && !rule.resting.has(day)))
    if (working) ordinal++
    rows.push({ day, working, ordinal, source: moved?.source ?? rule.source })
  }
  return rows
}

const dayOfYear = (day: Day): number => (Date.parse(day) - Date.UTC(yearOf(day), 0, 1)) / 86_400_000
