import { type Route, route } from '#kernel/http.ts'
import { grantRewards } from '#modules/certificates/commands/grant-rewards.ts'
import { importResults } from '#modules/certificates/commands/import-results.ts'
import {
  addQuestion,
  changeQuestion,
  drawMock,
  importQuestions,
  sendAttempt,
} from '#modules/certificates/commands/manage-questions.ts'
import {
  changeOwnQualification,
  changeQualification,
  recordOwnQualification,
  recordQualification,
} from '#modules/certificates/commands/record-qualification.ts'
import {
  applyForRegistration,
  cancelRegistration,
  changeApplication,
  checkFinal,
  checkFirst,
  completeRegistration,
} from '#modules/certificates/commands/register.ts'
import {
  addEscort,
  addPreparation,
  changeCampaign,
  openCampaign,
  recordDropOut,
  remind,
  seatEveryone,
  setTarget,
} from '#modules/certificates/commands/run-campaign.ts'
import { signUp, withdrawSignUp } from '#modules/certificates/commands/sign-up.ts'
import { askForVerification, decideVerification, importHolders } from '#modules/certificates/commands/verify.ts'
import * as contract from '#modules/certificates/contract.ts'
import { campaign, campaigns, drive, ownCampaigns, rehearsal } from '#modules/certificates/queries/campaigns.ts'
import { certificateLists } from '#modules/certificates/queries/certificate-lists.ts'
import {
  certificateCounts,
  certificatesList,
  exportCertificates,
} from '#modules/certificates/queries/certificates-list.ts'
import { escortSheet } from '#modules/certificates/queries/escort-sheet.ts'
import { cohorts, exportFunnel, funnel } from '#modules/certificates/queries/funnel.ts'
import { ownCertificates, personCertificates } from '#modules/certificates/queries/person-certificates.ts'
import { ownMocks, ownPapers, papers, questions } from '#modules/certificates/queries/question-bank.ts'
import { registrationsList } from '#modules/certificates/queries/registrations-list.ts'
import { exportRewards } from '#modules/certificates/queries/rewards-list.ts'
import { exportSignUps, signUps } from '#modules/certificates/queries/sign-ups.ts'

export const routes: Route[] = [
  route(contract.certificateLists, certificateLists),
  route(contract.personCertificates, personCertificates),
  route(contract.ownCertificates, ownCertificates),
  route(contract.certificatesList, certificatesList),
  route(contract.exportCertificates, exportCertificates),
  route(contract.certificateCounts, certificateCounts),
  route(contract.recordQualification, recordQualification),
  route(contract.recordOwnQualification, recordOwnQualification),
  route(contract.changeQualification, changeQualification),
  route(contract.changeOwnQualification, changeOwnQualification),
  route(contract.askForVerification, askForVerification),
  route(contract.decideVerification, decideVerification),
  route(contract.importHolders, importHolders),
  route(contract.applyForRegistration, applyForRegistration),
  route(contract.changeApplication, changeApplication),
  route(contract.checkFirst, checkFirst),
  route(contract.checkFinal, checkFinal),
  route(contract.completeRegistration, completeRegistration),
  route(contract.cancelRegistration, cancelRegistration),
  route(contract.registrationsList, registrationsList),
  route(contract.campaigns, campaigns),
  route(contract.openCampaign, openCampaign),
  route(contract.changeCampaign, changeCampaign),
  route(contract.campaign, campaign),
  route(contract.rehearsal, rehearsal),
  route(contract.drive, drive),
  route(contract.setTarget, setTarget),
  route(contract.remind, remind),
  route(contract.ownCampaigns, ownCampaigns),
  route(contract.signUp, signUp),
  route(contract.withdrawSignUp, withdrawSignUp),
  route(contract.signUps, signUps),
  route(contract.exportSignUps, exportSignUps),
  route(contract.funnel, funnel),
  route(contract.exportFunnel, exportFunnel),
  route(contract.cohorts, cohorts),
  route(contract.recordDropOut, recordDropOut),
  route(contract.addPreparation, addPreparation),
  route(contract.addEscort, addEscort),
  route(contract.seatEveryone, seatEveryone),
  route(contract.escortSheet, escortSheet),
  route(contract.importResults, importResults),
  route(contract.grantRewards, grantRewards),
  route(contract.exportRewards, exportRewards),
  route(contract.questions, questions),
  route(contract.addQuestion, addQuestion),
  route(contract.changeQuestion, changeQuestion),
  route(contract.importQuestions, importQuestions),
  route(contract.papers, papers),
  route(contract.drawMock, drawMock),
  route(contract.ownPapers, ownPapers),
  route(contract.sendAttempt, sendAttempt),
  route(contract.ownMocks, ownMocks),
]
