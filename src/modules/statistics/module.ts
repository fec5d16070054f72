export const name = 'statistics'
export { jobs } from '#modules/statistics/jobs.ts'
export { refusals } from '#modules/statistics/refusals.ts'
export { routes } from '#modules/statistics/routes.ts'
