import { addDays, type Day } from '#kernel/days.ts'
import { type Career, factsAsked } from '#modules/pay/domain/grade.ts'
import {
  filled,
  firstDifference,
  fromDay,
  type Period,
  periodsOf,
  sameGrade,
  standingOn,
} from '#modules/pay/domain/periods.ts'
import { changedFacts, type FactChange, factsOn } from '#modules/pay/domain/timeline.ts'

/** Where somebody stands, in short. */
export interface Place {
  post: string
  level: number | null
  monthlyFen: number
  rule: string
}

export type Reason =
  | { because: 'first' }
  | { because: 'rule'; from: string; to: string }
  | { because: 'probation' }
  | ({ because: 'fact' } & FactChange)

export interface Proposal {
  effectiveOn: Day
  periods: Period[]
  was: Place | null
  becomes: Place | null
  reasons: Reason[]
}

/** What the facts of today say of a person: a proposal where it is not what stands, and what is missing where nothing can be said. */
export interface Look {
  proposal: Proposal | undefined
  missing: string[]
}

const placeOf = (one: Period | undefined): Place | null =>
  one ? { post: one.post, level: one.level, monthlyFen: one.monthlyFen, rule: one.rule } : null

/** Compares the grades that follow from the facts with those that stand, and says from which day on they differ and why. */
export function look(career: Career, ruleDays: readonly Day[], stands: readonly Period[], today: Day): Look {
  const first = career.timeline[0]?.from
  if (!first) return { proposal: undefined, missing: [] }
  const { periods, gaps } = periodsOf(career, ruleDays, first, today)
  const missing = gaps.find((gap) => gap.from <= today && (gap.until === null || gap.until > today))?.missing ?? []
  const computed = filled(periods, gaps, stands)
  const effectiveOn = firstDifference(stands, computed)
  if (effectiveOn === undefined) return { proposal: undefined, missing }
  // What it means today; only where nothing changes today, what it meant then.
  const [wasToday, isToday] = [standingOn(stands, today), standingOn(computed, today)]
  const on = !wasToday !== !isToday || (wasToday && isToday && !sameGrade(wasToday, isToday)) ? today : effectiveOn
  return {
    missing,
    proposal: {
      effectiveOn,
      periods: fromDay(computed, effectiveOn),
      was: placeOf(standingOn(stands, on)),
      becomes: placeOf(standingOn(computed, on)),
      reasons: reasonsOf(career, stands, effectiveOn),
    },
  }
}

function reasonsOf(career: Career, stands: readonly Period[], on: Day): Reason[] {
  if (stands.length === 0) return [{ because: 'first' }]
  const before = addDays(on, -1)
  const [was, is] = [career.ruleOn(before), career.ruleOn(on)]
  const changes = changedFacts(factsOn(career.timeline, before), factsOn(career.timeline, on), factsAsked(is))
  const reasons: Reason[] = changes.map((change) => ({ because: 'fact', ...change }))
  if (was.version !== is.version) reasons.push({ because: 'rule', from: was.version, to: is.version })
  if (reasons.length === 0 && standingOn(stands, before)?.onProbation) reasons.push({ because: 'probation' })
  return reasons
}
