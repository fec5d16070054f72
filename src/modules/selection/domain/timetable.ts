import type { Calendar, DaysLimit } from '#kernel/calendar.ts'
import { addDays, type Day } from '#kernel/days.ts'

export interface Stage {
  code: string
  takes?: DaysLimit | undefined
}

export interface Dated {
  code: string
  /** Null where the stage before it has no length of its own, or where the official calendar is not known. */
  from: Day | null
  /** The last day that is still in time; null where the rule sets none, or it is not known. */
  lastOn: Day | null
  /** The year whose official calendar would have to be known. */
  missingYear: number | null
}

/**
 * The days of a round's stages from the day it opens. A limit is counted from the day after its stage begins; the next stage begins on the
 * day after the last. A stage without a limit takes as long as it takes: what follows has no day yet.
 */
export function timetable(stages: readonly Stage[], opensOn: Day, calendar: Calendar): Dated[] {
  let from: Day | null = opensOn
  return stages.map(({ code, takes }) => {
    const begins = from
    const ends = begins && takes ? lastDay(begins, takes, calendar) : null
    from = ends?.lastOn ? addDays(ends.lastOn, 1) : null
    return { code, from: begins, lastOn: ends?.lastOn ?? null, missingYear: ends?.missingYear ?? null }
  })
}

function lastDay(from: Day, { unit, count }: DaysLimit, calendar: Calendar): Pick<Dated, 'lastOn' | 'missingYear'> {
  if (unit === 'days') return { lastOn: addDays(from, count), missingYear: null }
  const answer = calendar.addWorkingDays(from, count)
  return answer.known ? { lastOn: answer.value, missingYear: null } : { lastOn: null, missingYear: answer.missingYear }
}
