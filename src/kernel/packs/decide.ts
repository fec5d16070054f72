import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import type { Certainty, Words } from '#kernel/packs/format.ts'
import { all } from '#kernel/packs/compare/all.ts'
import { any } from '#kernel/packs/compare/any.ts'
import type { Around, Comparison, Fact } from '#kernel/packs/compare/comparison.ts'
import type { ComparisonName } from '#kernel/packs/compare/comparisons.ts'
import { comparisons } from '#kernel/packs/compare/comparisons.ts'
import { not } from '#kernel/packs/compare/not.ts'

/** On what something rests: the document, its clause, and how sure that is. */
export interface Basis {
  /** The folder of the pack that says it. */
  place: string
  /** The key of the document in that pack. */
  document: string
  title: string
  en?: string
  number?: string
  clause?: string
  certainty: Certainty
  source: string
  note?: Words
}

/** A condition of a pack with its bases found. */
export type Condition =
  | { kind: 'ask'; title?: Words; ask: string; compare: ComparisonName; limit: unknown; order?: string[]; basis: Basis }
  | { kind: 'all' | 'any'; title?: Words; parts: Condition[] }
  | { kind: 'not'; title?: Words; part: Condition }

/** For a module's schema of a list whose items carry `when`. */
export const Condition = z.custom<Condition>((value) => typeof value === 'object' && value !== null && 'kind' in value)

export type Facts = Readonly<Record<string, Fact | undefined>>
export type Outcome = 'met' | 'unmet' | 'unknown'

/** The answer as a tree that a screen can draw: every part with its own outcome, what was found, and its basis. */
export type Decided =
  | {
      kind: 'ask'
      outcome: Outcome
      title?: Words
      ask: string
      compare: ComparisonName
      limit: unknown
      /** Left out where it is not known. */
      found?: Fact
      basis: Basis
    }
  | { kind: 'all' | 'any' | 'not'; outcome: Outcome; title?: Words; parts: Decided[] }

/** Decides a condition by what is known on a day. Never guesses: what depends on a missing fact is unknown. */
export function decide(condition: Condition, facts: Facts, on: Day): Decided {
  const { title } = condition
  // Written out and not spread together: this is done hundreds of thousands of times in a minute.
  switch (condition.kind) {
    case 'ask': {
      const { kind, ask, compare, limit, basis } = condition
      const found = facts[ask]
      const outcome = outcomeOf(condition, facts, on)
      const decided: Decided =
        found === undefined
          ? { kind, outcome, ask, compare, limit, basis }
          : { kind, outcome, ask, compare, limit, found, basis }
      if (title) decided.title = title
      return decided
    }
    case 'not': {
      const part = decide(condition.part, facts, on)
      const decided: Decided = { kind: 'not', outcome: not(part.outcome), parts: [part] }
      if (title) decided.title = title
      return decided
    }
    default: {
      const { kind } = condition
      const parts = condition.parts.map((part) => decide(part, facts, on))
      const outcomes = parts.map((part) => part.outcome)
      const decided: Decided = { kind, outcome: kind === 'all' ? all(outcomes) : any(outcomes), parts }
      if (title) decided.title = title
      return decided
    }
  }
}

/** One for all comparisons, which are asked by the million: none asks another or keeps it. */
const around: Around = { on: '1900-01-01' as Day, order: undefined }

/** How a condition comes out, without the tree of its parts: for whoever asks of many and shows it to nobody. */
export function outcomeOf(condition: Condition, facts: Facts, on: Day): Outcome {
  switch (condition.kind) {
    case 'ask': {
      const found = facts[condition.ask]
      if (found === undefined) return 'unknown'
      // The pack's form was checked when it was read, so the limit is of the kind that this comparison takes.
      const comparison = comparisons[condition.compare] as Comparison<unknown>
      around.on = on
      around.order = condition.order
      return comparison.holds(found, condition.limit, around) ? 'met' : 'unmet'
    }
    case 'not':
      return not(outcomeOf(condition.part, facts, on))
    default: {
      const outcomes = condition.parts.map((part) => outcomeOf(part, facts, on))
      return condition.kind === 'all' ? all(outcomes) : any(outcomes)
    }
  }
}

/** The facts that would have to be known before an unknown answer can become one; none where the answer is settled. */
export function missingFacts(decided: Decided): string[] {
  if (decided.outcome !== 'unknown') return []
  if (decided.kind === 'ask') return [decided.ask]
  return [...new Set(decided.parts.flatMap(missingFacts))]
}

/** The facts that a condition asks for, so that a caller computes no others. */
export function askedFacts(condition: Condition): string[] {
  if (condition.kind === 'ask') return [condition.ask]
  return [...new Set((condition.kind === 'not' ? [condition.part] : condition.parts).flatMap(askedFacts))]
}
