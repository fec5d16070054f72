import { z } from 'zod'
import { dueOn } from '#kernel/calendar.ts'
import { type Day, lastDayOf, type Month } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { topic } from '#kernel/packs/choose.ts'
import type { RegionCode } from '#kernel/region.ts'

const Two = z.object({ zh: z.string(), en: z.string() })
const Deadline = z.strictObject({ unit: z.enum(['workingDays', 'days']), count: z.int().nonnegative() })

const MonthlyReport = z.object({
  submitBy: Deadline,
  reportTitle: Two,
  lead: Two,
  compared: z.object({ up: Two, down: Two, same: Two, none: Two }),
  sections: z.array(z.object({ code: z.string(), name: Two, indicators: z.array(z.string()) })),
})
export type MonthlyReport = z.infer<typeof MonthlyReport>

type Rules = Pick<House, 'packs' | 'calendar'>

/** What holds of a month's report in a region: who submits by when, how it is worded and ordered. */
export const monthlyReport = ({ packs }: Pick<House, 'packs'>, region: RegionCode, month: Month) =>
  topic(packs, 'monthly-report', region, lastDayOf(month), MonthlyReport)

/** The last day on which a station submits in time; null where the calendar of that year is not known yet. */
export function submitsBy(house: Rules, region: RegionCode, month: Month): Day | null {
  const answer = dueOn(monthlyReport(house, region, month).value.submitBy, lastDayOf(month), house.calendar)
  return answer.known ? answer.value : null
}

const PublicFigures = z.object({ atLeast: z.int().positive() })

/** From how many people on a figure may be shown to everyone. */
export const publishedFrom = ({ packs }: Pick<House, 'packs'>, region: RegionCode, month: Month): number =>
  topic(packs, 'public-figures', region, lastDayOf(month), PublicFigures).value.atLeast
