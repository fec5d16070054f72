import type { Day } from '#kernel/days.ts'
import { type Condition, decide, type Facts, type Outcome } from '#kernel/packs/decide.ts'

/** How a fact becomes a code of a table: as it is, or by bands of a number. */
export interface Dimension {
  code: string
  fact: string
  bands: readonly { code: string; atMost?: number | undefined }[] | null
  /** One person may have several codes. */
  several: boolean
}

export interface CensusRules {
  dimensions: readonly Dimension[]
  /** Codes of dimensions without which a line is not complete. */
  needed: readonly string[]
  conditions: { 'in-practice': Condition; talent: Condition; professional: Condition }
}

export interface CensusLine {
  /** A dimension that is not known is left out; several codes of one stand with commas around them. */
  cells: Record<string, string>
  missing: string[]
  inPractice: boolean | null
  talent: boolean | null
  professional: boolean | null
}

const said: Record<Outcome, boolean | null> = { met: true, unmet: false, unknown: null }

/** A person's line in the census by what is known of them on the reference day. */
export function censusLine(facts: Facts, { dimensions, needed, conditions }: CensusRules, on: Day): CensusLine {
  const cells: Record<string, string> = {}
  for (const dimension of dimensions) {
    const code = codeOf(facts[dimension.fact], dimension)
    if (code !== undefined) cells[dimension.code] = code
  }
  const outcome = (condition: Condition): boolean | null => said[decide(condition, facts, on).outcome]
  return {
    cells,
    missing: needed.filter((code) => cells[code] === undefined),
    inPractice: outcome(conditions['in-practice']),
    talent: outcome(conditions.talent),
    professional: outcome(conditions.professional),
  }
}

function codeOf(fact: Facts[string], { bands, several }: Dimension): string | undefined {
  if (fact === undefined || fact === null) return undefined
  if (Array.isArray(fact)) return fact.length === 0 ? undefined : several ? `,${fact.join(',')},` : fact[0]
  if (!bands) return String(fact)
  return typeof fact === 'number' ? bands.find(({ atMost }) => atMost === undefined || fact <= atMost)?.code : undefined
}
