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
import * as corrections from '#modules/workforce/contract-corrections.ts'
import * as moves from '#modules/workforce/contract-moves.ts'
import * as page from '#modules/workforce/contract-person.ts'
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
  route(page.person, person),
  route(page.mine, mine),
  route(page.revealOf, revealOf),
  route(page.revealMine, revealMine),
  route(page.serviceFigures, serviceFigures),
  route(page.myServiceFigures, myServiceFigures),
  route(corrections.propose, propose),
  route(corrections.proposeFor, proposeFor),
  route(corrections.withdrawProposal, withdrawProposal),
  route(corrections.proposals, proposals),
  route(corrections.employerConfirm, employerConfirm),
  route(corrections.confirmProposal, confirmProposal),
  route(corrections.returnProposal, returnProposal),
  route(moves.changeStatus, changeStatus),
  route(bars.barWorker, barWorker),
  route(bars.liftBar, liftBar),
  route(moves.moveWorker, moveWorker),
  route(moves.releaseWorker, releaseWorker),
  route(moves.transfers, transfers),
  route(moves.acceptTransfer, acceptTransfer),
  route(moves.returnTransfer, returnTransfer),
  route(moves.merges, merges),
  route(moves.askMerge, askMerge),
  route(moves.approveMerge, approveMerge),
  route(moves.returnMerge, returnMerge),
  route(contract.sendEvidence, sendEvidence),
  route(contract.evidence, evidence),
]
