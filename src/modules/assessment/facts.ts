import { inTransaction, type Scope } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { askedFacts, type Condition, decide, type Facts } from '#kernel/packs/decide.ts'
import * as services from '#modules/services/public.ts'
import * as supervision from '#modules/supervision/public.ts'
import * as training from '#modules/training/public.ts'
import * as workforce from '#modules/workforce/public.ts'

/** Every region: codes begin with a digit from 1 to 9. */
const everywhere: Scope = { role: 'yanzhen_by_region', settings: { low: '1', high: ':' } }

const none: ReadonlyMap<string, Facts> = new Map()
const registry = ['person', 'education', 'practice', 'community', 'employer', 'fields', 'titles']

/**
 * What a year's assessment asks of people, in a fixed number of statements. Seen by all of the house and not by one post: whoever worked at two
 * stations in the year has both, and the figure is the same whoever asks for it.
 */
export async function yearFacts(
  house: Pick<House, 'gatePool' | 'packs'>,
  personIds: readonly string[],
  on: Day,
  asked: readonly string[],
): Promise<Map<string, Facts>> {
  const families = new Set(asked.map((fact) => fact.split('.')[0]))
  if (personIds.length === 0) return new Map()
  return inTransaction(house.gatePool, everywhere, async ({ query }) => {
    const found = await Promise.all([
      families.has('service') ? services.personFacts(query, house.packs, personIds, on) : none,
      registry.some((family) => families.has(family)) ? workforce.personFacts(query, personIds, on) : none,
      families.has('training') ? training.personFacts(query, [...personIds], on, house.packs) : none,
      families.has('supervision') ? supervision.personFacts(query, [...personIds], on) : none,
    ])
    return new Map(
      personIds.map((id) => {
        const all: Facts = Object.assign({}, ...found.map((facts) => facts.get(id)))
        return [id, Object.fromEntries(asked.flatMap((fact) => (all[fact] === undefined ? [] : [[fact, all[fact]]])))]
      }),
    )
  })
}

/** Who is not assessed by a rule of the scheme that is surely met; what is unknown exempts nobody. */
export async function exemptByRule(
  house: Pick<House, 'gatePool' | 'packs'>,
  rules: readonly { code: string; when?: Condition | undefined }[],
  personIds: readonly string[],
  on: Day,
): Promise<Map<string, string>> {
  const exempt = new Map<string, string>()
  const conditions = rules.flatMap(({ code, when }) => (when ? [{ code, when }] : []))
  if (conditions.length === 0) return exempt
  const facts = await yearFacts(
    house,
    personIds,
    on,
    conditions.flatMap(({ when }) => askedFacts(when)),
  )
  for (const [id, known] of facts) {
    const rule = conditions.find(({ when }) => decide(when, known, on).outcome === 'met')
    if (rule) exempt.set(id, rule.code)
  }
  return exempt
}
