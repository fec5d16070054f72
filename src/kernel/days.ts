import { z } from 'zod'

const dayShape = /^\d{4}-\d\d-\d\d$/
const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/

/** A calendar day, '2026-03-07'. It has no hour and no zone, so that a birthday never moves. */
export const Day = z.iso.date().brand<'Day'>()
export type Day = z.infer<typeof Day>

/** A calendar month, '2026-03'. */
export const Month = z.string().regex(monthShape).brand<'Month'>()
export type Month = z.infer<typeof Month>

export type Language = 'zh' | 'en'

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Is this a day that exists? '2026-02-29' is not. By hand and not by the schema: rules ask it millions of times. */
export function isDay(text: string): text is Day {
  if (!dayShape.test(text)) return false
  const month = Number(text.slice(5, 7))
  const date = Number(text.slice(8))
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(Number(text.slice(0, 4)), month)
}

/** Reads a day; a RangeError for a day that does not exist. For what people type, parse with the schema `Day`. */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** Reads a month; a RangeError for one that does not exist. */
export function parseMonth(text: string): Month {
  if (!monthShape.test(text)) throw new RangeError(`not a month: ${text}`)
  return text as Month
}

/** The day that many days later, or earlier for a negative count. */
export function addDays(day: Day, count: number): Day {
  const whole = Math.floor(count)
  const date = Number(day.slice(8)) + whole
  // Most steps stay in their month.
  if (date >= 1 && date <= 28) return `${day.slice(0, 8)}${two(date)}` as Day
  return dayOfNumber(numberOfDay(day) + whole)
}

/** Days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => numberOfDay(to) - numberOfDay(from)

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
  if (!(months >= 0 && months < 120_000)) throw new RangeError(`no month ${count} months after ${month}`)
  return `${four(Math.floor(months / 12))}-${two((months % 12) + 1)}` as Month
}

/**
 * The same day so many months later, or earlier for a negative count. Where that month is too short for it: its last day; or the first of the next, for
 * terms in whole years, which have run whole on the day they run until.
 */
export function monthsLater(day: Day, months: number, whereShort: 'last' | 'first-of-next' = 'last'): Day {
  const month = addMonths(monthOf(day), months)
  const same = `${month}${day.slice(7)}` as Day
  // Every month has a 28th.
  if (same.slice(8) <= '28' || same <= lastDayOf(month)) return same
  return whereShort === 'last' ? lastDayOf(month) : firstDayOf(addMonths(month, 1))
}

/** The same day so many years later; of 29 February, 1 March. */
export const yearsLater = (day: Day, years: number): Day => monthsLater(day, years * 12, 'first-of-next')

/** Lists of days, each ascending, as one that is: every day once. Walked along and not sorted: of everyone's years this is done by the hundred thousand. */
export function inOneRow(lists: readonly (readonly Day[])[]): Day[] {
  const next = lists.map(() => 0)
  const row: Day[] = []
  for (;;) {
    let first: Day | undefined
    for (let at = 0; at < lists.length; at++) {
      const day = lists[at]![next[at]!]
      if (day !== undefined && (first === undefined || day < first)) first = day
    }
    if (first === undefined) return row
    for (let at = 0; at < lists.length; at++) while (lists[at]![next[at]!] === first) next[at]!++
    row.push(first)
  }
}

export const previousMonth = (month: Month): Month => addMonths(month, -1)

/** The same month of the year before, for year-on-year columns. */
export const yearAgo = (month: Month): Month => addMonths(month, -12)

/** The days of a month, half-open: from its first day until the first of the next. */
export function monthRange(month: Month): { from: Day; until: Day } {
  return { from: firstDayOf(month), until: firstDayOf(addMonths(month, 1)) }
}

export const firstDayOf = (month: Month): Day => `${month}-01` as Day

export const lastDayOf = (month: Month): Day => `${month}-${daysInMonth(yearOf(month), Number(month.slice(5)))}` as Day

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

const two = (number: number): string => (number < 10 ? `0${number}` : String(number))
const four = (number: number): string => String(number).padStart(4, '0')

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : monthLengths[month - 1]!

// Days are numbered by arithmetic and not by way of Date, which takes ten times as long to write one down. A year begins in March here, so that
// the day of a leap year is its last, and every month's beginning is a line: (153 m + 2) / 5.
const daysInEra = 146_097

function numberOfDay(day: Day): number {
  const month = Number(day.slice(5, 7))
  const year = yearOf(day) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const inEra = year - era * 400
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(day.slice(8)) - 1
  return era * daysInEra + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear
}

function dayOfNumber(number: number): Day {
  const era = Math.floor(number / daysInEra)
  const dayOfEra = number - era * daysInEra
  const inEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const inYear = dayOfEra - (365 * inEra + Math.floor(inEra / 4) - Math.floor(inEra / 100))
  const fromMarch = Math.floor((5 * inYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = inEra + era * 400 + (month <= 2 ? 1 : 0)
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`day ${number} is in no year of four digits`)
  return `${four(year)}-${two(month)}-${two(inYear - Math.floor((153 * fromMarch + 2) / 5) + 1)}` as Day
}

/** An instant by the clock of China: 2026年3月16日 14:05. */
export const formatInstant = (at: Date, language: Language): string =>
  `${formatDay(todayIn(at), language)} ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`
