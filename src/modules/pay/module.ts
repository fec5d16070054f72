export const name = 'pay'
export { jobs } from '#modules/pay/jobs.ts'
export { refusals } from '#modules/pay/refusals.ts'
export { routes } from '#modules/pay/routes.ts'
