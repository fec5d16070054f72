import type { FactSource } from '#kernel/fact-source.ts'
import { personFacts } from '#modules/assessment/public.ts'

export const name = 'assessment'
export const facts: FactSource = { begin: ['assessment.'], of: personFacts }
export { follow } from '#modules/assessment/follow.ts'
export { jobs } from '#modules/assessment/jobs.ts'
export { refusals } from '#modules/assessment/refusals.ts'
export { routes } from '#modules/assessment/routes.ts'
