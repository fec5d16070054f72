export const name = 'services'
export { jobs } from '#modules/services/jobs.ts'
export { refusals } from '#modules/services/refusals.ts'
export { routes } from '#modules/services/routes.ts'
