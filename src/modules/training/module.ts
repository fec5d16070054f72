export const name = 'training'
export { jobs } from '#modules/training/jobs.ts'
export { refusals } from '#modules/training/refusals.ts'
export { routes } from '#modules/training/routes.ts'
