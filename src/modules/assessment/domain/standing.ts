import type { Facts } from '#kernel/packs/decide.ts'

/** What a grade means everywhere, whatever a place calls it, from the best. */
export const standings = ['excellent', 'qualified', 'basic', 'unqualified', 'not-assessed'] as const
export type Standing = (typeof standings)[number]

export interface YearResult {
  year: number
  standing: Standing
}

/**
 * The facts of somebody's years. A year that was not assessed (long leave, probation) neither counts nor breaks a row; a year
 * without any result breaks it, because nothing is known of it.
 */
export function factsOf(results: readonly YearResult[]): Facts {
  const latestFirst = results.toSorted((a, b) => b.year - a.year)
  const assessed = latestFirst.filter((one) => one.standing !== 'not-assessed')
  const [last] = assessed
  if (!last) return {}
  const yearsOf = (standing: Standing) =>
    assessed
      .filter((one) => one.standing === standing)
      .map((one) => String(one.year))
      .toReversed()
  return {
    'assessment.last': last.standing,
    'assessment.lastYear': last.year,
    'assessment.lastTwo': assessed.slice(0, 2).map((one) => one.standing),
    'assessment.excellentInRow': rowOf(latestFirst, ['excellent']),
    'assessment.qualifiedInRow': rowOf(latestFirst, ['excellent', 'qualified']),
    'assessment.excellentYears': yearsOf('excellent'),
    'assessment.unqualifiedYears': yearsOf('unqualified'),
    'assessment.basicYears': yearsOf('basic'),
  }
}

/** How many years running, back from the latest, were one of these. */
function rowOf(latestFirst: readonly YearResult[], wanted: Standing[]): number {
  let count = 0
  for (const [index, { year, standing }] of latestFirst.entries()) {
    const later = latestFirst[index - 1]
    if (later && later.year !== year + 1) break
    if (standing === 'not-assessed') continue
    if (!wanted.includes(standing)) break
    count++
  }
  return count
}
