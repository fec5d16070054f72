import { route } from '#kernel/http.ts'
import * as contract from '#modules/selection/contract-judging.ts'
import { assignSheet, reassign, takeBackOverdue } from '#modules/selection/commands/assign.ts'
import { confirmBlind, confirmEvidence, planDefences } from '#modules/selection/commands/blind.ts'
import { inviteOutsideExpert } from '#modules/selection/commands/invite-outside-expert.ts'
import { answerAsked, askExpert, drawPanel, noteConflict, releaseExpert } from '#modules/selection/commands/panel.ts'
import { declareConflict, saveReview, submitReview } from '#modules/selection/commands/reviews.ts'
import { assignment, blindTexts, whyPairs } from '#modules/selection/queries/assignment.ts'
import { entryReviews, visitEvidence } from '#modules/selection/queries/entry-reviews.ts'
import { panel } from '#modules/selection/queries/panel.ts'
import { myReviews, review, reviewEvidence } from '#modules/selection/queries/reviews.ts'
import { scores } from '#modules/selection/queries/scores.ts'

/** Who judges, on what, and what it comes to. */
export const judging = [
  route(contract.panel, panel),
  route(contract.drawPanel, drawPanel),
  route(contract.askExpert, askExpert),
  route(contract.inviteOutsideExpert, inviteOutsideExpert),
  route(contract.releaseExpert, releaseExpert),
  route(contract.noteConflict, noteConflict),
  route(contract.assignment, assignment),
  route(contract.assignSheet, assignSheet),
  route(contract.whyPairs, whyPairs),
  route(contract.reassign, reassign),
  route(contract.takeBackOverdue, takeBackOverdue),
  route(contract.blindTexts, blindTexts),
  route(contract.confirmBlind, confirmBlind),
  route(contract.confirmEvidence, confirmEvidence),
  route(contract.planDefences, planDefences),
  route(contract.scores, scores),
  route(contract.entryReviews, entryReviews),
  route(contract.visitEvidence, visitEvidence),
  route(contract.myReviews, myReviews),
  route(contract.answerAsked, answerAsked),
  route(contract.review, review),
  route(contract.reviewEvidence, reviewEvidence),
  route(contract.saveReview, saveReview),
  route(contract.submitReview, submitReview),
  route(contract.declareConflict, declareConflict),
]
