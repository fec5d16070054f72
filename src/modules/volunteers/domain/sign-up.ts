import type { Day } from '#kernel/days.ts'
import { accept, type Decision, refuse } from '#kernel/refusal.ts'
import { isMinor, type VolunteerState } from '#modules/volunteers/domain/volunteer.ts'

/** 'came': without having signed up. 'absent': signed up, and said not to have come. */
export type SignUpState = 'signed' | 'waiting' | 'withdrawn' | 'came' | 'absent'

export interface OpenActivity {
  startsAt: Date
  heldOn: Day
  category: string
  capacity: number
  dangerous: boolean
  insuredFrom: Day | null
  calledOff: boolean
}

export type SignUpGate = 'open' | 'insurance-missing' | 'begun' | 'called-off'

/** May people sign up? What may endanger them is insured first, from its day at the latest. */
export function signUpGate(activity: OpenActivity, now: Date): SignUpGate {
  if (activity.calledOff) return 'called-off'
  if (now >= activity.startsAt) return 'begun'
  if (activity.dangerous && (!activity.insuredFrom || activity.insuredFrom > activity.heldOn))
    return 'insurance-missing'
  return 'open'
}

export interface SigningVolunteer {
  state: VolunteerState
  bornOn: Day | null
}

export interface AgeRules {
  adultAge: number
  adultsOnly: ReadonlySet<string>
}

/** Nothing is recorded for somebody who has not confirmed, and nobody who is not of age goes where the rule says no. */
export function mayTakePart(
  activity: Pick<OpenActivity, 'category' | 'heldOn'>,
  volunteer: SigningVolunteer,
  rules: AgeRules,
): Decision<null> {
  if (volunteer.state === 'left') return refuse('volunteers/left-already')
  if (volunteer.state === 'awaiting') return refuse('volunteers/awaiting-confirmation')
  const young = volunteer.bornOn === null || isMinor(volunteer.bornOn, activity.heldOn, rules.adultAge)
  if (rules.adultsOnly.has(activity.category) && young) return refuse('volunteers/adults-only', { age: rules.adultAge })
  return accept(null)
}

/** Takes a place, or the end of the waiting list: nobody overtakes those who wait. */
export function decideSignUp(
  activity: OpenActivity,
  volunteer: SigningVolunteer,
  taken: { signed: number; waiting: number },
  current: SignUpState | null,
  now: Date,
  rules: AgeRules,
): Decision<'signed' | 'waiting'> {
  const gate = signUpGate(activity, now)
  if (gate === 'called-off') return refuse('volunteers/called-off')
  if (gate === 'begun') return refuse('volunteers/sign-up-closed')
  if (gate === 'insurance-missing') return refuse('volunteers/insurance-missing')
  const allowed = mayTakePart(activity, volunteer, rules)
  if (!allowed.ok) return allowed
  if (current && current !== 'withdrawn') return refuse('volunteers/signed-up-already')
  return accept(taken.signed < activity.capacity && taken.waiting === 0 ? 'signed' : 'waiting')
}

/** Until it begins one may withdraw. */
export function decideWithdrawal(
  activity: { startsAt: Date },
  current: SignUpState | null,
  now: Date,
): Decision<'withdrawn'> {
  if (current !== 'signed' && current !== 'waiting') return refuse('volunteers/not-signed-up')
  if (now >= activity.startsAt) return refuse('volunteers/begun-already')
  return accept('withdrawn')
}

/** Who of those waiting, in their order, gets one of the places that are free. */
export const movingUp = <W>(capacity: number, signed: number, waiting: readonly W[]): W[] =>
  waiting.slice(0, Math.max(0, capacity - signed))
