export const name = 'supervision'
export { jobs } from '#modules/supervision/jobs.ts'
export { refusals } from '#modules/supervision/refusals.ts'
export { routes } from '#modules/supervision/routes.ts'
