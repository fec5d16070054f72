import type { Day, Month } from '#kernel/days.ts'
import { type Decision, accept, refuse } from '#kernel/refusal.ts'
import { isRunning } from './months.ts'

export type StationState = 'submitted' | 'submitted-late' | 'open' | 'late'

/** Is a station's month in? `dueOn` is null where the calendar of that year is not known yet: then nobody is late. */
export function stationState(submission: { late: boolean } | null, dueOn: Day | null, today: Day): StationState {
  if (submission) return submission.late ? 'submitted-late' : 'submitted'
  return dueOn !== null && today > dueOn ? 'late' : 'open'
}

export type MonthState = 'running' | 'due' | 'sealed'

export function monthState(month: Month, today: Day, isSealed: boolean): MonthState {
  if (isSealed) return 'sealed'
  return isRunning(month, today) ? 'running' : 'due'
}

/** May a station submit this month now? */
export function maySubmit(
  month: Month,
  today: Day,
  facts: { isSealed: boolean; isSubmitted: boolean },
): Decision<null> {
  if (isRunning(month, today)) return refuse('statistics/month-is-running', { month })
  if (facts.isSubmitted) return refuse('statistics/already-submitted')
  if (facts.isSealed) return refuse('statistics/month-is-sealed')
  return accept(null)
}

/** May this month be sealed now? Stations that are missing are left out only for a reason. */
export function maySeal(
  month: Month,
  today: Day,
  facts: { isSealed: boolean; missing: string[]; withoutMissing: string | null },
): Decision<null> {
  if (isRunning(month, today)) return refuse('statistics/month-is-running', { month })
  if (facts.isSealed) return refuse('statistics/month-is-sealed')
  if (facts.missing.length > 0 && !facts.withoutMissing) {
    const names = facts.missing.slice(0, 3).join('、') + (facts.missing.length > 3 ? '…' : '')
    return refuse('statistics/stations-missing', { count: facts.missing.length, names }, [
      { field: 'withoutMissing', code: 'statistics/stations-missing', params: { count: facts.missing.length, names } },
    ])
  }
  return accept(null)
}
