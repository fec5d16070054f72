export const name = 'notices'
export { jobs } from '#modules/notices/jobs.ts'
export { refusals } from '#modules/notices/refusals.ts'
export { routes } from '#modules/notices/routes.ts'
