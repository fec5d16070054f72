import { route, type Route } from '#kernel/http.ts'
import { barWorker, liftBar } from '#modules/workforce/commands/bar-worker.ts'
import { changeStatus } from '#modules/workforce/commands/change-status.ts'
import { confirmFile } from '#modules/workforce/commands/confirm-file.ts'
import {
  confirmProposal,
  employerConfirm,
  returnProposal,
  withdrawProposal,
} from '#modules/workforce/commands/decide-proposal.ts'
import { approveMerge, askMerge, returnMerge } from '#modules/workforce/commands/merge-files.ts'
import { moveWorker } from '#modules/workforce/commands/move-worker.ts'
import { propose, proposeFor } from '#modules/workforce/commands/propose.ts'
import { registerWorker } from '#modules/workforce/commands/register-worker.ts'
import { sendEvidence } from '#modules/workforce/commands/send-evidence.ts'
import { acceptTransfer, releaseWorker, returnTransfer } from '#modules/workforce/commands/transfer-worker.ts'
import * as contract from '#modules/workforce/contract.ts'
import * as bars from '#modules/workforce/contract-bar.ts'
import { evidence } from '#modules/workforce/queries/evidence.ts'
import { exportRegister } from '#modules/workforce/queries/export-register.ts'
import { findByNumber } from '#modules/workforce/queries/find-by-number.ts'
import { findPeople } from '#modules/workforce/queries/find-people.ts'
import { merges } from '#modules/workforce/queries/merges.ts'
import { peopleWithoutFile } from '#modules/workforce/queries/people-without-file.ts'
import { people } from '#modules/workforce/queries/people.ts'
import { mine, person } from '#modules/workforce/queries/person-page.ts'
import { possibleSame } from '#modules/workforce/queries/possible-same.ts'
import { proposals } from '#modules/workforce/queries/proposals.ts'
import { registryLists } from '#modules/workforce/queries/registry-lists.ts'
import { revealMine, revealOf } from '#modules/workforce/queries/reveal.ts'
import { myServiceFigures, serviceFigures } from '#modules/workforce/queries/service-figures.ts'
import { transfers } from '#modules/workforce/queries/transfers.ts'

export const routes: Route[] = [
  route(contract.registryLists, registryLists),
  route(contract.findPeople, findPeople),
  route(contract.people, people),
  route(contract.exportRegister, exportRegister),
  route(contract.findByNumber, findByNumber),
  route(contract.possibleSame, possibleSame),
  route(contract.peopleWithoutFile, peopleWithoutFile),
  route(contract.registerWorker, registerWorker),
  route(contract.confirmFile, confirmFile),
  route(contract.person, person),
  route(contract.mine, mine),
  route(contract.revealOf, revealOf),
  route(contract.revealMine, revealMine),
  route(contract.serviceFigures, serviceFigures),
  route(contract.myServiceFigures, myServiceFigures),
  route(contract.propose, propose),
  route(contract.proposeFor, proposeFor),
  route(contract.withdrawProposal, withdrawProposal),
  route(contract.proposals, proposals),
  route(contract.employerConfirm, employerConfirm),
  route(contract.confirmProposal, confirmProposal),
  route(contract.returnProposal, returnProposal),
  route(contract.changeStatus, changeStatus),
  route(bars.barWorker, barWorker),
  route(bars.liftBar, liftBar),
  route(contract.moveWorker, moveWorker),
  route(contract.releaseWorker, releaseWorker),
  route(contract.transfers, transfers),
  route(contract.acceptTransfer, acceptTransfer),
  route(contract.returnTransfer, returnTransfer),
  route(contract.merges, merges),
  route(contract.askMerge, askMerge),
  route(contract.approveMerge, approveMerge),
  route(contract.returnMerge, returnMerge),
  route(contract.sendEvidence, sendEvidence),
  route(contract.evidence, evidence),
]
