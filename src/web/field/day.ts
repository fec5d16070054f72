/**
 * The few sums with days that the first page needs. The kernel's, which the form uses, check each day with zod; here days come from
 * the server, which has checked them.
 */

const msPerDay = 86_400_000

/** '2026-03-31' and 1 → '2026-04-01'. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * msPerDay).toISOString().slice(0, 10)

/** Days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / msPerDay

/** Which day it is in China, which has one time zone and has not turned its clocks since 1991. */
export const todayInChina = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
