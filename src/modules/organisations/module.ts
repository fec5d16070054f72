import type { Job } from '#kernel/jobs.ts'

export const name = 'organisations'
export const jobs: Job[] = []
export { refusals } from '#modules/organisations/refusals.ts'
export { routes } from '#modules/organisations/routes.ts'
