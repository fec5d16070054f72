import type { Day } from '#kernel/days.ts'
import { type Condition, decide, type Facts } from '#kernel/packs/decide.ts'

export interface Step {
  code: string
  when: Condition
}

/** The last step that is surely met with every one before it, and the one after; null at the beginning, and at the end. */
export function placeOn<S extends Step>(steps: readonly S[], facts: Facts, on: Day): { at: S | null; next: S | null } {
  const firstUnmet = steps.findIndex(({ when }) => decide(when, facts, on).outcome !== 'met')
  const reached = firstUnmet < 0 ? steps.length : firstUnmet
  return { at: steps[reached - 1] ?? null, next: steps[reached] ?? null }
}
