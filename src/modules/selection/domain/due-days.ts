import { type Day, monthsLater, yearOf } from '#kernel/days.ts'

/** On which days an allowance that accrues by the month is to be paid. */

interface DueRule {
  allowanceFen?: number | undefined
  allowancePaid?: 'month' | 'year' | undefined
  /** Whose years: those of the term, or those of the calendar. */
  allowanceFalls?: 'term' | 'calendar' | undefined
}

interface Term {
  fromOn: Day
  /** Exclusive; null where it has no end. */
  untilOn: Day | null
}

/** The days around a day: the last that has come, and the next. What is left is due when the term ends. */
export function dueAround(rule: DueRule, term: Term, on: Day): { last: Day | null; next: Day | null } {
  const none = { last: null, next: null }
  if (!rule.allowanceFen || !rule.allowancePaid) return none
  const dayOf = (count: number): Day =>
    rule.allowancePaid === 'month'
      ? monthsLater(term.fromOn, count, 'first-of-next')
      : rule.allowanceFalls === 'calendar'
        ? (`${yearOf(term.fromOn) + count}-01-01` as Day)
        : monthsLater(term.fromOn, 12 * count, 'first-of-next')
  let last: Day | null = null
  for (let count = 1; ; count++) {
    const falls = dayOf(count)
    const day = term.untilOn && falls > term.untilOn ? term.untilOn : falls
    if (day > on) return { last, next: day }
    last = day
    if (day === term.untilOn) return { last, next: null }
  }
}
