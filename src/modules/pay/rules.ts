import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { packsOver, topic, type TopicAnswer } from '#kernel/packs/choose.ts'
import { type Basis, Condition } from '#kernel/packs/decide.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Pack, Packs } from '#kernel/packs/resolve.ts'
import type { RegionCode } from '#kernel/region.ts'
import { type Rule, Scheme } from '#modules/pay/domain/scheme.ts'

/** What this module reads of the packs: the topics `pay`, `leave` and `health-checks`. */

/** How pay is ruled in one region: the days on which it becomes another rule, ascending, and the rule from each of them. */
interface RegionRules {
  days: readonly Day[]
  from: Map<Day, Rule>
}

const made = new WeakMap<TopicAnswer<Scheme>, Rule>()
const byRegions = new WeakMap<Packs, Map<RegionCode, RegionRules>>()
const byPlaces = new WeakMap<Packs, Map<string, RegionRules>>()

/** The packs over a region are chosen once; regions below the same packs share what was found. */
function rulesOf(packs: Packs, region: RegionCode): RegionRules {
  const regions = byRegions.get(packs) ?? new Map<RegionCode, RegionRules>()
  byRegions.set(packs, regions)
  const known = regions.get(region)
  if (known) return known
  const over = packsOver(packs, region)
  const places = byPlaces.get(packs) ?? new Map<string, RegionRules>()
  byPlaces.set(packs, places)
  const key = over.map(({ place }) => place).join(' ')
  const rules = places.get(key) ?? { days: daysOf(over), from: new Map<Day, Rule>() }
  places.set(key, rules)
  regions.set(region, rules)
  return rules
}

/** The days on which the pay of a region is ruled otherwise than the day before, ascending. */
export const ruleDays = (packs: Packs, region: RegionCode): readonly Day[] => rulesOf(packs, region).days

function daysOf(over: readonly Pack[]): Day[] {
  const found = new Set<Day>()
  for (const pack of over) {
    const written = pack.topics.get('pay')
    if (!written) continue
    const dated = [
      ...Object.values(written.values),
      ...Object.values(written.lists).map((list) => list.items),
      ...Object.values(written.conditions),
    ].flat()
    for (const { from, until } of dated) for (const day of [from, until]) if (day) found.add(day)
  }
  return [...found].sort()
}

const beginning = '1900-01-01' as Day

/** How pay is ruled in a region on a day. The same rule is the same object, whichever of its days is asked. */
export function payRule(packs: Packs, region: RegionCode, on: Day): Rule {
  const { days, from } = rulesOf(packs, region)
  const since = days.findLast((day) => day <= on) ?? beginning
  const known = from.get(since)
  if (known) return known
  const answer = topic(packs, 'pay', region, since, Scheme)
  const rule = made.get(answer) ?? ruleOf(packs, region, answer)
  made.set(answer, rule)
  from.set(since, rule)
  return rule
}

function ruleOf(packs: Packs, region: RegionCode, answer: TopicAnswer<Scheme>): Rule {
  const nearest = packsOver(packs, region).findLast((pack) => pack.topics.has('pay'))!
  const said = {
    title: nearest.topics.get('pay')!.title,
    scheme: answer.value,
    bases: answer.bases,
    covered: answer.conditions['covered'],
  }
  const version = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)
  return { ...said, version }
}

const Leave = z.object({
  annualCarriesOver: z.boolean(),
  askDaysAhead: z.int(),
  kinds: z.array(
    z.object({
      code: z.string(),
      name: Words,
      counts: z.enum(['workingDays', 'days']),
      paid: z.boolean(),
      /** The same for everyone, or by the years of all work: the first step that is reached. */
      days: z.int().optional(),
      steps: z.array(z.object({ days: z.int(), years: z.int() })).optional(),
    }),
  ),
})
export type LeaveRules = z.infer<typeof Leave>
export const leaveOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'leave', region, on, Leave)

const HealthChecks = z.object({
  rules: z.array(
    z.object({
      code: z.string(),
      name: Words,
      everyMonths: z.int().positive(),
      fen: z.int(),
      when: Condition.optional(),
    }),
  ),
})
export const healthChecksOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'health-checks', region, on, HealthChecks)

/** A basis as a screen shows it. */
export const basisShown = (
  basis: Basis | undefined,
): { basis: Words | null; certainty: Basis['certainty'] | null; note: Words | null } =>
  basis
    ? {
        basis: {
          zh: `《${basis.title}》${basis.number ?? ''}${basis.clause ?? ''}`,
          en: [basis.en ?? basis.title, basis.number, basis.clause].filter(Boolean).join(', '),
        },
        certainty: basis.certainty,
        note: basis.note ?? null,
      }
    : { basis: null, certainty: null, note: null }

/** The name of a fact. */
export const factName = (packs: Packs, fact: string): Words => {
  const name = packs.facts[fact]
  return name ? { zh: name.zh, en: name.en } : { zh: fact, en: fact }
}
