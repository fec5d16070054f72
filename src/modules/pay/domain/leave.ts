import { addDays, daysBetween, type Day } from '#kernel/days.ts'
import { accept, type Decision, refuse } from '#kernel/refusal.ts'

export interface LeaveKind {
  code: string
  counts: 'workingDays' | 'days'
  days?: number | undefined
  steps?: { days: number; years: number }[] | undefined
}

/** What the registers and the officer know of somebody's years of work: the law counts all work, so what the registers know is the least. */
export interface YearsOfWork {
  stated: number | undefined
  atLeast: number
}

/** How many days of a kind a year gives; null where there is no limit. `atLeast`: more may be due, the years of all work are not stated. */
export function entitlement(kind: LeaveKind, years: YearsOfWork): { days: number | null; atLeast: boolean } {
  if (kind.steps === undefined) return { days: kind.days ?? null, atLeast: false }
  const known = Math.max(years.stated ?? 0, years.atLeast)
  const steps = [...kind.steps].sort((a, b) => b.years - a.years)
  const reached = steps.find((step) => known >= step.years)
  return { days: reached?.days ?? 0, atLeast: years.stated === undefined && reached !== steps[0] }
}

type IsWorkingDay = (day: Day) => { known: true; value: boolean } | { known: false; missingYear: number }

/** The days of leave that a span takes, both its days counted; unknown where the official calendar of a year is. */
export function leaveDays(kind: LeaveKind, from: Day, to: Day, isWorkingDay: IsWorkingDay): Decision<number> {
  if (to < from) return refuse('pay/to-before-from')
  const span = daysBetween(from, to) + 1
  if (span > 366) return refuse('pay/too-long')
  if (kind.counts === 'days') return accept(span)
  let days = 0
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const works = isWorkingDay(day)
    if (!works.known) return refuse('pay/calendar-not-known')
    if (works.value) days++
  }
  return days === 0 ? refuse('pay/no-day-of-leave') : accept(days)
}

/** What is left of a year: what it gives and what came over from the year before, less what was taken. */
export const daysLeft = (entitled: number | null, carried: number, taken: number): number | null =>
  entitled === null ? null : entitled + carried - taken
