import type { Day } from '#kernel/days.ts'
import { accept, type Decision, refuse } from '#kernel/refusal.ts'

/** From a day until a day, exclusive; without an end it goes on. */
export interface Term {
  fromOn: Day
  untilOn: Day | null
}

const isOn = ({ fromOn, untilOn }: Term, day: Day): boolean => fromOn <= day && (!untilOn || day < untilOn)

export const overlap = (one: Term, other: Term): boolean =>
  (!one.untilOn || other.fromOn < one.untilOn) && (!other.untilOn || one.fromOn < other.untilOn)

/** How many of the terms stand at once, at most, on any day of a span. It can only grow on a day when one begins. */
export function mostAtOnce(terms: readonly Term[], span: Term): number {
  const inSpan = terms.filter((term) => overlap(term, span))
  const starts = inSpan.map((term) => (term.fromOn > span.fromOn ? term.fromOn : span.fromOn))
  return Math.max(0, ...starts.map((day) => inSpan.filter((term) => isOn(term, day)).length))
}

export interface OfferedPost extends Term {
  seats: number
  certificate: 'none' | 'preferred' | 'required'
  certificateLevel: CertificateLevel | null
}
export type CertificateLevel = 'assistant' | 'intermediate' | 'senior'

const ladder = ['none', 'assistant', 'intermediate', 'senior']

/** Is a level at least the one wanted? Unknown where the level is. */
export function reachesLevel(held: string | undefined, wanted: CertificateLevel | null): 'met' | 'unmet' | 'unknown' {
  if (!wanted) return 'met'
  if (held === undefined) return 'unknown'
  return ladder.indexOf(held) >= ladder.indexOf(wanted) ? 'met' : 'unmet'
}

export interface Coming extends Term {
  main: boolean
  /** The best certificate held on the day of coming; undefined where it is not known. */
  level: string | undefined
  /** The person's own terms in other main posts. */
  mainTerms: readonly Term[]
}

/** May this person take a seat of the post from that day? `others` are the terms of those who have had one. */
export function takeSeat(post: OfferedPost, others: readonly Term[], coming: Coming): Decision<true> {
  if (coming.untilOn && coming.untilOn <= coming.fromOn) return refuseAt('untilOn', 'until-before-from')
  if (!isOn(post, coming.fromOn)) return refuseAt('fromOn', 'post-not-open')
  if (mostAtOnce(others, coming) >= post.seats) return refuse('posts/no-seat-free')
  if (coming.main && coming.mainTerms.some((term) => overlap(term, coming))) return refuse('posts/has-main-post')
  if (post.certificate === 'required' && reachesLevel(coming.level, post.certificateLevel) !== 'met')
    return refuse('posts/certificate-required')
  return accept(true)
}

const refuseAt = (field: string, code: string) =>
  refuse('kernel/invalid-input', { count: 1 }, [{ field, code: `posts/${code}` }])

export interface HeldPost extends Term {
  kind: string
}

/** The kind of post on a day and since when without a gap; undefined where none is held. Of two that touch, a step from one post to another of its kind is no new beginning. */
export function kindOn(held: readonly HeldPost[], day: Day): { kind: string; since: Day } | undefined {
  const past = held.filter((one) => one.fromOn <= day).toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))
  const now = past.find((one) => isOn(one, day))
  if (!now) return undefined
  let since = now.fromOn
  for (const one of past)
    if (one.kind === now.kind && one.fromOn < since && (!one.untilOn || one.untilOn >= since)) since = one.fromOn
  return { kind: now.kind, since }
}
