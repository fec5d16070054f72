import { calendarNow } from '#kernel/calendar-table.ts'
import type { Job } from '#kernel/jobs.ts'

export const name = 'organisations'
export const jobs: Job[] = [
  {
    // A day moved on another server is felt here, too.
    name: 'organisations/calendar',
    every: { seconds: 20 },
    run: async (house) => void (house.calendar = await calendarNow(house.gatePool)),
  },
]
export { refusals } from '#modules/organisations/refusals.ts'
export { routes } from '#modules/organisations/routes.ts'
