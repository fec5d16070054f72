import { route } from '#kernel/http.ts'
import { beginDraft, moveDraft, saveDraft } from '#modules/selection/commands/drafts.ts'
import * as contract from '#modules/selection/contract.ts'
import { openEntry, saveEntry, submitEntry, withdrawEntry } from '#modules/selection/commands/apply.ts'
import { recommendEntry } from '#modules/selection/commands/recommend.ts'
import { cancelRound, moveRoundOn, openRound } from '#modules/selection/commands/rounds.ts'
import { removeEntry, screenEntry } from '#modules/selection/commands/screen.ts'
import { entry, myEntries, myEntry, personEntries } from '#modules/selection/queries/entries.ts'
import { exportEntries, roundEntries } from '#modules/selection/queries/round-entries.ts'
import { compareDraft, draft, drafts } from '#modules/selection/queries/drafts.ts'
import { openNames, sealList } from '#modules/selection/commands/seal-list.ts'
import { programme, programmes } from '#modules/selection/queries/programmes.ts'
import { exportRanking, rankedList, ranking } from '#modules/selection/queries/ranking.ts'
import { exportRehearsal, rehearse } from '#modules/selection/queries/rehearse.ts'
import { round, roundProposed, rounds } from '#modules/selection/queries/rounds.ts'
import { judging } from '#modules/selection/routes-judging.ts'
import { deliveryRoutes } from '#modules/selection/routes-delivery.ts'
import { results } from '#modules/selection/routes-results.ts'
import { runAgain, sealedList } from '#modules/selection/queries/sealed-list.ts'

export const routes = [
  route(contract.programmes, programmes),
  route(contract.programme, programme),
  route(contract.rehearse, rehearse),
  route(contract.exportRehearsal, exportRehearsal),

  // Rounds and what enters them.
  route(contract.roundProposed, roundProposed),
  route(contract.openRound, openRound),
  route(contract.rounds, rounds),
  route(contract.round, round),
  route(contract.moveRoundOn, moveRoundOn),
  route(contract.cancelRound, cancelRound),
  route(contract.openEntry, openEntry),
  route(contract.saveEntry, saveEntry),
  route(contract.submitEntry, submitEntry),
  route(contract.withdrawEntry, withdrawEntry),
  route(contract.myEntries, myEntries),
  route(contract.myEntry, myEntry),
  route(contract.personEntries, personEntries),
  route(contract.roundEntries, roundEntries),
  route(contract.exportEntries, exportEntries),
  route(contract.entry, entry),
  route(contract.recommendEntry, recommendEntry),
  route(contract.screenEntry, screenEntry),
  route(contract.removeEntry, removeEntry),
  ...results,
  ...judging,
  ...deliveryRoutes,

  // Rules being written.
  route(contract.drafts, drafts),
  route(contract.beginDraft, beginDraft),
  route(contract.draft, draft),
  route(contract.saveDraft, saveDraft),
  route(contract.moveDraft, moveDraft),
  route(contract.compareDraft, compareDraft),

  // The list.
  route(contract.ranking, ranking),
  route(contract.rankedList, rankedList),
  route(contract.exportRanking, exportRanking),
  route(contract.sealList, sealList),
  route(contract.sealedList, sealedList),
  route(contract.openNames, openNames),
  route(contract.runAgain, runAgain),
]
