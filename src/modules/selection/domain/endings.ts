import type { Words } from '#kernel/packs/format.ts'
import { bodiesNeeded } from '#modules/selection/domain/term.ts'

/** What ends a title, and through whose hands it goes before it holds. */

interface Bodies {
  verifiedBy?: Words | undefined
  approvedBy?: Words | undefined
}
interface Ending extends Bodies {
  code: string
  title: 'kept' | 'withdrawn' | 'never'
}
interface Grade extends Bodies {
  code: string
  title: 'kept' | 'withdrawn' | 'confirmed' | 'never'
}
interface Rules {
  endings: readonly Ending[]
  grades: readonly Grade[]
}

/** Who verifies and approves a grade that withdraws the title: its own words, or those of the ending that withdraws it. No title is lost by a shorter way. */
export function bodiesOfGrade({ endings }: Pick<Rules, 'endings'>, grade: Grade): Bodies {
  if (grade.title !== 'withdrawn') return {}
  if (bodiesNeeded(grade) > 0) return grade
  return endings.find((one) => one.title === 'withdrawn' && bodiesNeeded(one) > 0) ?? {}
}

/** What the rule says of a fact of the term: by its ending, or by the grade it carries out. */
export function endingOf(
  rules: Rules,
  fact: { code: string; grade_id: string | null },
): (Bodies & { title: 'kept' | 'withdrawn' | 'never' }) | undefined {
  if (!fact.grade_id) return rules.endings.find((one) => one.code === fact.code)
  const grade = rules.grades.find((one) => one.code === fact.code)
  return grade && { ...bodiesOfGrade(rules, grade), title: grade.title === 'confirmed' ? 'kept' : grade.title }
}

/** Grades that do not hold yet, or never will: what they end was not approved. */
export const gradesWaiting = (facts: readonly { grade_id?: string | null; stage: string }[]): Set<string> =>
  new Set(facts.flatMap((one) => (one.grade_id && one.stage !== 'in-force' ? [one.grade_id] : [])))
