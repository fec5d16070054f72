import { type Day, daysBetween } from '#kernel/days.ts'

export type MeasureState = 'done' | 'overdue' | 'soon' | 'running'

/** Where a measure stands on a day: the day it is due is still in time. */
export function stateOf(
  { doneOn, dueOn }: { doneOn: string | null; dueOn: Day },
  today: Day,
  soonDays: number,
): MeasureState {
  if (doneOn) return 'done'
  const left = daysBetween(today, dueOn)
  if (left < 0) return 'overdue'
  return left <= soonDays ? 'soon' : 'running'
}
