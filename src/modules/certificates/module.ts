import type { FactSource } from '#kernel/fact-source.ts'
import { personFacts } from '#modules/certificates/public.ts'

export const name = 'certificates'
export const facts: FactSource = { begin: ['certificate.'], of: personFacts }
export { follow } from '#modules/certificates/follow.ts'
export { jobs } from '#modules/certificates/jobs.ts'
export { refusals } from '#modules/certificates/refusals.ts'
export { routes } from '#modules/certificates/routes.ts'
export { listPart } from '#modules/certificates/listed.ts'
