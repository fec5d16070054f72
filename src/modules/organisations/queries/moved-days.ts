import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/organisations/contract.ts'

/** The days that were moved after the official table was collected, the latest first. */
export const movedDays: Handler<typeof contract.movedDays> = async ({ house, query }) => ({
  years: house.calendar.years,
  days: await query<{ day: string; working: boolean; source: string }>(
    'select day, working, source from kernel.calendar_change order by day desc limit 400',
  ),
})
