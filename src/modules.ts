import type { Endpoint } from '#kernel/endpoint.ts'
import type { Route } from '#kernel/http.ts'
import type { Job } from '#kernel/jobs.ts'
import { refusals as kernelRefusals } from '#kernel/refusals.ts'
import type { Refusals } from '#kernel/refusal.ts'
import * as identity from '#modules/identity/module.ts'
import * as organisations from '#modules/organisations/module.ts'
import * as services from '#modules/services/module.ts'
import * as statistics from '#modules/statistics/module.ts'

/** What a module gives the server. */
export interface Module {
  name: string
  routes: Route[]
  refusals: Refusals
  jobs: Job[]
}

/** Every module; a new one is a line here and a line in graph.ts. */
export const modules: Module[] = [organisations, identity, services, statistics]

export const everyRoute: Route[] = modules.flatMap((module) => module.routes)
export const everyEndpoint: Endpoint[] = everyRoute.map((route) => route.endpoint)
export const everyRefusal: Refusals = Object.assign({}, kernelRefusals, ...modules.map((module) => module.refusals))
export const everyJob: Job[] = modules.flatMap((module) => module.jobs)

/** Every permission that an endpoint asks for: what the chief officer may do, and what a role may name. */
export const everyPermission: string[] = [
  ...new Set(everyEndpoint.map((one) => one.may).filter((may) => may.includes(':'))),
].sort()
