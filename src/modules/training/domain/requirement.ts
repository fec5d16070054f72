import { addDays, type Day, daysBetween, isDay, monthsLater, parseDay, yearOf } from '#kernel/days.ts'
import { type Condition, decide, type Facts, missingFacts } from '#kernel/packs/decide.ts'
import { counting, type CountingRule, type Line, minutesOf } from '#modules/training/domain/ledger.ts'

/** Hours that someone needs within a time, as a pack says it; nothing here knows a place. */
export interface Requirement {
  code: string
  /** In class hours. */
  amount: number
  window: Window
  /** Least class hours of single categories. */
  categories?: { code: string; atLeast: number }[] | undefined
  /** Which sources count; all where it is left out. */
  counts?: string[] | undefined
  /** What a calendar year has too much goes to the later years since the day that this fact says. */
  carryOver?: { since: string } | undefined
  when?: Condition | undefined
}

export type Window = 'calendarYear' | 'registrationPeriod' | { since: string; years: number } | { months: number }

export interface Rules extends CountingRule {
  registrationYears: number
  classHourMinutes: number
}

/** Half-open, as every span. */
export interface Span {
  from: Day
  until: Day
}

export const calendarYear = (year: number): Span => ({
  from: parseDay(`${year}-01-01`),
  until: parseDay(`${year + 1}-01-01`),
})

/** The span of a window in which a day lies; undefined, with the fact that is missing, where nobody knows. */
export function spanOf(window: Window, facts: Facts, registrationYears: number, on: Day): Span | { missing: string } {
  if (window === 'calendarYear') return calendarYear(yearOf(on))
  if (typeof window === 'object' && 'months' in window) {
    return { from: addDays(monthsLater(on, -window.months), 1), until: addDays(on, 1) }
  }
  const { since, years } =
    window === 'registrationPeriod' ? { since: 'certificate.registeredSince', years: registrationYears } : window
  const began = facts[since]
  if (typeof began !== 'string' || !isDay(began)) return { missing: since }
  // A renewal begins the next period on the day the last one ends.
  let periods = 0
  while (monthsLater(began, (periods + 1) * years * 12) <= on) periods++
  return { from: monthsLater(began, periods * years * 12), until: monthsLater(began, (periods + 1) * years * 12) }
}

export type State = 'met' | 'on-track' | 'short' | 'unknown'

export interface Standing {
  code: string
  state: State
  /** Null where the window is not known. */
  from: Day | null
  until: Day | null
  neededMinutes: number
  doneMinutes: number
  /** Of which from earlier years. */
  carriedMinutes: number
  /** In sessions signed up for that still lie in the window. */
  plannedMinutes: number
  /** By the end of the window: what is done, and more by what is planned or by the pace so far, whichever is more. */
  forecastMinutes: number
  /** What will be missing then. */
  shortMinutes: number
  remainingDays: number
  categories: { code: string; neededMinutes: number; doneMinutes: number }[]
  /** The facts that nobody knows. */
  missing: string[]
}

/** What lies ahead: the sessions someone signed up for. */
export interface Planned {
  heldOn: Day
  credits: { category: string; minutes: number }[]
}

const within = (day: Day, span: Span) => day >= span.from && day < span.until

/**
 * Where a person stands with one requirement on a day. Undefined where it does not ask them. The pace is what was earned since the window began,
 * by the day; a first course on the first day promises much, which the next weeks correct.
 */
export function standingOf(
  requirement: Requirement,
  facts: Facts,
  lines: readonly Line[],
  planned: readonly Planned[],
  rules: Rules,
  on: Day,
): Standing | undefined {
  const asked = requirement.when ? decide(requirement.when, facts, on) : undefined
  if (asked?.outcome === 'unmet') return undefined
  const minutes = (hours: number) => hours * rules.classHourMinutes
  const neededMinutes = minutes(requirement.amount)
  const nothing = {
    code: requirement.code,
    from: null,
    until: null,
    neededMinutes,
    doneMinutes: 0,
    carriedMinutes: 0,
    plannedMinutes: 0,
    forecastMinutes: 0,
    shortMinutes: 0,
    remainingDays: 0,
    categories: [],
  }
  if (asked?.outcome === 'unknown') return { ...nothing, state: 'unknown', missing: missingFacts(asked) }
  const span = spanOf(requirement.window, facts, rules.registrationYears, on)
  if ('missing' in span) return { ...nothing, state: 'unknown', missing: [span.missing] }

  const counted = counting(lines, rules).filter(
    (line) => !requirement.counts || requirement.counts.includes(line.source),
  )
  const inside = counted.filter((line) => within(line.earnedOn, span))
  const ahead = planned.filter((one) => one.heldOn >= on && within(one.heldOn, span)).flatMap((one) => one.credits)
  const remainingDays = Math.max(0, daysBetween(on, span.until) - 1)
  const elapsedDays = daysBetween(span.from, on) + 1
  const forecast = (done: number, plannedMinutes: number) =>
    done + Math.max(plannedMinutes, Math.floor((done / elapsedDays) * remainingDays))

  const earned = minutesOf(inside)
  const { carried, missing } = carriedInto(requirement, facts, counted, span, neededMinutes)
  const doneMinutes = earned + carried
  const plannedMinutes = minutesOf(ahead)
  const forecastMinutes = carried + forecast(earned, plannedMinutes)
  const categories = (requirement.categories ?? []).map(({ code, atLeast }) => ({
    code,
    neededMinutes: minutes(atLeast),
    doneMinutes: minutesOf(inside.filter((line) => line.category === code)),
  }))
  const missingOf = ({ code, neededMinutes: needed, doneMinutes: done }: Standing['categories'][number]) =>
    Math.max(0, needed - forecast(done, minutesOf(ahead.filter((one) => one.category === code))))
  const isMet = doneMinutes >= neededMinutes && categories.every((one) => one.doneMinutes >= one.neededMinutes)
  const shortMinutes = isMet
    ? 0
    : Math.max(
        0,
        neededMinutes - forecastMinutes,
        categories.reduce((sum, one) => sum + missingOf(one), 0),
      )
  return {
    code: requirement.code,
    state: isMet ? 'met' : missing.length > 0 ? 'unknown' : shortMinutes > 0 ? 'short' : 'on-track',
    ...span,
    neededMinutes,
    doneMinutes,
    carriedMinutes: carried,
    plannedMinutes,
    forecastMinutes,
    shortMinutes,
    remainingDays,
    categories,
    missing,
  }
}

/** What earlier years had too much; each year first feeds itself. */
function carriedInto(
  { carryOver }: Requirement,
  facts: Facts,
  lines: readonly Line[],
  span: Span,
  neededMinutes: number,
): { carried: number; missing: string[] } {
  if (!carryOver) return { carried: 0, missing: [] }
  const since = facts[carryOver.since]
  if (typeof since !== 'string' || !isDay(since)) return { carried: 0, missing: [carryOver.since] }
  let carried = 0
  for (let year = yearOf(since); year < yearOf(span.from); year++) {
    const of = calendarYear(year)
    carried = Math.max(
      0,
      carried + minutesOf(lines.filter((line) => within(line.earnedOn, of) && line.earnedOn >= since)) - neededMinutes,
    )
  }
  return { carried, missing: [] }
}
