export const name = 'certificates'
export { jobs } from '#modules/certificates/jobs.ts'
export { refusals } from '#modules/certificates/refusals.ts'
export { routes } from '#modules/certificates/routes.ts'
