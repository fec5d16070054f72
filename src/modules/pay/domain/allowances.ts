import { addDays, firstDayOf, lastDayOf, type Month, yearOf } from '#kernel/days.ts'
import { decide, missingFacts } from '#kernel/packs/decide.ts'
import { type Career, choiceOf } from '#modules/pay/domain/grade.ts'
import type { Rule, Scheme } from '#modules/pay/domain/scheme.ts'
import { factsOn } from '#modules/pay/domain/timeline.ts'

type Allowance = Scheme['allowances'][number]

/** An allowance already paid: what is paid once, or a number of years, must remember it. */
export interface PaidAllowance {
  code: string
  month: Month
}

export type AllowanceOutcome =
  | { code: string; is: 'paid'; fen: number }
  /** Why not: not met; the month before it begins or after it ends; another of its group is higher; the level bonus excludes it; paid before; only in another month. */
  | {
      code: string
      is: 'not-paid'
      because: 'unmet' | 'begins-later' | 'ended' | 'higher' | 'bonus' | 'paid-before' | 'years-over' | 'not-this-month'
    }
  | { code: string; is: 'unknown'; missing: string[] }

/** What of the allowances of a place a person is paid for a month, each with its reason. */
export function allowancesIn(career: Career, month: Month, paid: readonly PaidAllowance[]): AllowanceOutcome[] {
  const last = lastDayOf(month)
  const rule = career.ruleOn(last)
  const outcomes = rule.scheme.allowances.map((one) => outcomeOf(one, career, month, rule, paid))
  // Of one group the highest alone.
  return outcomes.map((outcome) => {
    if (outcome.is !== 'paid') return outcome
    const group = groupOf(rule, outcome.code)
    const higher = outcomes.some((other) => {
      if (!standsBefore(other) || groupOf(rule, other.code) !== group) return false
      const fen = fenOf(rule, other.code)
      return fen > outcome.fen || (fen === outcome.fen && other.code < outcome.code)
    })
    return higher ? { code: outcome.code, is: 'not-paid', because: 'higher' } : outcome
  })
}

const groupOf = (rule: Rule, code: string) => rule.scheme.allowances.find((one) => one.code === code)?.group
const fenOf = (rule: Rule, code: string) => rule.scheme.allowances.find((one) => one.code === code)!.fen

/** Is it theirs? Who was paid the higher one for good is not paid the lower one after it. */
const standsBefore = (one: AllowanceOutcome): boolean =>
  one.is === 'paid' || (one.is === 'not-paid' && (one.because === 'paid-before' || one.because === 'years-over'))

function outcomeOf(
  one: Allowance,
  career: Career,
  month: Month,
  rule: Rule,
  paid: readonly PaidAllowance[],
): AllowanceOutcome {
  const not = (because: Extract<AllowanceOutcome, { is: 'not-paid' }>['because']): AllowanceOutcome => ({
    code: one.code,
    is: 'not-paid',
    because,
  })
  const first = firstDayOf(month)
  const last = lastDayOf(month)
  const [before, after] = [addDays(first, -1), last].map((day) =>
    decide(one.when, factsOn(career.timeline, day), day),
  ) as [ReturnType<typeof decide>, ReturnType<typeof decide>]
  if (after.outcome === 'unknown') return { code: one.code, is: 'unknown', missing: missingFacts(after) }
  if (one.per === 'month') {
    const began = before.outcome !== 'met' && after.outcome === 'met'
    const ended = before.outcome === 'met' && after.outcome === 'unmet'
    if (began && one.begins === 'month-after') return not('begins-later')
    if (ended && one.ends === 'month-before') return not('ended')
    if (after.outcome === 'unmet' && !ended) return not('unmet')
  } else if (after.outcome === 'unmet') return not('unmet')

  const earlier = paid.filter((other) => other.code === one.code && other.month !== month)
  if (one.per === 'once' && earlier.length > 0) return not('paid-before')
  if (one.per === 'year') {
    if (Number(month.slice(5)) !== one.paidInMonth) return not('not-this-month')
    const years = new Set(earlier.map((other) => yearOf(other.month)))
    if (one.atMostYears !== undefined && years.size >= one.atMostYears) return not('years-over')
  }
  const bonus = rule.scheme.bonuses.some(
    (other) => other.group === one.group && decide(other.when, factsOn(career.timeline, last), last).outcome === 'met',
  )
  if (bonus && rule.scheme.bonusAndAllowance !== 'both') {
    const said =
      rule.scheme.bonusAndAllowance === 'officer'
        ? choiceOf(career, 'bonusAndAllowance', last)
        : rule.scheme.bonusAndAllowance
    if (said === undefined) return { code: one.code, is: 'unknown', missing: ['choice:bonusAndAllowance'] }
    if (said === 'bonus') return not('bonus')
  }
  return { code: one.code, is: 'paid', fen: one.fen }
}
