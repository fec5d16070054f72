import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { Packs } from '#kernel/packs/load.ts'

/** What a module knows of people. */
export interface FactSource {
  /** How the names of its facts begin: who asks for none of them does not wait for it. */
  begin: readonly string[]
  /** On a day, by the names of pack.yaml, in a fixed number of statements however many people. */
  of: (query: Transaction['query'], personIds: string[], on: Day, packs: Packs) => Promise<Map<string, Facts>>
}

/** All that several modules know together, or only those of them that know one of the facts asked for; what nobody knows stays left out. */
export const together =
  (sources: readonly FactSource[], packs: () => Packs) =>
  async (
    query: Transaction['query'],
    personIds: string[],
    on: Day,
    asked?: readonly string[],
  ): Promise<Map<string, Facts>> => {
    const knows = ({ begin }: FactSource) => !asked || asked.some((name) => begin.some((one) => name.startsWith(one)))
    const answers = await Promise.all(sources.filter(knows).map(({ of }) => of(query, personIds, on, packs())))
    return new Map(personIds.map((id) => [id, united(answers.map((answer) => answer.get(id) ?? {}))]))
  }

/** Of a list that two modules know parts of, such as titles, both parts. */
function united(parts: readonly Facts[]): Facts {
  const whole: Record<string, Facts[string]> = {}
  for (const part of parts)
    for (const [name, fact] of Object.entries(part)) {
      const known = whole[name]
      whole[name] = Array.isArray(known) && Array.isArray(fact) ? [...new Set([...known, ...fact])] : fact
    }
  return whole
}
