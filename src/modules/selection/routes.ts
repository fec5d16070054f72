import { route } from '#kernel/http.ts'
import * as contract from '#modules/selection/contract.ts'
import { programme, programmes } from '#modules/selection/queries/programmes.ts'
import { exportRehearsal, rehearse } from '#modules/selection/queries/rehearse.ts'

export const routes = [
  route(contract.programmes, programmes),
  route(contract.programme, programme),
  route(contract.rehearse, rehearse),
  route(contract.exportRehearsal, exportRehearsal),
]
