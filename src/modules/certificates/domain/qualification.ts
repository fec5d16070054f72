import type { Day } from '#kernel/days.ts'
import { yearsBetween } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { type ExamLevel, highestOf, isHigher, type Level } from '#modules/certificates/domain/level.ts'

/** What the national list, or an officer after it, says of a certificate that someone says they hold. */
export const verifications = ['unverified', 'matched', 'unknown', 'feedback', 'approved', 'rejected'] as const
export type Verification = (typeof verifications)[number]

/** Does it count? What nobody has confirmed yet counts neither way. */
export const isVerified = (verification: Verification): boolean =>
  verification === 'matched' || verification === 'approved'
const isClaim = (verification: Verification): boolean => !isVerified(verification) && verification !== 'rejected'

/** As the national list knows a number: by the keyed hash of the number and of the name with it, and of the identity number where it gives one. */
export interface Holder {
  nameHash: string
  identityHash: string | null
  level: ExamLevel
}

export interface Claimed {
  nameHash: string
  /** Of every identity number that the registry knows of the person, those given up too. */
  identityHashes: ReadonlySet<string>
  level: Level
}

/** Why the list does not confirm a certificate; it confirms where there is no reason. */
export type Mismatch = 'number-not-listed' | 'name-differs' | 'identity-differs' | 'level-differs'

/**
 * Compares a certificate with the national list. Where the list gives an identity number and the registry knows one, the two decide: a name may
 * have changed, and a namesake is not the holder. Else the name does; one that differs is not somebody else's certificate for certain.
 */
export function compared(own: Claimed, listed: Holder | undefined): Mismatch | null {
  if (!listed) return 'number-not-listed'
  if (listed.identityHash !== null && own.identityHashes.size > 0) {
    if (!own.identityHashes.has(listed.identityHash)) return 'identity-differs'
  } else if (listed.nameHash !== own.nameHash) return 'name-differs'
  return listed.level === own.level ? null : 'level-differs'
}

/** From where each act on the verification goes; the national list lists no local grades, so an officer decides those at once. */
export const verificationActs = {
  /** The person says: the number is right all the same. */
  askForFeedback: ['unknown'],
  decideFeedback: ['feedback'],
  /** Compared again with a newer list. */
  compare: ['unverified', 'unknown', 'feedback'],
  /** Without a list: the paper was seen. */
  confirmBySight: ['unverified', 'unknown', 'feedback'],
} satisfies Record<string, Verification[]>

export const mayVerify = (act: keyof typeof verificationActs, verification: Verification): boolean =>
  (verificationActs[act] as Verification[]).includes(verification)

/**
 * What may still be corrected of a certificate: all of it while nobody has confirmed it; afterwards only by the office, and only what came
 * later (the number where there was none, the day of issue, the review). What was rejected is entered anew.
 */
export type Correction = 'whole' | 'what-came-later'
export function correctionOf(verification: Verification, own: boolean): Correction | null {
  if (verification === 'rejected') return null
  if (!isVerified(verification)) return 'whole'
  return own ? null : 'what-came-later'
}

export interface Held {
  level: Level
  passedOn: Day
  /** When the title was given; of the senior level null while there is only a ticket to the review. */
  titledOn: Day | null
  verification: Verification
}

/** Until when a pass of the senior paper opens the review. */
export type TicketState = 'valid' | 'used' | 'lapsed'
export function ticketOn(ticketUntil: Day, reviewedOn: Day | null, on: Day): TicketState {
  if (reviewedOn) return 'used'
  return on < ticketUntil ? 'valid' : 'lapsed'
}

/** A period in which a qualification is registered; `until` is the first day it no longer is. */
export interface Period {
  level: Level
  from: Day
  until: Day
  cancelledOn: Day | null
}

export const isActive = ({ from, until, cancelledOn }: Omit<Period, 'level'>, on: Day): boolean =>
  from <= on && on < until && (cancelledOn === null || on < cancelledOn)

/**
 * What other rules may know of someone's certificates on a day. The best one held is left out where a higher one is still waiting to be
 * verified: it might be held or not. Best only, never added up.
 */
export function certificateFacts(held: readonly Held[], periods: readonly Period[], on: Day): Facts {
  const until = held.filter((one) => (one.titledOn ?? one.passedOn) <= on)
  const own = until.filter(
    (one) => isVerified(one.verification) && one.titledOn !== null && one.titledOn <= on && one.level !== 'clerk',
  )
  const best = highestOf(own.map((one) => one.level as ExamLevel))
  const claimed = highestOf(
    until
      .filter((one) => isClaim(one.verification) && one.titledOn !== null && one.level !== 'clerk')
      .map((one) => one.level as ExamLevel),
  )
  const isOpen = claimed !== undefined && (best === undefined || isHigher(claimed, best))
  const active = periods.filter((one) => isActive(one, on))
  const registered = highestOf(active.map((one) => one.level).filter((level) => level !== 'clerk'))
  const since = (level: ExamLevel): number | undefined => {
    const one = own.find((each) => each.level === level)
    return one && yearsBetween(one.passedOn, on)
  }
  const [assistant, intermediate] = [since('assistant'), since('intermediate')]
  return {
    ...(!isOpen && { 'certificate.level': best ?? 'none' }),
    'certificate.registered': registered ?? 'none',
    ...(registered && { 'certificate.registeredSince': sinceOf(periods, registered, on) }),
    ...(assistant !== undefined && { 'certificate.yearsSinceAssistant': assistant }),
    ...(intermediate !== undefined && { 'certificate.yearsSinceIntermediate': intermediate }),
  }
}

/** Since when without a gap: a renewal goes on from the period before it. */
function sinceOf(periods: readonly Period[], level: Level, on: Day): Day {
  const own = periods
    .filter((one) => one.level === level && one.from <= on)
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))
  let since = own[0]!.from
  for (const one of own.slice(1)) {
    if (one.until < since || (one.cancelledOn && one.cancelledOn < since)) break
    since = one.from
  }
  return since
}
