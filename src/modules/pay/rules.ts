import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { packsOver, topic, type TopicAnswer } from '#kernel/packs/choose.ts'
import { type Basis, Condition } from '#kernel/packs/decide.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { type Rule, Scheme } from '#modules/pay/domain/scheme.ts'

/** What this module reads of the packs: the topics `pay`, `leave` and `health-checks`. */

const made = new WeakMap<TopicAnswer<Scheme>, Rule>()
const days = new WeakMap<Packs, Map<string, readonly Day[]>>()

/** The days on which the pay of a region is ruled otherwise than the day before, ascending. */
export function ruleDays(packs: Packs, region: RegionCode): readonly Day[] {
  const byPlaces = days.get(packs) ?? new Map<string, readonly Day[]>()
  days.set(packs, byPlaces)
  const over = packsOver(packs, region)
  const key = over.map(({ place }) => place).join(' ')
  const known = byPlaces.get(key)
  if (known) return known
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
  const sorted = [...found].sort()
  byPlaces.set(key, sorted)
  return sorted
}

const beginning = '1900-01-01' as Day

/** How pay is ruled in a region on a day. The same rule is the same object, whichever of its days is asked. */
export function payRule(packs: Packs, region: RegionCode, on: Day): Rule {
  const since = ruleDays(packs, region).findLast((day) => day <= on) ?? beginning
  const answer = topic(packs, 'pay', region, since, Scheme)
  let rule = made.get(answer)
  if (!rule) made.set(answer, (rule = ruleOf(packs, region, answer)))
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
