import { type Grade, gradeBy, type Reading } from '#modules/assessment/domain/scheme.ts'

/** How many of so many people may have a grade. A fraction of a person is read as the officer chose. */
export function placesOf(people: number, share: number, reading: Reading): number {
  const exact = (people * share) / 100
  // 35 × 20 % is 7, not 6.999…
  const whole = Math.floor(exact + 1e-9)
  if (reading === 'nearest') return Math.floor(exact + 0.5 + 1e-9)
  return reading === 'at-least-one' && whole === 0 && people > 0 && share > 0 ? 1 : whole
}

export interface Ranked {
  id: string
  total: number | null
  /** Equal points share a rank; null where nothing is known. */
  rank: number | null
  /** What the points alone reach. */
  byPoints: string | null
  /** What is left within the shares. */
  suggested: string | null
  /** The share puts them below what their points reach. */
  displaced: boolean
  /** Equal points stand on both sides of the last place: the unit has to choose, and says why. */
  tied: boolean
}

/** Places people by points and gives the grades out from the best, each as far as its share goes. Of a tie over the last place nobody is preferred. */
export function ranking(
  people: readonly { id: string; total: number | null }[],
  grades: readonly Grade[],
  reading: Reading,
): { rows: Ranked[]; places: Record<string, number> } {
  const places: Record<string, number> = {}
  for (const grade of grades)
    if (grade.share !== undefined) places[grade.code] = placesOf(people.length, grade.share, reading)
  const sorted = people.toSorted((a, b) => (b.total ?? -1) - (a.total ?? -1) || a.id.localeCompare(b.id))
  const rows: Ranked[] = sorted.map(({ id, total }) => ({
    id,
    total,
    rank: total === null ? null : sorted.findIndex((one) => one.total === total) + 1,
    byPoints: total === null ? null : gradeBy(grades, total).code,
    suggested: total === null ? null : gradeBy(grades, total).code,
    displaced: false,
    tied: false,
  }))
  for (const [index, grade] of grades.entries()) {
    const most = places[grade.code]
    const next = grades[index + 1]
    if (most === undefined || !next) continue
    const wanting = rows.filter((row) => row.suggested === grade.code)
    if (wanting.length <= most) continue
    const lastIn = wanting[most - 1]?.total
    const firstOut = wanting[most]!.total
    const tie = most > 0 && lastIn === firstOut
    for (const [at, row] of wanting.entries()) {
      if (tie && row.total === firstOut) row.tied = true
      if (at < most && !(tie && row.total === firstOut)) continue
      row.suggested = next.code
      row.displaced = true
    }
  }
  return { rows, places }
}

export interface Proposal {
  id: string
  grade: string
  note: string
}

export type ProposalFault =
  | { code: 'grade-unknown' | 'grade-above-points' | 'reason-needed' | 'points-unknown'; id: string }
  | { code: 'share-exceeded'; grade: string; most: number; given: number }

/**
 * May a unit propose this? A grade is never better than the points reach, never more often given than its share; one that departs from what the
 * points and the share suggest needs a reason, and so does every choice within a tie.
 */
export function faultsOf(
  ranked: { rows: readonly Ranked[]; places: Readonly<Record<string, number>> },
  grades: readonly Grade[],
  proposals: readonly Proposal[],
): ProposalFault[] {
  const order = grades.map((grade) => grade.code)
  const rows = new Map(ranked.rows.map((row) => [row.id, row]))
  const faults: ProposalFault[] = proposals.flatMap(({ id, grade, note }): ProposalFault[] => {
    const row = rows.get(id)
    if (!row || row.byPoints === null) return [{ code: 'points-unknown', id }]
    if (!order.includes(grade)) return [{ code: 'grade-unknown', id }]
    if (order.indexOf(grade) < order.indexOf(row.byPoints)) return [{ code: 'grade-above-points', id }]
    const needsReason = grade !== row.suggested || (row.tied && grade === row.byPoints)
    return needsReason && note.trim() === '' ? [{ code: 'reason-needed', id }] : []
  })
  for (const [grade, most] of Object.entries(ranked.places)) {
    const given = proposals.filter((one) => one.grade === grade).length
    if (given > most) faults.push({ code: 'share-exceeded', grade, most, given })
  }
  return faults
}
