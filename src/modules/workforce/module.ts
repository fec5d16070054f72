import { jobs as registryJobs } from '#modules/workforce/jobs.ts'
import { listJobs } from '#modules/workforce/jobs-lists.ts'
import { listRoutes } from '#modules/workforce/routes-lists.ts'
import { routes as registryRoutes } from '#modules/workforce/routes.ts'

export const name = 'workforce'
export { personFacts as facts } from '#modules/workforce/public.ts'
export const jobs = [...registryJobs, ...listJobs]
export { refusals } from '#modules/workforce/refusals.ts'
export const routes = [...registryRoutes, ...listRoutes]
