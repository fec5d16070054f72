import { route, type Route } from '#kernel/http.ts'
import { advanceRound } from '#modules/assessment/commands/advance-round.ts'
import { answerAppeal, appealAgainst } from '#modules/assessment/commands/appeal.ts'
import { exempt } from '#modules/assessment/commands/exempt.ts'
import { keepSheet } from '#modules/assessment/commands/keep-sheet.ts'
import { nameScorers } from '#modules/assessment/commands/name-scorers.ts'
import { openRound } from '#modules/assessment/commands/open-round.ts'
import { propose } from '#modules/assessment/commands/propose.ts'
import { recordResult } from '#modules/assessment/commands/record-result.ts'
import { summarise } from '#modules/assessment/commands/summarise.ts'
import * as contract from '#modules/assessment/contract.ts'
import { exportRound } from '#modules/assessment/queries/export-round.ts'
import { mine, personResults } from '#modules/assessment/queries/mine.ts'
import { mySheets } from '#modules/assessment/queries/my-sheets.ts'
import { participant } from '#modules/assessment/queries/participant.ts'
import { participants } from '#modules/assessment/queries/participants.ts'
import { round } from '#modules/assessment/queries/round.ts'
import { rounds } from '#modules/assessment/queries/rounds.ts'
import { scheme } from '#modules/assessment/queries/scheme.ts'
import { scorers } from '#modules/assessment/queries/scorers.ts'
import { unitRanking } from '#modules/assessment/queries/unit-ranking.ts'

export const routes: Route[] = [
  route(contract.scheme, scheme),
  route(contract.rounds, rounds),
  route(contract.openRound, openRound),
  route(contract.round, round),
  route(contract.advanceRound, advanceRound),
  route(contract.participants, participants),
  route(contract.exportRound, exportRound),
  route(contract.participant, participant),
  route(contract.exempt, exempt),
  route(contract.nameScorers, nameScorers),
  route(contract.scorers, scorers),
  route(contract.mySheets, mySheets),
  route(contract.keepSheet, keepSheet),
  route(contract.unitRanking, unitRanking),
  route(contract.propose, propose),
  route(contract.answerAppeal, answerAppeal),
  route(contract.mine, mine),
  route(contract.summarise, summarise),
  route(contract.appealAgainst, appealAgainst),
  route(contract.personResults, personResults),
  route(contract.recordResult, recordResult),
]
