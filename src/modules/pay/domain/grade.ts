// How a grade is found, from the post to the money: long because the steps of one rule are read one after the other.
import { addDays, type Day, monthsLater, yearOf } from '#kernel/days.ts'
import { askedFacts, decide, type Facts, missingFacts, outcomeOf } from '#kernel/packs/decide.ts'
import { highest, rankedBy } from '#modules/pay/domain/highest.ts'
import { type Money, moneyOf } from '#modules/pay/domain/money.ts'
import type { OpenQuestion, Rule, RuleOn, Scheme } from '#modules/pay/domain/scheme.ts'
import { factsOn, stepAt, type Timeline } from '#modules/pay/domain/timeline.ts'

/** What an officer decided where the scheme leaves it open, from a day on. */
export interface Choice {
  question: OpenQuestion
  answer: string
  from: Day
}

/** Everything a person's grades follow from. */
export interface Career {
  timeline: Timeline
  ruleOn: RuleOn
  choices: readonly Choice[]
}

/** A step of the explanation, as ids and numbers: `domain/words.ts` says it by the rule it came from. */
export type Step =
  | { at: 'post'; post: string; level: number }
  | {
      at: 'years'
      served: number
      credit?: string
      credited: number
      uncounted: number
      levels: number
      level: number
      restartedOn?: Day
    }
  | { at: 'bonus'; bonus: string; levels: number; level: number; besides: string[] }
  | { at: 'result'; result: string; years: number[]; levels: number; level: number }
  | { at: 'kept'; from: number; level: number; on: Day }
  | { at: 'floor' | 'cap'; from: number; level: number }
  | { at: 'choice'; question: OpenQuestion; answer: string }
  | { at: 'money'; money: Money }

export type Grade =
  /** The scheme of the place does not pay this person, or there is none. */
  | { is: 'outside' }
  /** It cannot be said; these facts (or `choice:…`, `level:…`) are missing. */
  | { is: 'unknown'; missing: string[]; steps: Step[]; rule: string }
  | {
      is: 'known'
      post: string
      level: number | null
      monthlyFen: number
      steps: Step[]
      rule: string
      onProbation: boolean
    }

/** Of whoever holds no post that is known nothing is asked: the business of posts. */
export const lacksOnlyPost = (missing: readonly string[]): boolean => missing.length === 1 && missing[0] === 'post.kind'

/** What was given up on is told once, where the rule ends. No Error: it is no fault, and nobody reads where it was thrown. */
class Missing {
  readonly facts: string[]
  constructor(facts: string[]) {
    this.facts = facts
  }
}

/** What of a scheme is the same for everyone and every day, laid out once: lists by worth, results by what they do. */
function orderOf(scheme: Scheme) {
  const groups = new Set(scheme.bonuses.map((one) => one.group))
  return {
    education: rankedBy(scheme.education, (one) => one.years),
    bonuses: [...groups].map((group) => ({
      ranked: rankedBy(
        scheme.bonuses.filter((one) => one.group === group),
        (one) => one.levels,
      ),
      rivals: scheme.allowances.filter((one) => one.group === group),
    })),
    uncounted: scheme.results.filter((one) => !one.counted).map((one) => one.fact),
    moving: scheme.results.filter((one) => one.levels !== 0),
  }
}
type Order = ReturnType<typeof orderOf>

/** What one scheme makes of one timeline whichever day is asked: the post of every step, the first day with any, and when probation ends. */
interface Laid {
  posts: (Post | undefined)[]
  first: Day | undefined
  probationUntil: Day | undefined
}

const orders = new WeakMap<Scheme, Order>()
const laid = new WeakMap<Timeline, Map<Scheme, Laid>>()

function inOrder(scheme: Scheme): Order {
  let known = orders.get(scheme)
  if (!known) orders.set(scheme, (known = orderOf(scheme)))
  return known
}

function laidOut(timeline: Timeline, scheme: Scheme): Laid {
  let bySchemes = laid.get(timeline)
  if (!bySchemes) laid.set(timeline, (bySchemes = new Map()))
  const known = bySchemes.get(scheme)
  if (known) return known
  const posts = timeline.map((step) => postOrNone(scheme, step.facts, step.from))
  const first = timeline[posts.findIndex((post) => post !== undefined)]?.from
  const found = {
    posts,
    first,
    probationUntil: first && scheme.probation && monthsLater(first, scheme.probation.months),
  }
  bySchemes.set(scheme, found)
  return found
}

/** Grades on the days before promotions, which are asked of on every day after them. */
export type Eves = Map<Day, Grade>

/** The grade on a day with how it came about. Whoever asks of many days of one career hands down the same eves. */
export function gradeOn(career: Career, day: Day, eves: Eves = new Map()): Grade {
  const steps: Step[] = []
  const rule = career.ruleOn(day)
  try {
    return decideGrade(career, day, rule, steps, eves)
  } catch (error) {
    if (!(error instanceof Missing)) throw error
    return { is: 'unknown', missing: [...new Set(error.facts)], steps, rule: rule.version }
  }
}

function decideGrade(career: Career, day: Day, rule: Rule, steps: Step[], eves: Eves): Grade {
  const { scheme } = rule
  if (scheme.posts.length === 0) return { is: 'outside' }
  const facts = factsOn(career.timeline, day)
  if (rule.covered) {
    const outcome = outcomeOf(rule.covered, facts, day)
    if (outcome === 'unmet') return { is: 'outside' }
    // Not thrown, as nothing else on this way: the days before somebody's first post are many.
    if (outcome === 'unknown')
      return { is: 'unknown', missing: missingFacts(decide(rule.covered, facts, day)), steps, rule: rule.version }
  }
  const post = postIn(scheme, facts, day)
  if (!post) return { is: 'outside' }
  const { first, probationUntil } = laidOut(career.timeline, scheme)
  // Who holds the post by facts of this very day enters on it.
  const entry = first && first <= day ? first : day
  const onProbation = scheme.probation !== undefined && (entry === day || day < probationUntil!)

  let level: number | null = null
  // A scheme that is added up from ladders may have no levels at all.
  if (scheme.levels.length > 0) level = levelOf(career, day, rule, post, steps, eves, entry, facts)
  const money = moneyOf(scheme, level, facts, day, onProbation)
  if ('missing' in money) throw new Missing(money.missing)
  steps.push({ at: 'money', money })
  return { is: 'known', post: post.code, level, monthlyFen: money.monthlyFen, steps, rule: rule.version, onProbation }
}

type Post = Scheme['posts'][number]

function levelOf(
  career: Career,
  day: Day,
  rule: Rule,
  post: Post,
  steps: Step[],
  eves: Eves,
  entry: Day,
  facts: Facts,
): number {
  const { scheme } = rule
  const order = inOrder(scheme)
  let level = post.floor
  steps.push({ at: 'post', post: post.code, level })

  const promotion = promotionBefore(career, day, scheme, post)
  if (scheme.yearsPerLevel) {
    const served = years(scheme, facts)
    const restarts = promotion && answerTo('promotionClock', career, promotion.on, scheme, steps) === 'restart'
    const from = restarts ? years(scheme, factsOn(career.timeline, promotion.on)) : 0
    const uncounted = uncountedYears(order, facts, restarts ? promotion.on : entry)
    const creditFacts = scheme.educationCounts === 'at-entry' ? factsOn(career.timeline, entry) : facts
    const credit = highest(order.education, creditFacts, day)
    if (credit.missing.length > 0) throw new Missing(credit.missing)
    const credited = credit.found?.years ?? 0
    const counted = Math.max(0, served - from - uncounted) + credited
    const levels = Math.floor(counted / scheme.yearsPerLevel)
    level += levels
    const step: Step = { at: 'years', served: served - from, credited, uncounted, levels, level }
    if (credit.found) step.credit = credit.found.code
    if (restarts) step.restartedOn = promotion.on
    steps.push(step)
  }

  for (const { ranked, rivals } of order.bonuses) {
    const bonus = highest(ranked, facts, day)
    if (bonus.missing.length > 0) throw new Missing(bonus.missing)
    if (!bonus.found) continue
    if (bonusIsGivenUp(career, day, scheme, rivals, facts, steps)) continue
    level += bonus.found.levels
    steps.push({
      at: 'bonus',
      bonus: bonus.found.code,
      levels: bonus.found.levels,
      level,
      besides: bonus.besides.map(({ code }) => code),
    })
  }

  for (const { result, years, levels } of movesByResult(order, facts)) {
    level += levels
    steps.push({ at: 'result', result, years, levels, level })
  }
  if (level < post.floor) steps.push({ at: 'floor', from: level, level: (level = post.floor) })

  if (promotion && answerTo('promotionLevel', career, promotion.on, scheme, steps) === 'keep-higher') {
    const eve = addDays(promotion.on, -1)
    const before = eves.get(eve) ?? gradeOn(career, eve, eves)
    eves.set(eve, before)
    if (before.is === 'unknown') throw new Missing(before.missing)
    if (before.is === 'known' && before.level !== null && before.level > level) {
      level = before.level
      steps.push({ at: 'kept', from: before.level, level, on: promotion.on })
    }
  }
  if (scheme.cap === 'band' && level > post.top) steps.push({ at: 'cap', from: level, level: (level = post.top) })
  return level
}

/** The post by the facts; undefined where none of the scheme's posts is held. */
function postIn(scheme: Scheme, facts: Facts, day: Day): Post | undefined {
  const missing: string[] = []
  for (const post of scheme.posts) {
    const outcome = outcomeOf(post.when, facts, day)
    if (outcome === 'met') return post
    if (outcome === 'unknown') missing.push(...missingFacts(decide(post.when, facts, day)))
  }
  if (missing.length > 0) throw new Missing(missing)
  return undefined
}

const postOrNone = (scheme: Scheme, facts: Facts, day: Day): Post | undefined =>
  scheme.posts.find((post) => outcomeOf(post.when, facts, day) === 'met')

interface Promotion {
  on: Day
  from: string
}

/** The promotion by which the present post was reached; undefined where it was the first, or a step down. */
function promotionBefore(career: Career, day: Day, scheme: Scheme, post: Post): Promotion | undefined {
  const { timeline } = career
  const held = laidOut(timeline, scheme).posts
  for (let at = stepAt(timeline, day); at > 0; at--) {
    const before = held[at - 1]
    if (before?.code === post.code) continue
    return before && before.rank < post.rank ? { on: timeline[at]!.from, from: before.code } : undefined
  }
  return undefined
}

function answerTo(
  question: 'promotionLevel' | 'promotionClock',
  career: Career,
  on: Day,
  scheme: Scheme,
  steps: Step[],
): string {
  const said = scheme[question]
  if (said !== 'officer') return said
  const choice = choiceOf(career, question, on)
  if (choice === undefined) throw new Missing([`choice:${question}`])
  steps.push({ at: 'choice', question, answer: choice })
  return choice
}

/** The latest answer that holds on a day; one given for a promotion is dated by it. */
export const choiceOf = (career: Pick<Career, 'choices'>, question: OpenQuestion, on: Day): string | undefined =>
  career.choices.findLast((one) => one.question === question && one.from <= on)?.answer

/** Where the scheme says that an allowance and a level for the same thing exclude each other, and the allowance goes first. */
function bonusIsGivenUp(
  career: Career,
  day: Day,
  scheme: Scheme,
  rivals: Scheme['allowances'],
  facts: Facts,
  steps: Step[],
): boolean {
  if (scheme.bonusAndAllowance === 'both' || rivals.length === 0) return false
  if (!rivals.some((one) => outcomeOf(one.when, facts, day) === 'met')) return false
  if (scheme.bonusAndAllowance !== 'officer') return scheme.bonusAndAllowance === 'allowance'
  const choice = choiceOf(career, 'bonusAndAllowance', day)
  if (choice === undefined) throw new Missing(['choice:bonusAndAllowance'])
  steps.push({ at: 'choice', question: 'bonusAndAllowance', answer: choice })
  return choice === 'allowance'
}

function years(scheme: Scheme, facts: Facts): number {
  const found = facts[scheme.yearsFact]
  if (typeof found !== 'number') throw new Missing([scheme.yearsFact])
  return found
}

/** The years of a result, as its fact lists them; where nothing is told, no year is held against anyone. */
function yearsOf(fact: string, facts: Facts): number[] {
  const told = facts[fact]
  return Array.isArray(told) ? told.map(Number).sort((a, b) => a - b) : []
}

function uncountedYears({ uncounted }: Order, facts: Facts, since: Day): number {
  if (uncounted.every((fact) => yearsOf(fact, facts).length === 0)) return 0
  return new Set(uncounted.flatMap((fact) => yearsOf(fact, facts)).filter((year) => year >= yearOf(since))).size
}

function movesByResult({ moving }: Order, facts: Facts): { result: string; years: number[]; levels: number }[] {
  const moves: { result: string; years: number[]; levels: number }[] = []
  for (const rule of moving) {
    let run: number[] = []
    for (const year of yearsOf(rule.fact, facts)) {
      run = run.at(-1) === year - 1 ? [...run, year] : [year]
      if (run.length < rule.run) continue
      moves.push({ result: rule.code, years: run, levels: rule.levels })
      // The same year moves nobody twice.
      run = []
    }
  }
  return moves
}

/** The days within a span on which a grade can become another: a fact changes, a rule does, probation ends. */
export function daysOfChange(career: Career, ruleDays: readonly Day[], from: Day, until: Day): Day[] {
  const days = new Set<Day>([from])
  const add = (day: Day) => void (day > from && day < until && days.add(day))
  for (const step of career.timeline) add(step.from)
  for (const day of ruleDays) add(day)
  for (const choice of career.choices) add(choice.from)
  const { probationUntil } = laidOut(career.timeline, career.ruleOn(from).scheme)
  if (probationUntil) add(probationUntil)
  return [...days].sort()
}

const asked = new WeakMap<Pick<Rule, 'scheme' | 'covered'>, string[]>()

/** The facts that a scheme asks for, and who is paid by it. */
export function factsAsked(rule: Pick<Rule, 'scheme' | 'covered'>): string[] {
  let known = asked.get(rule)
  if (!known) asked.set(rule, (known = askedBy(rule)))
  return known
}

function askedBy({ scheme, covered }: Pick<Rule, 'scheme' | 'covered'>): string[] {
  const conditions = [scheme.posts, scheme.education, scheme.bonuses, scheme.rungs, scheme.allowances].flatMap((list) =>
    list.map((one) => one.when),
  )
  return [
    ...new Set(
      [...(covered ? [covered] : []), ...conditions].flatMap(askedFacts).concat(
        scheme.yearsPerLevel ? [scheme.yearsFact] : [],
        scheme.results.map((one) => one.fact),
      ),
    ),
  ]
}
