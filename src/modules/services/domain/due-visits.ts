import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  firstDayOf,
  lastDayOf,
  monthOf,
  parseDay,
  yearOf,
  yearsBetween,
} from '#kernel/days.ts'

export type RiskClass = 'high' | 'priority' | 'general'
export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** A class of the pack: who belongs to it and how often they are visited at least. */
export interface VisitRule {
  riskClass: RiskClass
  /** Any one of these is enough; within one, all that is said must hold. `{}` is everyone. */
  who: readonly { anyOf?: readonly string[]; ageAtLeast?: number; ageBelow?: number }[]
  every: { n: number; unit: Unit }
  /**
   * 'period': once in each week, month …, as "at least once a month" is audited: met on 1 January, the next is due by the end of
   * February. 'since-last': that long after the last meeting.
   */
  counted: 'period' | 'since-last'
  /** After a great change in the client's life, within so many days. */
  afterChange?: { days: number }
}

export interface VisitedClient {
  categories: readonly string[]
  bornOn: Day | null
  /** The day from which the first visit is counted. */
  registeredOn: Day
  lastMetOn: Day | null
  /** The last great change (bereavement, discharge from hospital …). */
  changedOn: Day | null
}

export interface DueVisit {
  riskClass: RiskClass
  dueOn: Day
  /** Calendar days past `dueOn`; 0 where it is not past. */
  overdueDays: number
  reason: 'never-met' | 'last-met' | 'after-change'
  /** Rules of an age that could not be asked, because the birthday is unknown. */
  unknownFor: RiskClass[]
}

/**
 * By when must this client be met? Of all rules that hold, the one that falls due first; undefined where none holds. Only a meeting
 * counts: who was refused or not found is still to be met.
 */
export function dueVisit(client: VisitedClient, rules: readonly VisitRule[], today: Day): DueVisit | undefined {
  const answers = rules.map((rule) => ({ rule, belongs: belongs(client, rule, today) }))
  const dues = answers.filter(({ belongs }) => belongs === 'yes').map(({ rule }) => ({ rule, ...dueBy(client, rule) }))
  // The rules stand strictest first, so that where two fall due on one day the stricter names it.
  const first = dues.reduce<(typeof dues)[number] | undefined>(
    (best, due) => (best && best.dueOn <= due.dueOn ? best : due),
    undefined,
  )
  if (!first) return undefined
  return {
    riskClass: first.rule.riskClass,
    dueOn: first.dueOn,
    overdueDays: Math.max(0, daysBetween(first.dueOn, today)),
    reason: first.reason,
    unknownFor: answers.filter(({ belongs }) => belongs === 'unknown').map(({ rule }) => rule.riskClass),
  }
}

function belongs(client: VisitedClient, rule: VisitRule, today: Day): 'yes' | 'no' | 'unknown' {
  const age = client.bornOn && yearsBetween(client.bornOn, today)
  let answer: 'no' | 'unknown' = 'no'
  for (const { anyOf, ageAtLeast, ageBelow } of rule.who) {
    if (anyOf && !anyOf.some((category) => client.categories.includes(category))) continue
    if (ageAtLeast === undefined && ageBelow === undefined) return 'yes'
    if (age === null) answer = 'unknown'
    else if (age >= (ageAtLeast ?? 0) && age < (ageBelow ?? Infinity)) return 'yes'
  }
  return answer
}

function dueBy(client: VisitedClient, rule: VisitRule): Pick<DueVisit, 'dueOn' | 'reason'> {
  const regular: Pick<DueVisit, 'dueOn' | 'reason'> = client.lastMetOn
    ? { dueOn: nextBy(client.lastMetOn, rule), reason: 'last-met' }
    : { dueOn: nextBy(client.registeredOn, rule), reason: 'never-met' }
  // A meeting on the day of the change may have come before it.
  const metSince = client.changedOn && client.lastMetOn && client.lastMetOn > client.changedOn
  if (!rule.afterChange || !client.changedOn || metSince) return regular
  const dueOn = addDays(client.changedOn, rule.afterChange.days)
  return dueOn < regular.dueOn ? { dueOn, reason: 'after-change' } : regular
}

/** The same for a first visit: whoever is registered on the 30th is not overdue on the 1st. */
const nextBy = (from: Day, { every, counted }: VisitRule): Day =>
  counted === 'period' ? endOfNextPeriod(from, every) : later(from, every)

const monthsIn: Record<Exclude<Unit, 'day' | 'week'>, number> = { month: 1, quarter: 3, year: 12 }

/** 31 January and a month is the last day of February. */
function later(from: Day, { n, unit }: VisitRule['every']): Day {
  if (unit === 'day') return addDays(from, n)
  if (unit === 'week') return addDays(from, n * 7)
  const month = addMonths(monthOf(from), n * monthsIn[unit])
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const sameDate = addDays(first, Number(from.slice(8)) - 1)
  return sameDate < last ? sameDate : last
}

/** A Monday, from which periods of several weeks or days are counted; those of several months are counted from January of year 0. */
const anyMonday = parseDay('2024-01-01')

function endOfNextPeriod(from: Day, { n, unit }: VisitRule['every']): Day {
  if (unit === 'day' || unit === 'week') {
    const length = unit === 'day' ? n : n * 7
    const period = Math.floor(daysBetween(anyMonday, from) / length)
    return addDays(anyMonday, (period + 2) * length - 1)
  }
  const length = n * monthsIn[unit]
  const months = yearOf(from) * 12 + Number(from.slice(5, 7)) - 1
  return lastDayOf(addMonths(monthOf(from), length * 2 - 1 - (months % length)))
}
