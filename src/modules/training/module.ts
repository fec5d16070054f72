import type { FactSource } from '#kernel/fact-source.ts'
import { personFacts } from '#modules/training/public.ts'

export const name = 'training'
export const facts: FactSource = { begin: ['training.'], of: personFacts }
export { follow } from '#modules/training/follow.ts'
export { jobs } from '#modules/training/jobs.ts'
export { refusals } from '#modules/training/refusals.ts'
export { routes } from '#modules/training/routes.ts'
