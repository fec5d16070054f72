import { outside, route } from '#kernel/http.ts'
import * as contract from '#modules/selection/contract.ts'
import { answerObjection, lookInto } from '#modules/selection/commands/answer-objection.ts'
import { confirmRound } from '#modules/selection/commands/confirm-round.ts'
import { moveUp } from '#modules/selection/commands/move-up.ts'
import { publishNotice } from '#modules/selection/commands/publish-notice.ts'
import { objectionAnswer, raiseObjection } from '#modules/selection/commands/raise-objection.ts'
import { checkCertificate } from '#modules/selection/queries/check-certificate.ts'
import { objection, objectionFile, objector } from '#modules/selection/queries/objection.ts'
import { publicNotice, publicNotices } from '#modules/selection/queries/public-notices.ts'
import { noticeFile, roundResults } from '#modules/selection/queries/round-results.ts'
import { answerAppeal, appealDecision } from '#modules/selection/commands/appeals.ts'
import { keepAccount } from '#modules/selection/commands/keep-account.ts'
import { approveRun, closeRun, proposeRun, readReturn, repaid, sendRun } from '#modules/selection/commands/pay-runs.ts'
import { approveFact, reportFact, verifyFact } from '#modules/selection/commands/title-facts.ts'
import { gradeTitle } from '#modules/selection/commands/title-grades.ts'
import { overview } from '#modules/selection/queries/overview.ts'
import { bankFile, payRun, payRuns } from '#modules/selection/queries/pay-runs.ts'
import { myTitlePaper, titlePaper } from '#modules/selection/queries/title-paper.ts'
import { myTitles, title, titles } from '#modules/selection/queries/titles.ts'

/** From the sealed list on: notice, objections, titles, money. */
export const results = [
  route(contract.roundResults, roundResults),
  route(contract.publishNotice, publishNotice),
  route(contract.noticeFile, noticeFile),
  route(contract.objection, objection),
  route(contract.objector, objector),
  route(contract.objectionFile, objectionFile),
  route(contract.lookInto, lookInto),
  route(contract.answerObjection, answerObjection),
  route(contract.moveUp, moveUp),
  route(contract.confirmRound, confirmRound),
  outside(contract.publicNotices, publicNotices),
  outside(contract.publicNotice, publicNotice),
  outside(contract.raiseObjection, raiseObjection),
  outside(contract.objectionAnswer, objectionAnswer),
  outside(contract.checkCertificate, checkCertificate),

  route(contract.titles, titles),
  route(contract.title, title),
  route(contract.myTitles, myTitles),
  route(contract.titlePaper, titlePaper),
  route(contract.myTitlePaper, myTitlePaper),
  route(contract.reportFact, reportFact),
  route(contract.verifyFact, verifyFact),
  route(contract.approveFact, approveFact),
  route(contract.gradeTitle, gradeTitle),
  route(contract.appealDecision, appealDecision),
  route(contract.answerAppeal, answerAppeal),
  route(contract.keepAccount, keepAccount),
  route(contract.payRuns, payRuns),
  route(contract.payRun, payRun),
  route(contract.proposeRun, proposeRun),
  route(contract.approveRun, approveRun),
  route(contract.sendRun, sendRun),
  route(contract.bankFile, bankFile),
  route(contract.readReturn, readReturn),
  route(contract.closeRun, closeRun),
  route(contract.repaid, repaid),
  route(contract.overview, overview),
]
