export const name = 'identity'
export { jobs } from '#modules/identity/jobs.ts'
export { refusals } from '#modules/identity/refusals.ts'
export { routes } from '#modules/identity/routes.ts'
