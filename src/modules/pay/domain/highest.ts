import type { Day } from '#kernel/days.ts'
import { type Condition, decide, type Facts, missingFacts, outcomeOf } from '#kernel/packs/decide.ts'

/** A list by what its entries are worth, the dearest first. */
export type Ranked<T> = readonly T[] & { readonly ranked: true }

export const rankedBy = <T>(of: readonly T[], worth: (one: T) => number): Ranked<T> =>
  [...of].sort((a, b) => worth(b) - worth(a)) as readonly T[] as Ranked<T>

/** The highest of a list whose conditions are met. What could still be higher and is not known makes the whole not known. */
export function highest<T extends { when: Condition }>(
  ranked: Ranked<T>,
  facts: Facts,
  day: Day,
): { found: T | undefined; besides: T[]; missing: string[] } {
  const missing: string[] = []
  for (let index = 0; index < ranked.length; index++) {
    const one = ranked[index]!
    const outcome = outcomeOf(one.when, facts, day)
    if (outcome === 'met') {
      // Whatever is worth no more cannot change the answer.
      return {
        found: one,
        besides: ranked.slice(index + 1).filter((other) => outcomeOf(other.when, facts, day) === 'met'),
        missing,
      }
    }
    if (outcome === 'unknown') missing.push(...missingFacts(decide(one.when, facts, day)))
  }
  return { found: undefined, besides: [], missing }
}
