import { addDays, type Day } from '#kernel/days.ts'
import { type Career, daysOfChange, type Eves, gradeOn, type Step } from '#modules/pay/domain/grade.ts'

/** A grade that holds from a day until another (exclusive), or until further notice. */
export interface Period {
  from: Day
  until: Day | null
  post: string
  level: number | null
  monthlyFen: number
  onProbation: boolean
  steps: Step[]
  rule: string
}

/** A stretch for which no grade can be said. */
export interface Gap {
  from: Day
  until: Day | null
  missing: string[]
}

/** The grades of a person from a day until today and on, one after the other; a grade that comes out the same is one period. */
export function periodsOf(
  career: Career,
  ruleDays: readonly Day[],
  from: Day,
  today: Day,
): { periods: Period[]; gaps: Gap[] } {
  const periods: Period[] = []
  const gaps: Gap[] = []
  const eves: Eves = new Map()
  let open: Period | Gap | undefined
  const until = addDays(today, 1)
  for (const day of daysOfChange(career, ruleDays, from, until)) {
    const grade = gradeOn(career, day, eves)
    if (open && grade.is === 'known' && 'post' in open && sameGrade(open, grade)) continue
    if (open) open.until = day
    open = undefined
    if (grade.is === 'known') {
      const { post, level, monthlyFen, steps, rule, onProbation } = grade
      periods.push((open = { from: day, until: null, post, level, monthlyFen, steps, rule, onProbation }))
    } else if (grade.is === 'unknown') gaps.push((open = { from: day, until: null, missing: grade.missing }))
  }
  return { periods, gaps }
}

type Told = Pick<Period, 'post' | 'level' | 'monthlyFen' | 'onProbation'>

/** Is it the same for the person: post, level, money? How it came about may have changed without anything to confirm. */
export const sameGrade = (a: Told, b: Told): boolean =>
  a.post === b.post && a.level === b.level && a.monthlyFen === b.monthlyFen && a.onProbation === b.onProbation

/**
 * What stands of periods that were written one after the other: a later writing covers an earlier one where they overlap, and what was
 * written is never changed.
 */
export function standing<T extends { from: Day; until: Day | null }>(written: readonly T[]): T[] {
  let stands: T[] = []
  for (const one of written) {
    const kept: T[] = []
    for (const other of stands) {
      if ((other.until !== null && other.until <= one.from) || (one.until !== null && one.until <= other.from)) {
        kept.push(other)
        continue
      }
      if (other.from < one.from) kept.push({ ...other, until: one.from })
      if (one.until !== null && (other.until === null || other.until > one.until))
        kept.push({ ...other, from: one.until })
    }
    stands = [...kept, one].sort((a, b) => (a.from < b.from ? -1 : 1))
  }
  return stands
}

export const standingOn = <T extends { from: Day; until: Day | null }>(stands: readonly T[], day: Day): T | undefined =>
  stands.find((one) => one.from <= day && (one.until === null || day < one.until))

/** The first day from which what is computed is not what stands; undefined where they agree. */
export function firstDifference(stands: readonly Period[], computed: readonly Period[]): Day | undefined {
  if (stands.length === 0) return computed[0]?.from
  const days = [
    ...new Set([...stands, ...computed].flatMap(({ from, until }) => (until ? [from, until] : [from]))),
  ].sort()
  for (const day of days) {
    const [was, is] = [standingOn(stands, day), standingOn(computed, day)]
    if (!was !== !is || (was && is && !sameGrade(was, is))) return day
  }
  return undefined
}

/** What is computed from a day on: the period that runs on that day begins with it. */
export const fromDay = (computed: readonly Period[], day: Day): Period[] =>
  computed
    .filter((one) => one.until === null || one.until > day)
    .map((one) => (one.from < day ? { ...one, from: day } : one))

/** What is computed, with what stands left standing where nothing can be said: an unknown fact takes nobody's grade away. */
export function filled(computed: readonly Period[], gaps: readonly Gap[], stands: readonly Period[]): Period[] {
  const kept = gaps.flatMap((gap) =>
    stands
      .filter((one) => (gap.until === null || one.from < gap.until) && (one.until === null || one.until > gap.from))
      .map((one) => ({
        ...one,
        from: one.from < gap.from ? gap.from : one.from,
        until: earlier(one.until, gap.until),
      })),
  )
  const all = [...computed, ...kept].sort((a, b) => (a.from < b.from ? -1 : 1))
  // What a gap had cut apart and is the same on both sides is one period again.
  const joined: Period[] = []
  for (const one of all) {
    const last = joined.at(-1)
    if (last && last.until === one.from && sameGrade(last, one))
      joined[joined.length - 1] = { ...last, until: one.until }
    else joined.push(one)
  }
  return joined
}

const earlier = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

/** What is written of confirmed periods: between and after them stands that there is no grade. */
export function written(
  periods: readonly Period[],
  from: Day,
): (Period | { from: Day; until: Day | null; post: null })[] {
  const rows: (Period | { from: Day; until: Day | null; post: null })[] = []
  let day: Day | null = from
  for (const one of periods) {
    if (day !== null && one.from > day) rows.push({ from: day, until: one.from, post: null })
    rows.push(one)
    day = one.until
  }
  if (day !== null) rows.push({ from: day, until: null, post: null })
  return rows
}
