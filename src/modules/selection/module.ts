import type { Job } from '#kernel/jobs.ts'
import { keepNoticeDays } from '#modules/selection/notice-days.ts'

export const name = 'selection'
export { follow } from '#modules/selection/follow.ts'
export { refusals } from '#modules/selection/refusals.ts'
export { routes } from '#modules/selection/routes.ts'
export const jobs: Job[] = [keepNoticeDays]
export { titleFacts as facts } from '#modules/selection/title-facts.ts'
