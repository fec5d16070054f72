import { inTransaction, type Scope } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import * as assessment from '#modules/assessment/public.ts'
import * as certificates from '#modules/certificates/public.ts'
import * as posts from '#modules/posts/public.ts'
import * as workforce from '#modules/workforce/public.ts'

/** Every region: codes begin with a digit from 1 to 9. */
const everywhere: Scope = { role: 'yanzhen_by_region', settings: { low: '1', high: ':' } }

/**
 * The named facts of people on a day, of all modules, in a fixed number of statements. Seen by all of the house, so that a rule gives the same
 * answer whoever asks; whom it may be told is the caller's to decide.
 */
export async function factsOf(
  house: Pick<House, 'gatePool'>,
  personIds: string[],
  on: Day,
): Promise<Map<string, Facts>> {
  if (personIds.length === 0) return new Map()
  return inTransaction(house.gatePool, everywhere, async ({ query }) => {
    const found = await Promise.all(
      [workforce, certificates, posts, assessment].map((module) => module.personFacts(query, personIds, on)),
    )
    return new Map(personIds.map((id) => [id, Object.assign({}, ...found.map((facts) => facts.get(id))) as Facts]))
  })
}
