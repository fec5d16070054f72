import type { Day } from '#kernel/days.ts'

/** Since when and until when (exclusive) someone may not practise. */
export interface Bar {
  fromOn: Day
  untilOn: Day | null
}

/** Is it in force on a day, or still to come? What is over is history. */
export const isStanding = (bar: Bar | null, today: Day): bar is Bar =>
  bar !== null && (bar.untilOn === null || bar.untilOn > today)

/** What is left of it when it is lifted from a day on: what never held is as if it had not been said. */
export const lifted = (bar: Bar, on: Day): Bar | null => (on <= bar.fromOn ? null : { ...bar, untilOn: on })
