import { accept, type Decision, refuse } from '#kernel/refusal.ts'

export type EnrolmentState = 'enrolled' | 'waiting' | 'withdrawn'

export interface Offered {
  signUpUntil: Date
  capacity: number
  calledOff: boolean
}

/** Takes a place, or the end of the waiting list: nobody overtakes those who wait. */
export function decideSignUp(
  session: Offered,
  taken: { enrolled: number; waiting: number },
  current: EnrolmentState | null,
  now: Date,
): Decision<'enrolled' | 'waiting'> {
  if (session.calledOff) return refuse('training/called-off')
  if (now >= session.signUpUntil) return refuse('training/sign-up-closed')
  if (current === 'enrolled' || current === 'waiting') return refuse('training/signed-up-already')
  return accept(taken.enrolled < session.capacity && taken.waiting === 0 ? 'enrolled' : 'waiting')
}

/** Until it begins one may withdraw: an empty chair helps nobody, but yesterday cannot be undone. */
export function decideWithdrawal(
  session: { startsAt: Date },
  current: EnrolmentState | null,
  now: Date,
): Decision<'withdrawn'> {
  if (current === null || current === 'withdrawn') return refuse('training/not-signed-up')
  if (now >= session.startsAt) return refuse('training/begun-already')
  return accept('withdrawn')
}

/** Who of those waiting, in their order, gets one of the places that are free. */
export const movingUp = <W>(capacity: number, enrolled: number, waiting: readonly W[]): W[] =>
  waiting.slice(0, Math.max(0, capacity - enrolled))

export interface Times {
  startsAt: Date
  endsAt: Date
}

/** The other sessions that run at the same time; one that begins when another ends does not clash. */
export const clashing = <T extends Times>(session: Times, others: readonly T[]): T[] =>
  others.filter((other) => other.startsAt < session.endsAt && session.startsAt < other.endsAt)
