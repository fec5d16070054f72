import type { Day } from '#kernel/days.ts'
import { type Condition, decide, type Facts, missingFacts } from '#kernel/packs/decide.ts'

/** The highest of a list whose conditions are met. What could still be higher and is not known makes the whole not known. */
export function highest<T extends { when: Condition }>(
  of: readonly T[],
  worth: (one: T) => number,
  facts: Facts,
  day: Day,
): { found: T | undefined; besides: T[]; missing: string[] } {
  const ranked = [...of].sort((a, b) => worth(b) - worth(a))
  const missing: string[] = []
  for (const [index, one] of ranked.entries()) {
    const decided = decide(one.when, facts, day)
    if (decided.outcome === 'met') {
      // Whatever is worth no more cannot change the answer.
      return {
        found: one,
        besides: ranked.slice(index + 1).filter((other) => decide(other.when, facts, day).outcome === 'met'),
        missing,
      }
    }
    if (decided.outcome === 'unknown') missing.push(...missingFacts(decided))
  }
  return { found: undefined, besides: [], missing }
}
