import { type Route, route } from '#kernel/http.ts'
import { appointToLevel, endAppointment } from '#modules/posts/commands/appoint-to-level.ts'
import {
  checkCandidate,
  signUpCandidate,
  stateFacts,
  withdrawCandidate,
} from '#modules/posts/commands/recruitment-candidates.ts'
import { appointCandidate, enterResults } from '#modules/posts/commands/recruitment-results.ts'
import {
  advanceRecruitment,
  cancelRecruitment,
  decidePlaces,
  decideTie,
  openRecruitment,
} from '#modules/posts/commands/recruitment-rounds.ts'
import { candidatePage, candidates } from '#modules/posts/queries/candidates.ts'
import { exportCandidates, publicList } from '#modules/posts/queries/export-recruitment.ts'
import { recruitmentRound, recruitmentRules, recruitments } from '#modules/posts/queries/recruitment.ts'
import { changePost } from '#modules/posts/commands/change-post.ts'
import { leaveBehind, settleLeftBehind } from '#modules/posts/commands/leave-behind.ts'
import { handOverWork, undoHandover } from '#modules/posts/commands/hand-over-work.ts'
import { leavePost } from '#modules/posts/commands/leave-post.ts'
import { decideProbation } from '#modules/posts/commands/decide-probation.ts'
import {
  answerAlarm,
  closeAlarm,
  endLoneVisit,
  extendLoneVisit,
  setSafetyCard,
  startLoneVisit,
} from '#modules/posts/commands/lone-visits.ts'
import { moveClients } from '#modules/posts/commands/move-clients.ts'
import { recordPopulation } from '#modules/posts/commands/record-population.ts'
import {
  decideSecondment,
  requestSecondment,
  returnFromSecondment,
  secondments,
} from '#modules/posts/commands/secondment.ts'
import { setUpPost } from '#modules/posts/commands/set-up-post.ts'
import { takePost } from '#modules/posts/commands/take-post.ts'
import * as contract from '#modules/posts/contract.ts'
import { caseload, exportCaseload, workerCaseload } from '#modules/posts/queries/caseload.ts'
import {
  establishment,
  establishmentByRegion,
  organisationSeats,
  postCodeLists,
  postPage,
} from '#modules/posts/queries/establishment.ts'
import { exportEstablishment } from '#modules/posts/queries/export-establishment.ts'
import { exportStaffing, staffing } from '#modules/posts/queries/staffing.ts'
import { leftBehind } from '#modules/posts/queries/left-behind.ts'
import { handovers, ownerless, whatSomebodyCarries } from '#modules/posts/queries/handovers.ts'
import { loneVisits, ownSafety, whereSomebodyIs } from '#modules/posts/queries/lone-visits.ts'
import { ownPosts, personPosts } from '#modules/posts/queries/person-posts.ts'

export const routes: Route[] = [
  route(contract.postCodeLists, postCodeLists),
  route(contract.establishment, establishment),
  route(contract.exportEstablishment, exportEstablishment),
  route(contract.establishmentByRegion, establishmentByRegion),
  route(contract.organisationSeats, organisationSeats),
  route(contract.postPage, postPage),
  route(contract.setUpPost, setUpPost),
  route(contract.changePost, changePost),
  route(contract.takePost, takePost),
  route(contract.leavePost, leavePost),
  route(contract.decideProbation, decideProbation),
  route(contract.appointToLevel, appointToLevel),
  route(contract.endAppointment, endAppointment),
  route(contract.personPosts, personPosts),
  route(contract.ownPosts, ownPosts),
  route(contract.staffing, staffing),
  route(contract.exportStaffing, exportStaffing),
  route(contract.recordPopulation, recordPopulation),
  route(contract.whatSomebodyCarries, whatSomebodyCarries),
  route(contract.handOverWork, handOverWork),
  route(contract.undoHandover, undoHandover),
  route(contract.handovers, handovers),
  route(contract.ownerless, ownerless),
  route(contract.leaveBehind, leaveBehind),
  route(contract.leftBehind, leftBehind),
  route(contract.settleLeftBehind, settleLeftBehind),
  route(contract.caseload, caseload),
  route(contract.exportCaseload, exportCaseload),
  route(contract.workerCaseload, workerCaseload),
  route(contract.moveClients, moveClients),
  route(contract.ownSafety, ownSafety),
  route(contract.setSafetyCard, setSafetyCard),
  route(contract.startLoneVisit, startLoneVisit),
  route(contract.endLoneVisit, endLoneVisit),
  route(contract.extendLoneVisit, extendLoneVisit),
  route(contract.loneVisits, loneVisits),
  route(contract.whereSomebodyIs, whereSomebodyIs),
  route(contract.answerAlarm, answerAlarm),
  route(contract.closeAlarm, closeAlarm),
  route(contract.secondments, secondments),
  route(contract.requestSecondment, requestSecondment),
  route(contract.decideSecondment, decideSecondment),
  route(contract.returnFromSecondment, returnFromSecondment),
  route(contract.recruitmentRules, recruitmentRules),
  route(contract.recruitments, recruitments),
  route(contract.recruitmentRound, recruitmentRound),
  route(contract.openRecruitment, openRecruitment),
  route(contract.advanceRecruitment, advanceRecruitment),
  route(contract.cancelRecruitment, cancelRecruitment),
  route(contract.decidePlaces, decidePlaces),
  route(contract.decideTie, decideTie),
  route(contract.candidates, candidates),
  route(contract.exportCandidates, exportCandidates),
  route(contract.publicList, publicList),
  route(contract.checkCandidate, checkCandidate),
  route(contract.signUpCandidate, signUpCandidate),
  route(contract.candidatePage, candidatePage),
  route(contract.stateFacts, stateFacts),
  route(contract.enterResults, enterResults),
  route(contract.withdrawCandidate, withdrawCandidate),
  route(contract.appointCandidate, appointCandidate),
]
