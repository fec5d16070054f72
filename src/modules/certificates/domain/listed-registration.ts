import { addDays, type Day, monthsLater } from '#kernel/days.ts'
import type { Kind, RegistrationRule } from '#modules/certificates/domain/registration.ts'

/** What a list of people says of the registration of somebody's certificate, beside what is kept. */

export interface HeldPeriod {
  id: string
  version: number
  from: Day
  /** The first day it no longer is. */
  until: Day
  cancelledOn: Day | null
  source: 'applied' | 'listed'
}

/** The certificate that is registered: kept already, or brought by the same line. */
export interface Registered {
  passedOn: Day
  periods: readonly HeldPeriod[]
  /** An application is with the reviewers. */
  inHand: boolean
}

export interface ListedRegistration {
  from: Day | null
  /** The last day, as lists write it. */
  last: Day | null
}

/** Why nothing is taken of a registration; the words stand in listed-notes.ts. */
export type RegistrationNote =
  | 'registration-without-certificate'
  | 'registration-ends-before'
  | 'registration-too-long'
  | 'registration-too-early'
  | 'registration-in-future'
  | 'registration-in-hand'
  | 'registration-cancelled'
  | 'registration-older'
  | 'registration-settled'

export interface ListedPeriod {
  /** The period that the list is about, where a list brought it before. */
  of: HeldPeriod | null
  kind: Kind
  /** { column: [what is kept, what the list says] }; the end as its last day. */
  diff: Record<string, [was: string | null, is: string]>
  note: { column: string; why: RegistrationNote } | null
}

const [begins, ends] = ['registered-from', 'registered-until'] as const
const sameMonth = (one: Day, other: Day): boolean => one.slice(0, 7) === other.slice(0, 7)
const lastDay = (until: Day): Day => addDays(until, -1)
export const untilOf = (last: Day): Day => addDays(last, 1)

/** A list that gives one end gives the other with it: a period has its length. Never earlier than the certificate, where the list does not say so. */
function spanOf(listed: ListedRegistration, passedOn: Day | undefined, rule: Pick<RegistrationRule, 'periodMonths'>) {
  const until = listed.last ? untilOf(listed.last) : monthsLater(listed.from!, rule.periodMonths)
  if (listed.from) return { from: listed.from, until }
  const from = monthsLater(until, -rule.periodMonths)
  return { from: passedOn && passedOn > from && passedOn < until ? passedOn : from, until }
}

/**
 * Which period a line tells of, and what it says otherwise; a day is a month to a list. What was registered by its papers stays as it is, and so does
 * what was cancelled; a later period is a new one.
 */
export function listedPeriod(
  certificate: Registered | null,
  listed: ListedRegistration,
  today: Day,
  rule: Pick<RegistrationRule, 'periodMonths' | 'windowMonths'>,
): ListedPeriod {
  const nothing: ListedPeriod = { of: null, kind: 'first', diff: {}, note: null }
  const left = (why: RegistrationNote): ListedPeriod => ({
    ...nothing,
    note: { column: listed.last ? ends : begins, why },
  })
  if (!listed.from && !listed.last) return nothing
  if (!certificate) return left('registration-without-certificate')
  const { from, until } = spanOf(listed, certificate.passedOn, rule)
  if (until <= from) return left('registration-ends-before')
  // A month more than the rule: lists round to months.
  if (until > monthsLater(from, rule.periodMonths + 1)) return left('registration-too-long')
  if (from > monthsLater(today, rule.windowMonths)) return left('registration-in-future')
  const same = certificate.periods.find((one) => sameMonth(lastDay(one.until), lastDay(until)))
  const otherFrom = same && listed.from !== null && !sameMonth(same.from, from)
  if (same && !same.cancelledOn && !otherFrom) return nothing
  if (from < certificate.passedOn && !sameMonth(from, certificate.passedOn)) return left('registration-too-early')
  if (certificate.inHand) return left('registration-in-hand')
  // Renewals go on where the last period ends: the rest of a month is no overlap.
  const over = same ?? certificate.periods.find((one) => one.from < until && monthsLater(from, 1) < one.until)
  if (over?.cancelledOn) return left('registration-cancelled')
  if (over?.source === 'applied') return left('registration-settled')
  if (over)
    return {
      of: over,
      kind: 'first',
      diff: {
        ...(!sameMonth(over.from, from) && { [begins]: [over.from, from] }),
        ...(!same && { [ends]: [lastDay(over.until), lastDay(until)] }),
      },
      note: null,
    }
  const last = certificate.periods.reduce<HeldPeriod | null>(
    (latest, one) => (latest && latest.until > one.until ? latest : one),
    null,
  )
  if (last && until < last.until) return left('registration-older')
  const begin = last && !last.cancelledOn && last.until > from ? last.until : from
  const goesOn = last && !last.cancelledOn && monthsLater(last.until, 1) >= begin
  return {
    of: null,
    kind: goesOn ? 'renewal' : last ? 'again' : 'first',
    diff: {
      [begins]: [last?.from ?? null, begin],
      [ends]: [last && lastDay(last.until), lastDay(until)],
    },
    note: null,
  }
}
