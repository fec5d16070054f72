import type { Day } from '#kernel/days.ts'
import { type Condition, decide, type Facts, missingFacts } from '#kernel/packs/decide.ts'

interface Rule {
  code: string
  functions: string[]
  every: { count: number }
  when?: Condition | undefined
}

export interface Duty {
  code: string
  functions: string[]
  everyDays: number
  /** Facts that would say whether it holds; none where that is certain. */
  missing: string[]
}

/** What a person is to receive: every rule that holds for them, and those of which it cannot be said yet, with what is missing. */
export function dutiesOf(rules: readonly Rule[], facts: Facts, on: Day): Duty[] {
  return rules.flatMap(({ code, functions, every, when }) => {
    const duty = { code, functions, everyDays: every.count }
    if (!when) return [{ ...duty, missing: [] }]
    const decided = decide(when, facts, on)
    return decided.outcome === 'unmet' ? [] : [{ ...duty, missing: missingFacts(decided) }]
  })
}
