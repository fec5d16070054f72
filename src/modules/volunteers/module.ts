import type { FactSource } from '#kernel/fact-source.ts'
import { personFacts } from '#modules/volunteers/public.ts'

export const name = 'volunteers'
export const facts: FactSource = { begin: ['volunteer.'], of: personFacts }
export { follow } from '#modules/volunteers/follow.ts'
export { jobs } from '#modules/volunteers/jobs.ts'
export { refusals } from '#modules/volunteers/refusals.ts'
export { routes } from '#modules/volunteers/routes.ts'
