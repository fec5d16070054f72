import { z } from 'zod'

/** A calendar day, '2026-03-07'. It has no hour and no zone, so that a birthday never moves. */
export const Day = z.iso.date().brand<'Day'>()
export type Day = z.infer<typeof Day>

/** A calendar month, '2026-03'. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .brand<'Month'>()
export type Month = z.infer<typeof Month>

export type Language = 'zh' | 'en'

const msPerDay = 86_400_000
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Is this a day that exists? '2026-02-29' is not. */
export const isDay = (text: string): text is Day => Day.safeParse(text).success

/** Reads a day; a RangeError for a day that does not exist. For what people type, parse with the schema `Day`. */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** Reads a month; a RangeError for one that does not exist. */
export function parseMonth(text: string): Month {
  const read = Month.safeParse(text)
  if (!read.success) throw new RangeError(`not a month: ${text}`)
  return read.data
}

/** The day that many days later, or earlier for a negative count. */
export const addDays = (day: Day, count: number): Day =>
  parseDay(new Date(Date.parse(day) + count * msPerDay).toISOString().slice(0, 10))

/** Days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / msPerDay

/** Full years (周岁) from the first day to the second. Someone born on 29 February is a year older on 1 March. */
export function yearsBetween(from: Day, to: Day): number {
  const years = yearOf(to) - yearOf(from)
  return to.slice(5) < from.slice(5) ? years - 1 : years
}

export const yearOf = (of: Day | Month): number => Number(of.slice(0, 4))

/** 0 is Sunday, as in Date. */
export const weekdayOf = (day: Day): number => new Date(Date.parse(day)).getUTCDay()

export const monthOf = (day: Day): Month => day.slice(0, 7) as Month

/** The month that many months later, or earlier for a negative count. */
export function addMonths(month: Month, count: number): Month {
  const months = yearOf(month) * 12 + Number(month.slice(5)) - 1 + count
  const year = String(Math.floor(months / 12)).padStart(4, '0')
  return parseMonth(`${year}-${String((months % 12) + 1).padStart(2, '0')}`)
}

export const previousMonth = (month: Month): Month => addMonths(month, -1)

/** The same month of the year before, for year-on-year columns. */
export const yearAgo = (month: Month): Month => addMonths(month, -12)

/** The days of a month, half-open: from its first day until the first of the next. */
export function monthRange(month: Month): { from: Day; until: Day } {
  return { from: firstDayOf(month), until: firstDayOf(addMonths(month, 1)) }
}

export const firstDayOf = (month: Month): Day => parseDay(`${month}-01`)

export const lastDayOf = (month: Month): Day => addDays(monthRange(month).until, -1)

/** 2026年11月22日, or 22 Nov 2026. */
export function formatDay(day: Day, language: Language): string {
  const date = Number(day.slice(8))
  const month = monthOf(day)
  return language === 'zh' ? `${formatMonth(month, language)}${date}日` : `${date} ${formatMonth(month, language)}`
}

/** 2026年11月, or Nov 2026. */
export function formatMonth(month: Month, language: Language): string {
  const year = yearOf(month)
  const number = Number(month.slice(5))
  return language === 'zh' ? `${year}年${number}月` : `${englishMonths[number - 1]} ${year}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

let last: { minute: number; zone: string; day: Day } | undefined

/** Which day it is in a time zone at an instant. */
export function todayIn(now: Date, zone = 'Asia/Shanghai'): Day {
  // Every call asks this; the answer of a minute holds for the minute.
  const minute = Math.floor(now.getTime() / 60_000)
  if (last?.minute === minute && last.zone === zone) return last.day
  // The Swedish way of writing a date is the ISO one; making a formatter is dear, so one is kept for each zone.
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
  formats.set(zone, format)
  last = { minute, zone, day: parseDay(format.format(now)) }
  return last.day
}
