import { type Day, yearsLater } from '#kernel/days.ts'
import type { Condition, Facts } from '#kernel/packs/decide.ts'
import { type Career, type Grade, gradeOn } from '#modules/pay/domain/grade.ts'
import { factsOn, type FactsFrom, stepAt, type Timeline } from '#modules/pay/domain/timeline.ts'

/** A smallest change that would move somebody up: the day on which it comes by itself, or one fact that would have to be otherwise. */
export interface NextStep {
  by: 'time' | 'post' | 'fact'
  fact: string
  /** What the fact would have to be. */
  to: string | number | boolean
  /** Of a year that fills up by itself. */
  on?: Day
  /** The part of the rule that would count it: `bonuses.assistant`. */
  rests: string
  post: string
  level: number | null
  monthlyFen: number
  gainFen: number
}

/** How far ahead a date is looked for: a level may take three years, and some years may not count. */
const yearsAhead = 12

/** What would move a person up from where they stand on a day, found by trying: each change alone, the smallest of its kind. */
export function nextSteps(career: Career, today: Day): NextStep[] {
  const now = gradeOn(career, today)
  if (now.is !== 'known') return []
  const rule = career.ruleOn(today)
  const { scheme } = rule
  const found: NextStep[] = []

  const time = afterYears(career, today, now)
  if (time) found.push({ ...time, rests: 'yearsPerLevel', fact: scheme.yearsFact })

  const facts = factsOn(career.timeline, today)
  const parts = [
    ...scheme.bonuses.map((one) => ({ rests: `bonuses.${one.code}`, when: one.when, by: 'fact' as const })),
    ...scheme.education.map((one) => ({ rests: `education.${one.code}`, when: one.when, by: 'fact' as const })),
    ...scheme.rungs.map((one) => ({ rests: `rungs.${one.code}`, when: one.when, by: 'fact' as const })),
    ...scheme.posts.map((one) => ({ rests: `posts.${one.code}`, when: one.when, by: 'post' as const })),
  ]
  for (const { rests, when, by } of parts) {
    for (const [fact, to] of wanted(when, facts)) {
      // One change of a fact, the smallest that moves: a master's is not needed where a bachelor's is enough.
      if (found.some((one) => one.fact === fact && (one.to === to || by === 'fact'))) continue
      const grade = gradeOn({ ...career, timeline: withFact(career.timeline, today, fact, to) }, today)
      if (isHigher(grade, now)) found.push({ by, fact, to, rests, ...told(grade, now) })
    }
  }
  return found.sort(
    (a, b) =>
      Number(b.by === 'time') - Number(a.by === 'time') ||
      Number(a.by === 'post') - Number(b.by === 'post') ||
      a.gainFen - b.gainFen,
  )
}

type Known = Extract<Grade, { is: 'known' }>

const isHigher = (grade: Grade, now: Known): grade is Known =>
  grade.is === 'known' &&
  (grade.level ?? 0) >= (now.level ?? 0) &&
  (grade.monthlyFen > now.monthlyFen || (grade.level ?? 0) > (now.level ?? 0))

const told = (grade: Known, now: Known) => ({
  post: grade.post,
  level: grade.level,
  monthlyFen: grade.monthlyFen,
  gainFen: grade.monthlyFen - now.monthlyFen,
})

/** The day on which the years alone bring the next level, when nothing else changes and every year counts. */
function afterYears(career: Career, today: Day, now: Known): Omit<NextStep, 'rests' | 'fact'> | undefined {
  const { yearsFact, yearsPerLevel } = career.ruleOn(today).scheme
  const years = factsOn(career.timeline, today)[yearsFact]
  const anniversary = lastAnniversary(career.timeline, today, yearsFact)
  if (!yearsPerLevel || typeof years !== 'number' || !anniversary) return undefined
  // Whoever does other work now has years that stand still: nothing comes of waiting.
  if (yearsLater(anniversary, 1) <= today) return undefined
  // Rules that are not yet in force are no promise: the future is told by today's.
  const ruleToday = career.ruleOn(today)
  const ruleOn = (day: Day) => (day > today ? ruleToday : career.ruleOn(day))
  let timeline = career.timeline.filter((step) => step.from <= today)
  for (let more = 1; more <= yearsAhead; more++) {
    const on = yearsLater(anniversary, more)
    timeline = [...timeline, { from: on, facts: { ...factsOn(timeline, on), [yearsFact]: years + more } }]
    const grade = gradeOn({ ...career, ruleOn, timeline }, on)
    if (grade.is === 'known' && !grade.onProbation && (grade.level ?? 0) > (now.level ?? 0))
      return { by: 'time', to: years + more, on, ...told(grade, now) }
  }
  return undefined
}

/** The last day on which a year filled up. */
function lastAnniversary(timeline: Timeline, today: Day, fact: string): Day | undefined {
  for (let at = stepAt(timeline, today); at >= 0; at--) {
    if (timeline[at]!.facts[fact] === undefined) return undefined
    if (timeline[at - 1]?.facts[fact] !== timeline[at]!.facts[fact]) return timeline[at]!.from
  }
  return undefined
}

/** Every single value of a fact that a condition would be content with and that is not so now. */
function wanted(when: Condition, facts: Facts): [string, string | number | boolean][] {
  if (when.kind === 'not') return []
  if (when.kind !== 'ask') return when.parts.flatMap((part) => wanted(part, facts))
  const now = facts[when.ask]
  const { limit } = when
  const options: unknown[] =
    when.compare === 'oneOf'
      ? (limit as unknown[])
      : when.compare === 'atLeast' || when.compare === 'equals'
        ? [limit]
        : []
  return options
    .filter(
      (one): one is string | number | boolean =>
        typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean',
    )
    .filter(
      (one) =>
        one !== now &&
        !(when.order && typeof now === 'string' && when.order.indexOf(now) >= when.order.indexOf(String(one))),
    )
    .map((one) => [when.ask, one])
}

/** The timeline with one fact otherwise from a day on. */
function withFact(timeline: Timeline, day: Day, fact: string, to: string | number | boolean): Timeline {
  const before = timeline.filter((step) => step.from < day)
  const step: FactsFrom = { from: day, facts: { ...factsOn(timeline, day), [fact]: to } }
  return [...before, step]
}
