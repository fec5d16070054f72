import { route } from '#kernel/http.ts'
import * as contract from '#modules/selection/contract.ts'
import { cancelRound, moveRoundOn, openRound } from '#modules/selection/commands/rounds.ts'
import { programme, programmes } from '#modules/selection/queries/programmes.ts'
import { exportRehearsal, rehearse } from '#modules/selection/queries/rehearse.ts'
import { round, roundProposed, rounds } from '#modules/selection/queries/rounds.ts'
import { results } from '#modules/selection/routes-results.ts'

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
  ...results,
]
