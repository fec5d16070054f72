import { route, type Route } from '#kernel/http.ts'
import { confirmFile } from '#modules/workforce/commands/confirm-file.ts'
import { registerWorker } from '#modules/workforce/commands/register-worker.ts'
import { sendEvidence } from '#modules/workforce/commands/send-evidence.ts'
import * as contract from '#modules/workforce/contract.ts'
import { evidence } from '#modules/workforce/queries/evidence.ts'
import { findPeople } from '#modules/workforce/queries/find-people.ts'
import { peopleWithoutFile } from '#modules/workforce/queries/people-without-file.ts'
import { registryLists } from '#modules/workforce/queries/registry-lists.ts'

export const routes: Route[] = [
  route(contract.registryLists, registryLists),
  route(contract.findPeople, findPeople),
  route(contract.peopleWithoutFile, peopleWithoutFile),
  route(contract.registerWorker, registerWorker),
  route(contract.confirmFile, confirmFile),
  route(contract.sendEvidence, sendEvidence),
  route(contract.evidence, evidence),
]
