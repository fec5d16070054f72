import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'

/** What a programme may ask of somebody whom it chose before: dated facts of its own titles, and no rule. */

export interface FormerTitle {
  /** Where the title comes with an assessment, who was chosen is in training first. */
  stage: 'training' | 'held'
  fromOn: Day | null
  /** Exclusive; null where it has no end. */
  untilOn: Day | null
  withdrawnOn: Day | null
  /** Does its last grade let the holder enter again? Undefined where none was given yet. */
  gradeAllows: boolean | undefined
}

/** By this an entry knows that somebody was chosen before. */
export const timesChosen = 'chosen.times'

const earlier = (a: Day | null, b: Day | null): Day | null => (a && b ? (a < b ? a : b) : (a ?? b))

const endOf = ({ untilOn, withdrawnOn }: FormerTitle): Day | null => earlier(untilOn, withdrawnOn)

/** Whole years from one day to another; 0 where it lies ahead. */
function wholeYears(from: Day, to: Day): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)
  return Math.max(0, years)
}

/**
 * The titles of one programme that somebody ever had, as facts on a day. What the records do not say is left out: of a title that was never
 * graded, whether its grade lets the holder enter again; of one that runs, nothing but that it runs.
 */
export function chosenFacts(titles: readonly FormerTitle[], on: Day): Facts {
  const begun = titles
    .filter((one) => one.stage === 'training' || (one.fromOn !== null && one.fromOn <= on))
    .toSorted((a, b) => ((a.fromOn ?? '9') < (b.fromOn ?? '9') ? -1 : 1))
  const last = begun.at(-1)
  if (!last) return { [timesChosen]: 0 }
  const isRunning = begun.some((one) => {
    const end = endOf(one)
    return one.stage === 'training' || end === null || on < end
  })
  const end = endOf(last)
  return {
    [timesChosen]: begun.length,
    'chosen.running': isRunning,
    'chosen.withdrawn': begun.some((one) => one.withdrawnOn !== null && one.withdrawnOn <= on),
    ...(last.fromOn && { 'chosen.yearsSince': wholeYears(last.fromOn, on) }),
    'chosen.yearsSinceOver': isRunning || !end ? 0 : wholeYears(end, on),
    ...(last.gradeAllows !== undefined && { 'chosen.gradeAllows': last.gradeAllows }),
  }
}
