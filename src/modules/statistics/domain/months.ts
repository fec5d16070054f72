import { addDays, addMonths, type Day, monthOf, monthRange, type Month } from '#kernel/days.ts'

/** Every month from the first to the last, both included; none where the last is before the first. */
export function monthsBetween(from: Month, until: Month): Month[] {
  const months: Month[] = []
  for (let month = from; month <= until; month = addMonths(month, 1)) months.push(month)
  return months
}

/** The days of a month that have begun, half-open: a state "at the end" of the running month is that of today. */
export function daysOf(month: Month, today: Day): { from: Day; until: Day } {
  const { from, until } = monthRange(month)
  const tomorrow = addDays(today, 1)
  return { from, until: until < tomorrow ? until : tomorrow }
}

/** January of a month's year, until the month. */
export const yearTo = (month: Month): Month[] => monthsBetween(`${month.slice(0, 4)}-01` as Month, month)

export const isRunning = (month: Month, today: Day): boolean => month >= monthOf(today)
