import { accept, type Decision, refuse } from '#kernel/refusal.ts'

export interface SessionTimes {
  startsAt: Date
  endsAt: Date
  calledOff: boolean
}

export interface Mark {
  inAt: Date | null
  outAt: Date | null
}

export interface DoorRule {
  checkInBeforeMinutes: number
  checkOutAfterMinutes: number
}

const plus = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)

/** May someone come in at that moment? Once a session. */
export function decideCheckIn(session: SessionTimes, mark: Mark, at: Date, rule: DoorRule): Decision<Date> {
  if (session.calledOff) return refuse('training/called-off')
  if (mark.inAt) return refuse('training/checked-in-already')
  if (at < plus(session.startsAt, -rule.checkInBeforeMinutes)) return refuse('training/too-early')
  if (at > session.endsAt) return refuse('training/session-over')
  return accept(at)
}

/** May someone go out? Only who came in; whoever forgot to check in is marked by the organiser. */
export function decideCheckOut(session: SessionTimes, mark: Mark, at: Date, rule: DoorRule): Decision<Date> {
  if (session.calledOff) return refuse('training/called-off')
  if (!mark.inAt) return refuse('training/not-checked-in')
  if (mark.outAt) return refuse('training/checked-out-already')
  if (at > plus(session.endsAt, rule.checkOutAfterMinutes)) return refuse('training/session-over')
  if (at < mark.inAt) return refuse('training/out-before-in')
  return accept(at)
}

export interface Credit {
  category: string
  minutes: number
}

export interface CreditRule {
  fullShare: number
  belowFullShare: 'proportional' | 'none'
}

/** What being there from then until then is worth: only the time between the session's beginning and end counts. */
export function creditsFor(
  session: Pick<SessionTimes, 'startsAt' | 'endsAt'>,
  from: Date,
  until: Date,
  credits: readonly Credit[],
  rule: CreditRule,
): Credit[] {
  const length = session.endsAt.getTime() - session.startsAt.getTime()
  const there = Math.max(
    0,
    Math.min(until.getTime(), session.endsAt.getTime()) - Math.max(from.getTime(), session.startsAt.getTime()),
  )
  const share = there / length
  if (share >= rule.fullShare) return [...credits]
  if (rule.belowFullShare === 'none') return []
  return credits
    .map(({ category, minutes }) => ({ category, minutes: Math.floor(minutes * share) }))
    .filter(({ minutes }) => minutes > 0)
}
