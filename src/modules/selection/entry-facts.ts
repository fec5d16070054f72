import type { Context } from '#kernel/context.ts'
import { askedFacts, type Condition, type Facts, type Outcome } from '#kernel/packs/decide.ts'
import { explain, type ExplainedLine, factWords } from '#kernel/packs/explain.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import { parseDay } from '#kernel/days.ts'
import { chosenBefore, type Holder } from '#modules/selection/chosen-before.ts'
import { timesChosen } from '#modules/selection/domain/renewal.ts'
import { clausesOf, type Verdict, verdictOn } from '#modules/selection/domain/verdict.ts'
import type { RoundRules } from '#modules/selection/kept.ts'
import type { EntryRow, RoundRow } from '#modules/selection/tables.ts'

/** What is known of an applicant, from where, and how the rules of a round come out on it. */

const conditionsOf = (rules: RoundRules): Condition[] =>
  [...rules.requirements, ...rules.preferences, ...rules.shares].flatMap(({ when }) => when ?? [])

/** The names of the facts that the rules of a round ask for of everyone. */
const factsAsked = (rules: RoundRules): string[] => [...new Set(conditionsOf(rules).flatMap(askedFacts))]

/** And of whoever was chosen before. */
const factsOfRenewal = ({ renewal = [] }: RoundRules): string[] => [
  ...new Set(renewal.flatMap(({ when }) => askedFacts(when))),
]

/** What the registers know of an applicant today of what a round asks; of earlier titles, of an organisation too. */
export async function registryFacts(
  context: Pick<Context, 'house' | 'query' | 'today'>,
  round: Pick<RoundRow, 'rules' | 'place' | 'code'>,
  holder: Holder,
): Promise<Facts> {
  const { house, query, today } = context
  const { rules } = round
  const asked = factsAsked(rules)
  const again = factsOfRenewal(rules)
  const personId = holder.person_id
  const registers = personId && asked.length > 0 ? await house.factsOf(query, [personId], today, asked) : undefined
  const known = (personId && registers?.get(personId)) || {}
  const chosen = again.length > 0 ? await chosenBefore(context, round, holder) : {}
  // What is asked only of a former holder says nothing of anybody else.
  const names = chosen[timesChosen] ? [...asked, timesChosen, ...again] : asked
  return Object.fromEntries(
    [...new Set(names)].flatMap((fact) => {
      const value = chosen[fact] ?? known[fact]
      return value === undefined ? [] : [[fact, value]]
    }),
  )
}

/** What a register knows is not said by hand: what was said counts only where no register knows. */
export const allFacts = ({ stated }: Pick<EntryRow, 'stated'>, known: Facts): Facts => ({ ...stated.facts, ...known })

export const judged = (
  { rules }: Pick<RoundRow, 'rules'>,
  entry: Pick<EntryRow, 'stated'>,
  known: Facts,
  on: string,
): Verdict => verdictOn(rules, allFacts(entry, known), parseDay(on))

const sources: [begins: string, said: Words][] = [
  ['chosen.', { zh: '本项目历次名单', en: 'earlier lists of this programme' }],
  ['certificate.', { zh: '证书登记', en: 'certificates' }],
  ['training.', { zh: '培训与继续教育', en: 'training' }],
  ['assessment.', { zh: '年度考核', en: 'yearly assessment' }],
  ['supervision.', { zh: '督导记录', en: 'supervision' }],
  ['post.', { zh: '岗位', en: 'posts' }],
  ['pay.', { zh: '薪酬档案', en: 'pay' }],
  ['service.', { zh: '服务记录', en: 'records of service' }],
]
const registry: Words = { zh: '人员档案', en: 'the registry' }
const oneself: Words = { zh: '本人填报', en: 'said by the applicant' }

/** From which register a fact comes. */
const sourceOf = (fact: string): Words => sources.find(([begins]) => fact.startsWith(begins))?.[1] ?? registry

export interface FactShown {
  fact: string
  name: Words
  value: Words
  source: Words | null
  state: 'known' | 'stated' | 'unknown'
}

/** Every fact the rules ask for, with what is known of it and whence. */
export function factsShown(
  packs: Packs,
  rules: RoundRules,
  entry: Pick<EntryRow, 'stated'>,
  known: Facts,
): FactShown[] {
  const again = known[timesChosen] ? [timesChosen, ...factsOfRenewal(rules)] : []
  return [...new Set([...factsAsked(rules), ...again])].map((fact) => {
    const { zh, en } = packs.facts[fact] ?? { zh: fact, en: fact }
    const said = entry.stated.facts?.[fact]
    const base = { fact, name: { zh, en } }
    if (known[fact] !== undefined)
      return { ...base, value: factWords(packs, fact, known[fact]), source: sourceOf(fact), state: 'known' as const }
    if (said !== undefined)
      return { ...base, value: factWords(packs, fact, said), source: oneself, state: 'stated' as const }
    return { ...base, value: factWords(packs, fact, undefined), source: null, state: 'unknown' as const }
  })
}

export interface FactAsked {
  fact: string
  name: Words
  kind: 'yes-no' | 'number' | 'code'
  codes: { code: string; name: Words }[]
  value: string | number | boolean | null
}

type Ask = Extract<Condition, { kind: 'ask' }>
const asksOf = (when: Condition): Ask[] =>
  when.kind === 'ask' ? [when] : (when.kind === 'not' ? [when.part] : when.parts).flatMap(asksOf)

/** What no register knows, and what may be said of each: that follows from how the rules ask. */
export function factsToState(
  packs: Packs,
  rules: RoundRules,
  entry: Pick<EntryRow, 'stated'>,
  known: Facts,
): FactAsked[] {
  const asks = conditionsOf(rules).flatMap(asksOf)
  return [...Map.groupBy(asks, ({ ask }) => ask)].flatMap(([fact, same]): FactAsked[] => {
    // A length of time, or that there is something at all, is shown by evidence and not said in a word.
    if (known[fact] !== undefined || same.some(({ compare }) => compare === 'within' || compare === 'exists')) return []
    const { zh, en } = packs.facts[fact] ?? { zh: fact, en: fact }
    const ladder = same.find(({ order }) => order)?.order
    const limits = same.flatMap(({ limit }) => (Array.isArray(limit) ? (limit as unknown[]) : [limit]))
    const base = { fact, name: { zh, en }, value: (entry.stated.facts?.[fact] ?? null) as FactAsked['value'] }
    if (limits.every((one) => typeof one === 'boolean')) return [{ ...base, kind: 'yes-no', codes: [] }]
    if (limits.every((one) => typeof one === 'number')) return [{ ...base, kind: 'number', codes: [] }]
    const codes = ladder ?? [...new Set(['none', ...limits.map(String)])]
    return [{ ...base, kind: 'code', codes: codes.map((code) => ({ code, name: factWords(packs, fact, code) })) }]
  })
}

/** Is this something that may be said of the fact? */
export function maySay({ kind, codes }: FactAsked, value: unknown): boolean {
  if (kind === 'yes-no') return typeof value === 'boolean'
  if (kind === 'number') return typeof value === 'number'
  return codes.some(({ code }) => code === value)
}

export interface ConditionShown {
  code: string
  name: Words
  usually: boolean
  /** Asked because the applicant was chosen before. */
  again: boolean
  outcome: Outcome
  lines: ExplainedLine[]
}

export const requirementsShown = (packs: Packs, rules: RoundRules, { requirements }: Verdict): ConditionShown[] =>
  requirements.map(({ code, outcome, decided }) => {
    const { name, usually } = clausesOf(rules).find((one) => one.code === code)!
    return { code, name, usually, again: code.startsWith('again-'), outcome, lines: explain(packs, decided) }
  })

/** The sheet by which applicants assess themselves, where the rule has one. */
export const selfSheet = (rules: RoundRules) => rules.sheets.find((sheet) => sheet.method === 'self')
