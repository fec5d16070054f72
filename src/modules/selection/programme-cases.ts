import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { Day, parseDay, yearsLater } from '#kernel/days.ts'
import { choose } from '#kernel/packs/choose.ts'
import { decide, type Facts, missingFacts } from '#kernel/packs/decide.ts'
import type { Case } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import { digitsOf, type RegionCode } from '#kernel/region.ts'
import { bestList, type Solve } from '#modules/selection/choose-list.ts'
import { hasPlace, nextStep } from '#modules/selection/domain/chain.ts'
import { partsFound } from '#modules/selection/domain/completeness.ts'
import { quotasOf, readingsOf } from '#modules/selection/domain/ranking.ts'
import { sumOf } from '#modules/selection/domain/stipend.ts'
import { afterEnding, afterGrade, bodiesNeeded, type TitleState } from '#modules/selection/domain/term.ts'
import { verdictOn } from '#modules/selection/domain/verdict.ts'
import type { RoundRules } from '#modules/selection/kept.ts'
import { isTooLow, placesOf, tiesOf } from '#modules/selection/rank-round.ts'
import { type ProgrammeName, rulesOf } from '#modules/selection/rules.ts'
import { moneyOf } from '#modules/selection/title-money.ts'

/**
 * The cases of a programme, played against its rule: conditions of entry by facts, and by `tries` what the other rules make of something — levels and
 * their places, shares, ties, parts, the term and its end. The same functions decide as in a round.
 */

const Code = z.string()
const RegionLevel = z.enum(['village', 'township', 'county', 'prefecture', 'province'])
const Codes = z.array(Code).default([])

/** Would somebody come in: all conditions of entry together, by the facts of the case. */
const Verdict = z.strictObject({ of: z.literal('verdict'), then: z.enum(['met', 'unmet', 'unknown']) })
/** Has a level a place left, where it has put forward so many already? */
const Nominees = z.strictObject({
  of: z.literal('nominees'),
  level: Code,
  already: z.int().min(0),
  then: z.enum(['within', 'over']),
})
/** Whose turn it is in a round of a level, one after the other. */
const Chain = z.strictObject({
  of: z.literal('chain'),
  round: RegionLevel,
  /** Where the applicant stands. */
  entry: RegionLevel.default('village'),
  employed: z.boolean().default(true),
  then: z.array(Code),
})
/** How many places a share is. */
const Share = z.strictObject({
  of: z.literal('share'),
  share: Code,
  places: z.int().positive().optional(),
  then: z.int().min(0),
})
/** Who is chosen of a few, and between whom nothing decides. */
const List = z.strictObject({
  of: z.literal('list'),
  places: z.int().positive(),
  shares: z.enum(['target', 'minimum']).default('target'),
  entries: z.record(
    z.string(),
    z.strictObject({
      score: z.number(),
      /** Shares that count them. */
      in: Codes,
      /** Preferences they meet. */
      prefers: Codes,
      sheets: z.record(z.string(), z.number()).default({}),
      region: z.string().default('11'),
    }),
  ),
  then: z.strictObject({ chosen: z.array(z.string()), undecided: z.array(z.string()).default([]) }),
})
/** Which parts are missing, at the proposal or at delivery. */
const Parts = z.strictObject({
  of: z.literal('parts'),
  at: z.enum(['proposal', 'delivery']),
  given: z.record(z.string(), z.int().min(0)),
  then: z.array(Code),
})
/** What becomes of title and money during the term. */
const Term = z.strictObject({
  of: z.literal('term'),
  from: Day,
  on: Day,
  grades: z.array(z.strictObject({ year: z.int(), code: Code })).default([]),
  facts: z
    .array(
      z.strictObject({
        code: Code,
        on: Day,
        /** How many bodies have said so, each another. */
        bodies: z.int().min(0).max(2).default(0),
      }),
    )
    .default([]),
  /** The day on which delivery of a project was accepted. */
  delivered: Day.optional(),
  then: z.strictObject({
    title: z.enum(['training', 'held', 'over', 'withdrawn', 'never']).optional(),
    dueFen: z.int().optional(),
    mayEnterAgain: z.boolean().optional(),
  }),
})

const Try = z.discriminatedUnion('of', [Verdict, Nominees, Chain, Share, List, Parts, Term])
type Try = z.infer<typeof Try>

/** One thing that a case says, and how it came out. */
export interface Line {
  /** `requirements.age`, `values.places`, or the kind of a try. */
  about: string
  wanted: unknown
  found: unknown
  passed: boolean
}

/** The rule as it holds on a day; undefined where none does. */
export type RulesOn = (on: Day) => RoundRules | undefined

type ListName = 'requirements'
const itemsOf = (rules: RoundRules, list: string) =>
  ((rules[list as ListName] as unknown) ?? []) as { code: string; when?: RoundRules['requirements'][number]['when'] }[]

const itemAt = (rules: RoundRules, name: string) => {
  const [list, code] = name.split('.')
  return itemsOf(rules, list!).find((one) => one.code === code)
}

export async function playProgrammeCase(rulesOn: RulesOn, one: Case, solve: Solve): Promise<Line[]> {
  const on = parseDay(one.on)
  const rules = rulesOn(on)
  const lines: Line[] = []
  const say = (about: string, wanted: unknown, found: unknown) =>
    lines.push({ about, wanted, found, passed: isDeepStrictEqual(wanted, found) })
  const { then, given } = one
  const valueOf = (name: string) => (rules as Record<string, unknown> | undefined)?.[name] ?? null
  for (const [name, wanted] of Object.entries(then.values)) say(`values.${name}`, wanted, valueOf(name))
  const codesOf = (list: string) => (rules ? itemsOf(rules, list).map(({ code }) => code) : [])
  for (const [list, wanted] of Object.entries(then.codes)) say(list, wanted, codesOf(list))
  for (const [list, wanted] of Object.entries(then.has))
    say(
      list,
      wanted,
      wanted.filter((code) => codesOf(list).includes(code)),
    )
  for (const [list, unwanted] of Object.entries(then.lacks))
    say(
      list,
      [],
      unwanted.filter((code) => codesOf(list).includes(code)),
    )
  for (const [name, wanted] of Object.entries(then.outcomes)) {
    const when = rules && itemAt(rules, name)?.when
    say(name, wanted, when ? asked(() => decide(when, given, on).outcome) : null)
  }
  for (const [name, wanted] of Object.entries(then.missing)) {
    const when = rules && itemAt(rules, name)?.when
    say(name, wanted, when ? asked(() => missingFacts(decide(when, given, on))) : null)
  }
  for (const [name, wanted] of Object.entries(then.certainty)) say(name, wanted, rules?.bases[name]?.certainty ?? null)
  for (const written of one.tries) {
    const tried = Try.safeParse(written)
    if (!tried.success) say(written.of, 'a try of a programme', z.prettifyError(tried.error))
    else say(written.of, tried.data.then, rules ? await answer(rules, given, on, tried.data, solve) : null)
  }
  return lines
}

/** Facts of a case are typed by hand: one that is of another kind than its question is told, and is no fault of ours. */
function asked<T>(ask: () => T): T | string {
  try {
    return ask()
  } catch (fault) {
    if (fault instanceof TypeError || fault instanceof RangeError) return fault.message
    throw fault
  }
}

/** What the rule makes of a try, in the form in which the try says what it should be. */
async function answer(rules: RoundRules, given: Facts, on: Day, tried: Try, solve: Solve): Promise<unknown> {
  switch (tried.of) {
    case 'verdict':
      return asked(() => verdictOn(rules, given, on).outcome)
    case 'nominees': {
      const level = rules.chain.find(({ code }) => code === tried.level)
      return level ? (hasPlace(level, tried.already) ? 'within' : 'over') : null
    }
    case 'chain':
      return levelsOf(rules, tried)
    case 'share': {
      const places = { ...placesOf(rules), places: tried.places ?? rules.places }
      const [reading] = readingsOf(places).filter(({ shares }) => shares === 'target')
      return (
        quotasOf(places, reading ?? readingsOf(places)[0]!, []).find(({ code }) => code === tried.share)?.count ?? null
      )
    }
    case 'list':
      return chosenOf(rules, tried, solve)
    case 'parts':
      return partsFound(
        rules.parts,
        Object.fromEntries(Object.entries(tried.given).map(([code, n]) => [code, Array<string>(n).fill('x')])),
      ).flatMap(({ code, missing }) => (missing > 0 ? [code] : []))
    case 'term':
      return termOf(rules, tried)
  }
}

/** A village that stands for any. */
const somewhere = '330304001001'
const at = (level: z.infer<typeof RegionLevel>): RegionCode =>
  somewhere.slice(0, digitsOf(level)).padEnd(12, '0') as RegionCode

function levelsOf({ chain, subject }: RoundRules, { round, entry, employed }: z.infer<typeof Chain>): string[] {
  const place = {
    personId: subject === 'person' ? 'somebody' : null,
    regionCode: at(entry),
    organisationId: employed ? 'an organisation' : null,
    employerId: null,
  }
  const turns: string[] = []
  for (
    let step = nextStep(chain, at(round), place, 0);
    step < chain.length;
    step = nextStep(chain, at(round), place, step + 1)
  )
    turns.push(chain[step]!.code)
  return turns
}

async function chosenOf(rules: RoundRules, { places, shares, entries, then }: z.infer<typeof List>, solve: Solve) {
  const contenders = Object.entries(entries)
    .map(([id, one]) => ({ id, ...one, score: Math.round(one.score * 100) }))
    .filter(({ score }) => !isTooLow(rules, score))
    .map(({ id, score, in: inside, prefers, sheets, region }) => ({
      id,
      score,
      low: score,
      high: score,
      regionCode: region.padEnd(12, '0') as RegionCode,
      shares: inside,
      ties: tiesOf(
        rules,
        { preferred: prefers },
        Object.entries(sheets).map(([sheet, points]) => ({ sheet, score: points * 100 })),
      ),
    }))
  const reading = { shares, rounding: 'nearest', unfilled: 'released' } as const
  const quotas = quotasOf({ ...placesOf(rules), places }, reading, contenders)
  const list = await bestList({ contenders, places, quotas, unfilled: reading.unfilled }, solve)
  const undecided = [...list.undecided].toSorted()
  // Whoever is undecided stands on neither side.
  const chosen = [...list.chosen].filter((id) => !list.undecided.has(id))
  return { chosen: inWrittenOrder(then.chosen, chosen), undecided: inWrittenOrder(then.undecided, undecided) }
}

/** A set has no order: what is the same is shown in the order in which it was written. */
const inWrittenOrder = (written: readonly string[], found: readonly string[]): string[] => [
  ...written.filter((one) => found.includes(one)),
  ...found.filter((one) => !written.includes(one)).toSorted(),
]

function termOf(rules: RoundRules, { from, on, grades, facts, delivered, then }: z.infer<typeof Term>) {
  const start = parseDay(from)
  let state: TitleState = rules.titleBy === 'choice' ? 'held' : 'training'
  for (const { code } of grades) {
    const grade = rules.grades.find((one) => one.code === code)
    if (!grade) return { grade: code }
    state = afterGrade(state, grade.title)
  }
  const happened = facts.map((one) => ({ ...one, ending: rules.endings.find(({ code }) => code === one.code) }))
  for (const { ending, code, bodies } of happened) {
    if (!ending) return { ending: code }
    if (bodies >= bodiesNeeded(ending)) state = afterEnding(state, ending.title)
  }
  const until = rules.termYears ? yearsLater(start, rules.termYears) : null
  const spans = moneyOf(
    { stage: state === 'withdrawn' ? 'held' : state, from_on: start, until_on: until },
    rules,
    happened.map(({ code, on: day, bodies, ending }) => ({
      code,
      happened_on: day,
      stage: bodies >= bodiesNeeded(ending!) ? 'in-force' : 'reported',
    })),
    grades.map(({ year, code }) => ({ year, code, reversed: false })),
    parseDay(on),
    delivered ? parseDay(delivered) : null,
  )
  const last = rules.grades.find((one) => one.code === grades.at(-1)?.code)
  const found = {
    title: state === 'held' && until && on >= until ? 'over' : state,
    dueFen: sumOf(spans),
    mayEnterAgain: last?.mayEnterAgain ?? false,
  }
  // Only what the case asks.
  return Object.fromEntries(Object.keys(then).map((key) => [key, found[key as keyof typeof found]]))
}

/** The rule of a programme as it holds on a day; undefined where it is not in force. */
export function programmeOn(packs: Packs, name: ProgrammeName, on: Day): RoundRules | undefined {
  if (!choose(packs, `programme-${name.code}`, name.regionCode, on)?.values['subject']) return undefined
  const { value, bases } = rulesOf(packs, name, on)
  return { ...value, bases }
}
