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
]
