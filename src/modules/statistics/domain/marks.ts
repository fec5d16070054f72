import { type Day, type Month, monthOf } from '#kernel/days.ts'
import { branchesOver } from '#modules/statistics/domain/branch.ts'
import { daysOf, monthsBetween } from '#modules/statistics/domain/months.ts'

/** An event of the services, as far as figures are concerned. */
export interface Moving {
  id: number
  at: Date
  regionCode: string | null
  day: string | null
  accountId: string | null
  reason: string | null
  data: Record<string, unknown>
}

/** A place and a month that an event moved, with what a later reader is told about it. */
export interface Touched {
  branch: string
  month: string
  event: Moving
}

/** Where and when it happened, and where and when it was thought to have happened before a correction. */
export function touchedBy(event: Moving): Touched[] {
  const { formerRegionCode, formerDay } = event.data
  const now = { region: event.regionCode, day: event.day }
  const former = { region: formerRegionCode ?? event.regionCode, day: formerDay ?? event.day }
  const found = new Map<string, Touched>()
  for (const { region, day } of [now, former]) {
    if (typeof region !== 'string' || typeof day !== 'string') continue
    const month = monthOf(day as Day)
    found.set(`${region} ${month}`, { branch: region, month, event })
  }
  return [...found.values()]
}

/** The earlier of the days that an event speaks of: from then on states may have moved. */
export const firstDayOf = ({ day, data }: Moving): string | null =>
  typeof data.formerDay === 'string' && day && data.formerDay < day ? data.formerDay : day

/** The running month and those before it, back to the day; none for a day to come. */
export const monthsSince = (day: string, today: Day): Month[] => monthsBetween(monthOf(day as Day), monthOf(today))

export interface Mark {
  branch: string
  month: string
  from: Day
  until: Day
}

/** Each place and month once, with the days of it that have begun; a month to come has nothing to count. */
export function marksOf(places: { branch: string; month: string }[], today: Day): Mark[] {
  const found = new Map<string, Mark>()
  for (const { branch, month } of places) {
    if (month <= monthOf(today)) found.set(`${branch} ${month}`, { branch, month, ...daysOf(month as Month, today) })
  }
  return [...found.values()]
}

/** The events behind each branch and month, from the village to the province: 'branch month' → events. */
export function causesOf(touched: Touched[]): Map<string, Touched[]> {
  const causes = new Map<string, Touched[]>()
  for (const one of touched) {
    for (const branch of branchesOver(one.branch)) {
      const key = `${branch} ${one.month}`
      causes.set(key, [...(causes.get(key) ?? []), one])
    }
  }
  return causes
}
