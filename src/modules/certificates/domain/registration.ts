import { type Day, monthsLater } from '#kernel/days.ts'
import { accept, type Decision, refuse } from '#kernel/refusal.ts'
import { isActive, type Period, type Verification, isVerified } from '#modules/certificates/domain/qualification.ts'

/**
 * 未申请 → 待审核 → 初审通过 | 初审未通过 → 终审通过 | 终审未通过 → 首次登记已完成 → 已出证. What was refused is mended and handed in again.
 */
export const stages = [
  'draft',
  'submitted',
  'first-passed',
  'first-refused',
  'final-passed',
  'final-refused',
  'registered',
  'issued',
] as const
export type Stage = (typeof stages)[number]
export type Kind = 'first' | 'renewal' | 'again'

/** Each act and the stages it may be done in: read by the server and by the buttons. */
export const registrationActs = {
  /** Locked after the first check: from there on nobody changes what was checked. */
  edit: ['draft', 'submitted', 'first-refused', 'final-refused'],
  submit: ['draft', 'first-refused', 'final-refused'],
  withdraw: ['draft', 'submitted', 'first-refused', 'final-refused'],
  checkFirst: ['submitted'],
  checkFinal: ['first-passed'],
  complete: ['final-passed'],
  issue: ['registered'],
  cancel: ['registered', 'issued'],
} satisfies Record<string, Stage[]>
export type RegistrationAct = keyof typeof registrationActs

export const mayRegister = (act: RegistrationAct, stage: Stage): boolean =>
  (registrationActs[act] as Stage[]).includes(stage)

/** From which stage on the form is closed for good. */
export const isLocked = (stage: Stage): boolean => !mayRegister('edit', stage)

export interface RegistrationRule {
  firstWithinMonths: number
  periodMonths: number
  windowMonths: number
  /** What becomes of a first registration after its term: an explanation is asked for, or it is refused. */
  lateFirst: 'with-explanation' | 'refused'
}

/** How a qualification stands on a day. */
export type Standing = 'none' | 'active' | 'expiring' | 'lapsed' | 'cancelled'

export interface StandingOn {
  standing: Standing
  /** The first day on which it is (or was) no longer registered. */
  until: Day | null
  /** From when a renewal may be handed in. */
  renewFrom: Day | null
}

type Span = Omit<Period, 'level'>

/** Derived by day, never stored: a period that runs out tonight is lapsed tomorrow without anybody's act. */
export function standingOn(
  periods: readonly Span[],
  on: Day,
  rule: Pick<RegistrationRule, 'windowMonths'>,
): StandingOn {
  const begun = periods.filter((one) => one.from <= on).toSorted((a, b) => (a.from < b.from ? 1 : -1))
  const last = begun[0]
  if (!last) return { standing: 'none', until: null, renewFrom: null }
  const until = periods.reduce(
    (latest, one) => (one.until > latest && !one.cancelledOn ? one.until : latest),
    last.until,
  )
  const renewFrom = monthsLater(until, -rule.windowMonths)
  if (!isActive(last, on)) {
    const cancelled = last.cancelledOn !== null && last.cancelledOn <= on && last.cancelledOn < last.until
    return {
      standing: cancelled ? 'cancelled' : 'lapsed',
      until: cancelled ? last.cancelledOn : last.until,
      renewFrom: null,
    }
  }
  return { standing: on >= renewFrom ? 'expiring' : 'active', until, renewFrom }
}

/** By when the first registration is to be made: its last day. */
export const firstDueOn = (passedOn: Day, rule: Pick<RegistrationRule, 'firstWithinMonths'>): Day =>
  monthsLater(passedOn, rule.firstWithinMonths)

export interface Applicant {
  verification: Verification
  /** Null while a senior has only the ticket to the review. */
  titledOn: Day | null
  passedOn: Day
  periods: readonly Span[]
  lateReason: string | null
}

/** Which kind of registration may be applied for on a day, or why none. */
export function applicationOn(one: Applicant, on: Day, rule: RegistrationRule): Decision<Kind> {
  if (one.titledOn === null) return refuse('certificates/title-only-after-review')
  if (!isVerified(one.verification)) return refuse('certificates/not-verified-yet')
  const { standing, renewFrom } = standingOn(one.periods, on, rule)
  if (standing === 'cancelled') return accept('again')
  if (standing === 'lapsed') return accept('again')
  if (standing === 'expiring') {
    // A renewal that is done already begins later than today.
    if (one.periods.some((each) => each.from > on)) return refuse('certificates/renewed-already')
    return accept('renewal')
  }
  if (standing === 'active') return refuse('certificates/window-not-open', { from: renewFrom! })
  const due = firstDueOn(one.passedOn, rule)
  if (on <= due) return accept('first')
  if (rule.lateFirst === 'refused') return refuse('certificates/first-term-over', { due })
  if (!one.lateReason)
    return refuse('kernel/invalid-input', { count: 1 }, [
      { field: 'lateReason', code: 'certificates/late-reason-missing', params: { due } },
    ])
  return accept('first')
}

/** The period that a completed registration opens: a renewal goes on where the last one ends, any other begins that day. */
export function periodFrom(
  kind: Kind,
  periods: readonly Span[],
  on: Day,
  rule: Pick<RegistrationRule, 'periodMonths'>,
): { from: Day; until: Day } {
  const end = periods
    .filter((one) => !one.cancelledOn)
    .reduce<Day | null>((latest, one) => (latest === null || one.until > latest ? one.until : latest), null)
  const from = kind === 'renewal' && end && end > on ? end : on
  return { from, until: monthsLater(from, rule.periodMonths) }
}
