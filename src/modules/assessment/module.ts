export const name = 'assessment'
export { jobs } from '#modules/assessment/jobs.ts'
export { refusals } from '#modules/assessment/refusals.ts'
export { routes } from '#modules/assessment/routes.ts'
