import type { Day } from '#kernel/days.ts'

/** A line of the ledger of hours. */
export interface Line {
  id: string
  earnedOn: Day
  minutes: number
  category: string
  source: string
  /** One study towards a degree. */
  study: string | null
  /** The line that this one takes back. */
  reverses: string | null
}

/** The lines that hold: what was taken back is gone together with the line that took it back. */
export function holding<L extends Pick<Line, 'id' | 'reverses'>>(lines: readonly L[]): L[] {
  const takenBack = new Set(lines.flatMap((line) => line.reverses ?? []))
  return lines.filter((line) => line.reverses === null && !takenBack.has(line.id))
}

export interface CountingRule {
  /** What each source counts for: as much as was taught, or once a study. */
  counts: ReadonlyMap<string, 'taught' | 'once'>
  degreeReplacesCourses: boolean
}

/** The lines that count towards a requirement, of those that hold: known sources, a degree once, and beside it none of its courses. */
export function counting<L extends Line>(lines: readonly L[], rule: CountingRule): L[] {
  const seen = new Set<string>()
  const held = holding(lines).filter((line) => rule.counts.has(line.source))
  const isOnce = (line: L) => rule.counts.get(line.source) === 'once'
  const finished = new Set(held.flatMap((line) => (isOnce(line) && line.study) || []))
  return held.filter((line) => {
    if (isOnce(line)) {
      const key = `${line.source} ${line.study ?? line.id}`
      return !seen.has(key) && seen.add(key)
    }
    return !(rule.degreeReplacesCourses && line.source === 'passed-course' && line.study && finished.has(line.study))
  })
}

export const minutesOf = (lines: readonly Pick<Line, 'minutes'>[]): number =>
  lines.reduce((sum, line) => sum + line.minutes, 0)

/** Class hours with one decimal, never rounded up: 44 minutes are not yet one. */
export const classHours = (minutes: number, classHourMinutes: number): number =>
  Math.floor((minutes * 10) / classHourMinutes) / 10
