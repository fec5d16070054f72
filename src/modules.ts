import type { Endpoint } from '#kernel/endpoint.ts'
import type { Route } from '#kernel/http.ts'
import type { FactSource } from '#kernel/fact-source.ts'
import type { Follow } from '#kernel/follow.ts'
import type { Job } from '#kernel/jobs.ts'
import type { ListPart } from '#kernel/list-part.ts'
import { refusals as kernelRefusals } from '#kernel/refusals.ts'
import type { Refusals } from '#kernel/refusal.ts'
import type { WhenWorkEnds } from '#kernel/work-ends.ts'
import * as assessment from '#modules/assessment/module.ts'
import * as certificates from '#modules/certificates/module.ts'
import * as development from '#modules/development/module.ts'
import * as notices from '#modules/notices/module.ts'
import * as pay from '#modules/pay/module.ts'
import * as posts from '#modules/posts/module.ts'
import * as selection from '#modules/selection/module.ts'
import * as supervision from '#modules/supervision/module.ts'
import * as training from '#modules/training/module.ts'
import * as volunteers from '#modules/volunteers/module.ts'
import * as workforce from '#modules/workforce/module.ts'
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
  /** Carries what it keeps of a person along when their file goes to another place. */
  follow?: Follow
  /** Ends what it keeps of a person’s work, when that ends. */
  workEnds?: WhenWorkEnds
  /** What it knows of people, for rules that another module asks without knowing this one. */
  facts?: FactSource
  /** What of a list of people it keeps, where another module reads the list. */
  listPart?: ListPart
}

/** Every module; a new one is a line here and a line in graph.ts. */
export const modules: Module[] = [
  organisations,
  identity,
  services,
  notices,
  workforce,
  volunteers,
  certificates,
  training,
  supervision,
  posts,
  assessment,
  pay,
  development,
  selection,
  statistics,
]

export const everyRoute: Route[] = modules.flatMap((module) => module.routes)
export const everyEndpoint: Endpoint[] = everyRoute.map((route) => route.endpoint)
export const everyRefusal: Refusals = Object.assign({}, kernelRefusals, ...modules.map((module) => module.refusals))
export const everyFollow: Follow[] = modules.flatMap((module) => module.follow ?? [])
export const everyWorkEnd: WhenWorkEnds[] = modules.flatMap((module) => module.workEnds ?? [])
export const everyFactSource: FactSource[] = modules.flatMap((module) => module.facts ?? [])
export const everyListPart: ListPart[] = modules.flatMap((module) => module.listPart ?? [])
export const everyJob: Job[] = modules.flatMap((module) => module.jobs)

/** Every permission that an endpoint asks for: what the chief officer may do, and what a role may name. */
export const everyPermission: string[] = [
  ...new Set(everyEndpoint.map((one) => one.may).filter((may) => may.includes(':'))),
].sort()
