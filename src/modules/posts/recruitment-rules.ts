import { z } from 'zod'
import { Limit } from '#kernel/calendar.ts'
import type { Day } from '#kernel/days.ts'
import { choose, topic } from '#kernel/packs/choose.ts'
import { type Basis, Condition, decide, type Facts, type Outcome } from '#kernel/packs/decide.ts'
import { explain, type ExplainedLine } from '#kernel/packs/explain.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { CertificateLevel } from '#modules/posts/domain/seats.ts'

/** What a round reads of the packs on the day it is opened; it keeps that, whatever a later pack says. */

const Stage = z.object({
  code: z.string(),
  kind: z.enum(['sign-up', 'pass', 'score', 'public', 'post']),
  name: Words,
  weight: z.number().min(0).max(100).default(0),
  passMark: z.number().min(0).max(100).nullable().default(null),
  ratio: z.number().positive().nullable().default(null),
  ties: z.enum(['all', 'decide']).default('all'),
  fillUp: z.boolean().default(false),
  enough: z.boolean().default(false),
})

const Recruitment = z.object({
  certificateReading: z.enum(['preference', 'condition', 'ask']),
  preferenceBy: z.enum(['tie', 'points']),
  preferencePoints: z.number().min(0),
  leastPerPlace: z.number().min(0),
  tieBreaks: z.array(z.string()),
  publicity: Limit.refine((limit) => limit.unit !== 'hours'),
  probation: z.boolean(),
  stages: z.array(Stage).min(1),
  requirements: z.array(z.object({ code: z.string(), name: Words, when: Condition })).default([]),
})

/** The rule as a round keeps it. */
export type RoundRules = z.infer<typeof Recruitment> & { bases: Record<string, Basis> }

export function recruitmentOf(packs: Packs, region: RegionCode, on: Day): { rules: RoundRules; version: string } {
  const { value, bases, version } = topic(packs, 'recruitment', region, on, Recruitment)
  return { rules: { ...value, bases }, version }
}

interface WantedCertificate {
  certificate: 'none' | 'preference' | 'condition'
  level: CertificateLevel | null
}

const holds = ({ bases }: RoundRules, level: CertificateLevel): Condition => ({
  kind: 'ask',
  ask: 'certificate.level',
  compare: 'atLeast',
  limit: level,
  order: ['none', 'assistant', 'intermediate', 'senior'],
  basis: bases['certificateReading']!,
})

const certificateName: Words = { zh: '持证条件', en: 'The certificate the post asks for' }

/** The conditions of entry of one place, the certificate among them where it is one. */
const conditionsOf = (rules: RoundRules, { certificate, level }: WantedCertificate) => [
  ...rules.requirements,
  ...(certificate === 'condition' && level
    ? [{ code: 'certificate', name: certificateName, when: holds(rules, level) }]
    : []),
]

export interface Judged {
  outcome: Outcome
  /** Holds the certificate that is preferred; null where it is not known, or none is preferred. */
  preferred: boolean | null
  conditions: { code: string; name: Words; outcome: Outcome; lines: ExplainedLine[] }[]
}

/** Does somebody meet the conditions of entry, each with its clause, and do they hold what is preferred? */
export function judge(packs: Packs, rules: RoundRules, wanted: WantedCertificate, facts: Facts, on: Day): Judged {
  const conditions = conditionsOf(rules, wanted).map(({ code, name, when }) => {
    const decided = decide(when, facts, on)
    return { code, name, outcome: decided.outcome, lines: explain(packs, decided) }
  })
  const has = (outcome: Outcome) => conditions.some((one) => one.outcome === outcome)
  const preference =
    wanted.certificate === 'preference' && wanted.level
      ? decide(holds(rules, wanted.level), facts, on).outcome
      : 'unknown'
  return {
    outcome: has('unmet') ? 'unmet' : has('unknown') ? 'unknown' : 'met',
    preferred: preference === 'unknown' ? null : preference === 'met',
    conditions,
  }
}

export interface AskedFact {
  fact: string
  name: Words
  kind: 'yes-no' | 'number' | 'code'
  codes: { code: string; name: Words }[]
}

type Ask = Extract<Condition, { kind: 'ask' }>
const asksOf = (when: Condition): Ask[] =>
  when.kind === 'ask' ? [when] : (when.kind === 'not' ? [when.part] : when.parts).flatMap(asksOf)

/** The facts that the conditions of a place ask for, and what may be said of each: that follows from how it is asked. */
export function askedFacts(
  packs: Packs,
  rules: RoundRules,
  wanted: WantedCertificate,
  region: RegionCode,
  on: Day,
): AskedFact[] {
  const asks = [
    ...conditionsOf(rules, wanted).flatMap(({ when }) => asksOf(when)),
    ...(wanted.certificate === 'preference' && wanted.level ? asksOf(holds(rules, wanted.level)) : []),
  ]
  return [...Map.groupBy(asks, ({ ask }) => ask)].map(([fact, same]) => {
    const { zh, en, codes } = packs.facts[fact] ?? { zh: fact, en: fact }
    const said = same.flatMap(({ limit, order }) => order ?? (Array.isArray(limit) ? (limit as unknown[]) : [limit]))
    const base = { fact, name: { zh, en } }
    if (said.every((one) => typeof one === 'boolean')) return { ...base, kind: 'yes-no', codes: [] }
    if (said.every((one) => typeof one === 'number')) return { ...base, kind: 'number', codes: [] }
    const names = codeNames(packs, codes, region, on)
    return {
      ...base,
      kind: 'code',
      codes: [...new Set(said.map(String))].map((code) => ({ code, name: names.get(code) ?? { zh: code, en: code } })),
    }
  })
}

const none: Words = { zh: '无', en: 'None' }

/** The names of the codes of `topic/list`. */
function codeNames(packs: Packs, codes: string | undefined, region: RegionCode, on: Day): Map<string, Words> {
  const [name = '', list = ''] = codes?.split('/') ?? []
  const items = (codes && choose(packs, name, region, on)?.lists[list]) || []
  return new Map([['none', none], ...items.map((item): [string, Words] => [item.code, item.content['name'] as Words])])
}
