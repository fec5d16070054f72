import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'

/** What a module knows of people on a day, by the names of pack.yaml, in a fixed number of statements however many people. */
export type FactSource = (query: Transaction['query'], personIds: string[], on: Day) => Promise<Map<string, Facts>>

/** All that several modules know, as one source; what nobody knows stays left out. */
export const together =
  (sources: readonly FactSource[]): FactSource =>
  async (query, personIds, on) => {
    const answers = await Promise.all(sources.map((source) => source(query, personIds, on)))
    return new Map(personIds.map((id) => [id, Object.assign({}, ...answers.map((answer) => answer.get(id)))]))
  }
