export const name = 'workforce'
export { jobs } from '#modules/workforce/jobs.ts'
export { refusals } from '#modules/workforce/refusals.ts'
export { routes } from '#modules/workforce/routes.ts'
