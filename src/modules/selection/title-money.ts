import { parseDay, type Day } from '#kernel/days.ts'
import { gradesWaiting } from '#modules/selection/domain/endings.ts'
import type { RoundRules } from '#modules/selection/kept.ts'
import { type MoneySpan, moneySpans, type Stop, stopsOfGrades } from '#modules/selection/domain/stipend.ts'
import type { TitleRow } from '#modules/selection/tables.ts'

interface Happened {
  code: string
  happened_on: string
  stage: string
  /** Of a fact that carries a grade out. */
  grade_id?: string | null
}
interface Graded {
  id?: string
  year: number
  code: string
  reversed: boolean
}

/** What a title brings before a day, by the rule of its round and by what is in force of its facts and grades now. */
export function moneyOf(
  title: Pick<TitleRow, 'stage' | 'from_on' | 'until_on'>,
  rules: RoundRules,
  facts: readonly Happened[],
  grades: readonly Graded[],
  before: Day,
  deliveredOn: Day | null = null,
): MoneySpan[] {
  if (title.stage !== 'held' || !title.from_on) return []
  const waiting = gradesWaiting(facts)
  const holding = grades.filter((one) => !one.reversed && !(one.id && waiting.has(one.id)))
  const ruled = holding.flatMap((one) => {
    const rule = rules.grades.find(({ code }) => code === one.code)
    return rule ? [{ year: one.year, code: one.code, money: rule.money }] : []
  })
  const stops: Stop[] = facts
    // By the rules every ending stops the money, the one that keeps the title as well as the one that takes it.
    // A grade that ends the title stops it by its own years.
    .filter((one) => one.stage === 'in-force' && !one.grade_id)
    .map((one) => ({ fromOn: parseDay(one.happened_on), untilOn: null, because: `endings.${one.code}` }))
  const again = ruled
    .filter((one) => one.money === 'paid')
    .map((one) => ({ year: one.year, because: `grades.${one.code}` }))
  const term = { fromOn: parseDay(title.from_on), untilOn: title.until_on ? parseDay(title.until_on) : null }
  return moneySpans(rules, term, [...stops, ...stopsOfGrades(ruled)], before, again, deliveredOn)
}
