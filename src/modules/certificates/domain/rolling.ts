import { type ExamLevel } from '#modules/certificates/domain/level.ts'

export type SubjectOutcome = 'pass' | 'fail' | 'absent'

export interface SubjectResult {
  year: number
  subject: string
  outcome: SubjectOutcome
}

/** What must be passed, and within how many consecutive exam years. */
export interface PassRule {
  level: ExamLevel
  subjects: string[]
  withinYears: number
}

/** The subjects passed in the years that count together with `year`. */
function passedFor(results: readonly SubjectResult[], rule: PassRule, year: number): Map<string, number> {
  const passed = new Map<string, number>()
  for (const { subject, outcome, year: in_ } of results) {
    if (outcome !== 'pass' || !rule.subjects.includes(subject) || in_ > year || in_ <= year - rule.withinYears) continue
    passed.set(subject, Math.max(in_, passed.get(subject) ?? 0))
  }
  return passed
}

/**
 * Is the certificate earned in this exam year? Every subject has a pass in the years that count, and one of them is of this year: a pass
 * of the year before counts this year and no longer.
 */
export function isEarned(results: readonly SubjectResult[], rule: PassRule, year: number): boolean {
  const passed = passedFor(results, rule, year)
  return rule.subjects.every((subject) => passed.has(subject)) && [...passed.values()].includes(year)
}

/** Which subjects are still to be passed in an exam year, and until when those that are passed already count. */
export function subjectsLeft(
  results: readonly SubjectResult[],
  rule: PassRule,
  year: number,
): { left: string[]; kept: { subject: string; passedIn: number; countsUntil: number }[] } {
  // Before the exam of the year only earlier passes are there to be kept.
  const kept = passedFor(results, rule, year)
  return {
    left: rule.subjects.filter((subject) => !kept.has(subject)),
    kept: [...kept].map(([subject, passedIn]) => ({ subject, passedIn, countsUntil: passedIn + rule.withinYears - 1 })),
  }
}
