import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { Packs } from '#kernel/packs/load.ts'

/** What a module knows of people on a day, by the names of pack.yaml, in a fixed number of statements however many people. */
export type FactSource = (
  query: Transaction['query'],
  personIds: string[],
  on: Day,
  packs: Packs,
) => Promise<Map<string, Facts>>

/** All that several modules know together; what nobody knows stays left out. */
export const together =
  (sources: readonly FactSource[], packs: Packs) =>
  async (query: Transaction['query'], personIds: string[], on: Day): Promise<Map<string, Facts>> => {
    const answers = await Promise.all(sources.map((source) => source(query, personIds, on, packs)))
    return new Map(personIds.map((id) => [id, Object.assign({}, ...answers.map((answer) => answer.get(id)))]))
  }
