import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { topic } from '#kernel/packs/choose.ts'
import type { Basis } from '#kernel/packs/decide.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'
import { Need } from '#modules/posts/domain/staffing.ts'

/** What this module reads of the packs, each topic in the form it is used in. */

const Named = z.object({ code: z.string(), name: Words })

const Kinds = z
  .object({
    probationMonths: z.int().min(0),
    noticeDays: z.int().min(0),
    kinds: z.array(Named.extend({ ladder: z.boolean() })),
    funding: z.array(Named),
    endReasons: z.array(Named),
  })
  .transform((lists) => ({
    ...lists,
    kindNames: new Map(lists.kinds.map((one) => [one.code, one.name])),
    fundingNames: new Map(lists.funding.map((one) => [one.code, one.name])),
    reasonNames: new Map(lists.endReasons.map((one) => [one.code, one.name])),
  }))

export const kindsOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'post-kinds', region, on, Kinds)

/** A code by its name; a code that no pack knows any more is shown as it is. */
export const nameOf = (names: Map<string, Words>, code: string): Words => names.get(code) ?? { zh: code, en: code }

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

const Requirement = z.discriminatedUnion('at', [
  Named.extend({
    at: z.literal('organisation'),
    kinds: z.array(z.string()).min(1),
    counts: z.array(z.string()).min(1),
    need: Need,
  }),
  Named.extend({
    at: z.literal('region'),
    level: z.enum(['province', 'prefecture', 'county', 'township', 'village']),
    counts: z.array(z.string()).min(1),
    need: Need,
  }),
])
export type Requirement = z.infer<typeof Requirement>

/** The values stay beside the rules: a rule may name any of them. */
const Staffing = z.looseObject({ requirements: z.array(Requirement).default([]) })

export const staffingOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'staffing', region, on, Staffing)

const Categories = z
  .object({ categories: z.array(Named) })
  .transform(({ categories }) => new Map(categories.map((one) => [one.code, one.name])))

export const categoryNames = (packs: Packs, region: RegionCode, on: Day): Map<string, Words> =>
  topic(packs, 'client-categories', region, on, Categories).value

/** A region and those within it that have packs of their own. */
export const placesWithRules = (packs: Packs, region: RegionCode): RegionCode[] => {
  const own = packs.packs.flatMap((pack) => pack.prefixes).filter((prefix) => prefix !== '')
  return [region, ...own.map((prefix) => prefix.padEnd(12, '0') as RegionCode).filter((code) => isWithin(code, region))]
}

const risks = z.enum(['high', 'priority', 'general'])
const ways = z.enum(['same-village', 'same-town', 'other-town'])

const Caseload = z
  .object({
    norm: z.number().positive(),
    nearShare: z.number().positive(),
    openCase: z.number().min(0),
    newClient: z.number().min(0),
    newDays: z.int().min(0),
    forecastDays: z.int().min(1),
    trendDays: z.int().min(1),
    risk: z.array(z.object({ code: risks, weight: z.number().positive() })),
    travel: z.array(z.object({ code: ways, factor: z.number().positive() })),
  })
  .transform(({ risk, travel, ...rest }) => ({
    ...rest,
    risk: { high: 1, priority: 1, general: 1, ...Object.fromEntries(risk.map((one) => [one.code, one.weight])) },
    travel: {
      'same-village': 1,
      'same-town': 1,
      'other-town': 1,
      ...Object.fromEntries(travel.map((one) => [one.code, one.factor])),
    },
  }))

export const caseloadOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'caseload', region, on, Caseload)

const LoneVisits = z.object({
  graceMinutes: z.int().min(0),
  answerMinutes: z.int().min(1),
  longestMinutes: z.int().min(10),
})

export const loneVisitsOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'lone-visits', region, on, LoneVisits).value

const Secondment = z
  .object({
    forbiddenLevels: z.array(z.string()).default([]),
    approvalLevels: z.array(z.string()).default([]),
    longestMonths: z.int().min(1),
    kinds: z.array(z.object({ code: z.string() })).default([]),
  })
  .transform((rule) => ({ ...rule, kinds: new Set(rule.kinds.map((one) => one.code)) }))

export const secondmentOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'secondment', region, on, Secondment)
