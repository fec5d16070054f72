import {
  type Condition,
  decide,
  type Decided,
  type Facts,
  missingFacts,
  type Outcome,
  outcomeOf,
} from '#kernel/packs/decide.ts'
import type { Day } from '#kernel/days.ts'
import type { Words } from '#kernel/packs/format.ts'
import { timesChosen } from '#modules/selection/domain/renewal.ts'

/** What a programme asks of somebody, and what it prefers among equals. */
export interface Asked {
  requirements: readonly { code: string; when: Condition; usually: boolean }[]
  preferences: readonly { code: string; when: Condition }[]
  /** Asked only of whoever this programme chose before; rounds opened before there was such a list have none. */
  renewal?: readonly Renewal[]
}

interface Renewal {
  code: string
  name: Words
  when: Condition
  /** Where the text leaves open whether it forbids, somebody decides. */
  reading: 'forbids' | 'ask'
}

export interface Clause {
  code: string
  name: Words
  when: Condition
  usually: boolean
}

/** Every clause that a “no” may rest on: the conditions of entry, and those of entering again. */
export const clausesOf = ({
  requirements,
  renewal = [],
}: {
  requirements: readonly Clause[]
  renewal?: readonly Renewal[]
}): Clause[] => [...requirements, ...renewalClauses(renewal)]

const renewalClauses = (renewal: readonly Renewal[]): Clause[] =>
  renewal.map(({ code, name, when, reading }) => ({ code: `again-${code}`, name, when, usually: reading === 'ask' }))

export interface Verdict {
  /** Of all requirements together. */
  outcome: Outcome
  requirements: { code: string; outcome: Outcome; decided: Decided }[]
  /** The preferences that are surely met. They never decide who may enter. */
  preferred: string[]
  /** What would have to be known. */
  missing: string[]
}

/**
 * How somebody stands to a programme. What a rule only asks "normally" excludes nobody by itself: where it is not met, somebody has to
 * decide, so the answer is unknown.
 */
export function verdictOn({ requirements, preferences, renewal = [] }: Asked, facts: Facts, on: Day): Verdict {
  const wasChosen = Number(facts[timesChosen] ?? 0) > 0
  const parts = [...requirements, ...(wasChosen ? renewalClauses(renewal) : [])].map(({ code, when, usually }) => {
    const decided = decide(when, facts, on)
    return { code, decided, outcome: usually && decided.outcome === 'unmet' ? ('unknown' as const) : decided.outcome }
  })
  return {
    outcome: together(parts.map((part) => part.outcome)),
    requirements: parts,
    preferred: preferences.filter(({ when }) => outcomeOf(when, facts, on) === 'met').map(({ code }) => code),
    missing: parts.some(({ decided }) => decided.outcome === 'unknown')
      ? [...new Set(parts.flatMap(({ decided }) => missingFacts(decided)))]
      : [],
  }
}

const together = (outcomes: Outcome[]): Outcome =>
  outcomes.includes('unmet') ? 'unmet' : outcomes.includes('unknown') ? 'unknown' : 'met'

const order = { met: 0, unknown: 1, unmet: 2 }

/** Who may enter comes first, then who may perhaps; among them whoever meets more preferences. Equals stay as they stand. */
export const inOrder = <One extends { verdict: Verdict }>(people: One[]): One[] =>
  people.toSorted(
    (a, b) =>
      order[a.verdict.outcome] - order[b.verdict.outcome] || b.verdict.preferred.length - a.verdict.preferred.length,
  )

/** How many meet each requirement, do not, or cannot be judged. */
export function tally(codes: readonly string[], verdicts: readonly Verdict[]): Record<string, Record<Outcome, number>> {
  const counts = Object.fromEntries(codes.map((code) => [code, { met: 0, unmet: 0, unknown: 0 }]))
  for (const { requirements } of verdicts) for (const { code, outcome } of requirements) counts[code]![outcome]++
  return counts
}
