import { addMonths, type Day, lastDayOf, monthOf } from '#kernel/days.ts'

/** The same day of the month so many months later; where that month is shorter, its last day: 30 November and three months is 28 February. */
export function monthsLater(day: Day, count: number): Day {
  const month = addMonths(monthOf(day), count)
  const last = lastDayOf(month)
  const same = `${month}-${day.slice(8)}` as Day
  return same > last ? last : same
}
