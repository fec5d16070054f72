import type { z } from 'zod'
import type { Day } from '#kernel/days.ts'

/** What is known about one thing asked for. `null` says that there is none; a fact that is not known is left out. */
export type Fact = string | number | boolean | null | readonly string[]

export interface Around {
  /** The day of the decision. */
  on: Day
  /** The steps of a ladder from the lowest to the highest, where the fact is one of them. */
  order: readonly string[] | undefined
}

/** One way to compare a fact with a limit. The set is closed on purpose: see docs/decisions/0006. */
export interface Comparison<Limit> {
  /** What a pack may write as the limit. */
  limit: z.ZodType<Limit>
  /** Is the fact as asked? A fact of the wrong kind is a fault of the caller and is thrown. */
  holds(found: Fact, limit: Limit, around: Around): boolean
  /** How a screen says what is asked, given the limit in words. */
  words(said: { zh: string; en: string }, limit: Limit): { zh: string; en: string }
}

/** Below zero when the fact is lower than the limit; numbers, days as text, or steps of a ladder. Undefined where there is none. */
export function distance(
  found: Fact,
  limit: number | string,
  order: readonly string[] | undefined,
): number | undefined {
  if (found === null) return undefined
  if (order) return stepOf(found, order) - stepOf(limit, order)
  if (typeof found === 'number' && typeof limit === 'number') return found - limit
  if (typeof found === 'string' && typeof limit === 'string') return found < limit ? -1 : found > limit ? 1 : 0
  throw new TypeError(`${JSON.stringify(found)} cannot be measured against ${JSON.stringify(limit)}`)
}

function stepOf(step: Fact, order: readonly string[]): number {
  const index = order.indexOf(String(step))
  if (index < 0) throw new TypeError(`${JSON.stringify(step)} is no step of ${order.join(' < ')}`)
  return index
}
