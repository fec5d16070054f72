import type { FactSource } from '#kernel/fact-source.ts'
import { personFacts } from '#modules/pay/public.ts'

export const name = 'pay'
export const facts: FactSource = { begin: ['leave.'], of: personFacts }
export { follow } from '#modules/pay/follow.ts'
export { jobs } from '#modules/pay/jobs.ts'
export { refusals } from '#modules/pay/refusals.ts'
export { routes } from '#modules/pay/routes.ts'
