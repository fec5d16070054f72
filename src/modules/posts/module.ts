import type { FactSource } from '#kernel/fact-source.ts'
import { personFacts } from '#modules/posts/public.ts'

export const name = 'posts'
export const facts: FactSource = { begin: ['post.', 'certificate.appointed'], of: personFacts }
export { follow } from '#modules/posts/follow.ts'
export { jobs } from '#modules/posts/jobs.ts'
export { refusals } from '#modules/posts/refusals.ts'
export { routes } from '#modules/posts/routes.ts'
export { workEnds } from '#modules/posts/end-terms.ts'
