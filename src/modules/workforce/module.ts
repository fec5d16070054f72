import type { FactSource } from '#kernel/fact-source.ts'
import { jobs as registryJobs } from '#modules/workforce/jobs.ts'
import { listJobs } from '#modules/workforce/jobs-lists.ts'
import { listRoutes } from '#modules/workforce/routes-lists.ts'
import { routes as registryRoutes } from '#modules/workforce/routes.ts'
import { personFacts } from '#modules/workforce/public.ts'

export const name = 'workforce'
export const facts: FactSource = {
  begin: ['person.', 'education.', 'practice.', 'community.', 'employer.', 'fields', 'titles'],
  of: personFacts,
}
export const jobs = [...registryJobs, ...listJobs]
export { refusals } from '#modules/workforce/refusals.ts'
export const routes = [...registryRoutes, ...listRoutes]
