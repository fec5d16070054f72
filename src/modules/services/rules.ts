import { z } from 'zod'
import { type Calendar, type DaysLimit, dueOn, Limit } from '#kernel/calendar.ts'
import { type Day, daysBetween, formatDay, yearsBetween } from '#kernel/days.ts'
import { type Basis, Condition, decide } from '#kernel/packs/decide.ts'
import { topic } from '#kernel/packs/choose.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { Method, Mode, Outcome, RiskClass } from '#modules/services/contract.ts'
import { dueVisit } from '#modules/services/domain/due-visits.ts'
import type { VisitLimits } from '#modules/services/domain/visit.ts'

/** What this module reads of the packs, each topic in the form it is used in. `topic` keeps the answers, so that a record costs no reading. */

const Catalogue = z
  .object({
    contents: z.array(z.object({ code: z.string(), name: Words, methods: z.array(Method), modes: z.array(Mode) })),
  })
  .transform(({ contents }) => ({
    list: contents,
    methods: new Map(contents.map((service) => [service.code, service.methods])),
    modes: new Map(contents.map((service) => [service.code, service.modes])),
  }))

const Recording = z
  .object({
    recordWithin: Limit.refine((limit) => limit.unit !== 'hours'),
    backDays: z.int(),
    minutes: z.int(),
    noteLength: z.int(),
    photographs: z.int(),
    photographBytes: z.int(),
  })
  .transform((recording) => ({
    ...recording,
    // Whoever was met was met for a while; how long is enough is nobody's rule.
    limits: {
      ...recording,
      minutesWhenMet: { atLeast: 1, atMost: recording.minutes },
      nextSteps: {},
    } satisfies VisitLimits,
  }))

const Outcomes = z
  .object({ outcomes: z.array(z.object({ code: Outcome, name: Words, next: Words })) })
  .transform(({ outcomes }) => ({
    list: outcomes,
    next: new Map(outcomes.map((outcome) => [outcome.code, outcome.next])),
  }))

const Categories = z
  .object({
    categories: z.array(z.object({ code: z.string(), name: Words, when: Condition.optional() })),
    priority: z.array(z.object({ code: z.string() })),
  })
  .transform(({ categories, priority }) => ({
    list: categories,
    names: new Map(categories.map((category) => [category.code, category.name])),
    conditions: new Map(categories.map((category) => [category.code, category.when])),
    priority: new Set(priority.map((category) => category.code)),
  }))

const Frequency = z.object({
  classes: z.array(
    z.object({
      code: RiskClass,
      name: Words,
      per: z.enum(['week', 'month', 'quarter']),
      every: z.object({ unit: z.literal('days'), count: z.int() }),
      when: Condition.optional(),
    }),
  ),
})

export const catalogueOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'service-catalogue', region, on, Catalogue)
export const recordingOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'recording', region, on, Recording)
export const outcomesOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'visit-outcomes', region, on, Outcomes)
export const categoriesOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'client-categories', region, on, Categories)
const frequencyOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'visit-frequency', region, on, Frequency)

/** The packs that decided, each once: what a decided thing remembers. */
export const versionOf = (...answers: { version: string }[]): string =>
  [...new Set(answers.flatMap(({ version }) => version.split(' ')))].join(' ')

/** A basis as a screen shows it. */
export const basisShown = (basis: Basis | undefined): { basis: Words | null; certainty: Basis['certainty'] | null } =>
  basis
    ? {
        basis: {
          zh: `《${basis.title}》${basis.number ?? ''}${basis.clause ?? ''}`,
          en: [basis.en ?? basis.title, basis.number, basis.clause].filter(Boolean).join(', '),
        },
        certainty: basis.certainty,
      }
    : { basis: null, certainty: null }

/** Was it recorded after its time? In a year whose calendar nobody has entered yet, nobody is called late. */
export function isLate(heldOn: Day, recordedOn: Day, within: Limit, calendar: Calendar): boolean {
  const due = dueOn(within as DaysLimit, heldOn, calendar)
  return due.known && recordedOn > due.value
}

export interface ClassedClient {
  regionCode: RegionCode
  categories: readonly string[]
  bornOn: Day | null
  registeredOn: Day
  lastMetOn: Day | null
}

/** How urgent a client is and by when to be met, by the rules of a day. */
export interface Standing {
  riskClass: RiskClass
  priority: boolean
  dueOn: Day | null
}
type RiskClass = z.infer<typeof RiskClass>

export function standingOf(packs: Packs, client: ClassedClient, today: Day): Standing {
  const one = classOf(packs, client, today)
  const { priority } = categoriesOf(packs, client.regionCode, today).value
  const rule = one && {
    riskClass: one.code,
    who: [{}],
    every: { n: one.every.count, unit: 'day' as const },
    counted: 'since-last' as const,
  }
  return {
    riskClass: one?.code ?? 'general',
    priority: client.categories.some((category) => priority.has(category)),
    dueOn: (rule && dueVisit({ ...client, changedOn: null }, [rule], today)?.dueOn) ?? null,
  }
}

/** The first class that is surely met. What is unknown (a birthday, an illness) puts nobody into a class. */
function classOf(packs: Packs, client: Pick<ClassedClient, 'regionCode' | 'categories' | 'bornOn'>, today: Day) {
  const facts = {
    ...(client.bornOn && { 'person.age': yearsBetween(client.bornOn, today) }),
    'person.categories': [...client.categories],
    // Files are of people who live in a village; whoever lives in a home has none here.
    'person.livesInInstitution': false,
  }
  return frequencyOf(packs, client.regionCode, today).value.classes.find(
    ({ when }) => !when || decide(when, facts, today).outcome === 'met',
  )
}

/** Within how many days each class is to be visited, by the rules of a place on a day. */
export const visitDays = (packs: Packs, region: RegionCode, on: Day): { riskClass: RiskClass; days: number }[] =>
  frequencyOf(packs, region, on).value.classes.map((one) => ({ riskClass: one.code, days: one.every.count }))

const perZh = { week: '每周', month: '每月', quarter: '每季度' }
const since = (lastMetOn: Day | null) =>
  lastMetOn
    ? { zh: `上次见面 ${formatDay(lastMetOn, 'zh')}`, en: `last met ${formatDay(lastMetOn, 'en')}` }
    : { zh: '建档后尚未见面', en: 'not yet met' }

/** Why to visit, in words: the class, how often, and when it was last done. */
export function dueReason(
  packs: Packs,
  client: Pick<ClassedClient, 'regionCode' | 'categories' | 'bornOn' | 'lastMetOn'> & { dueOn: Day | null },
  today: Day,
): Words {
  const one = classOf(packs, client, today)
  const last = since(client.lastMetOn)
  if (!one) return last
  const overdue = client.dueOn ? Math.max(0, daysBetween(client.dueOn, today)) : 0
  return {
    zh: `${one.name.zh}对象，${perZh[one.per]}至少探访一次；${last.zh}${overdue > 0 ? `，已超期 ${overdue} 天` : ''}`,
    en: `${one.name.en}: at least once a ${one.per}; ${last.en}${overdue > 0 ? `, ${overdue} days overdue` : ''}`,
  }
}

/** The clause that puts the client into the class. */
export function dueBasis(
  packs: Packs,
  client: Pick<ClassedClient, 'regionCode' | 'categories' | 'bornOn'>,
  today: Day,
) {
  const one = classOf(packs, client, today)
  return one ? basisShown(frequencyOf(packs, client.regionCode, today).bases[`classes.${one.code}`]) : null
}
