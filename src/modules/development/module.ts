export const name = 'development'
export { jobs } from '#modules/development/jobs.ts'
export { refusals } from '#modules/development/refusals.ts'
export { routes } from '#modules/development/routes.ts'
