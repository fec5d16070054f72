import { route, type Route } from '#kernel/http.ts'
import { changeCooperation, recordCooperation } from '#modules/development/commands/cooperation.ts'
import { askFor, decideApplication, markPaid, undoPaid } from '#modules/development/commands/entitlements.ts'
import { holdForum, settleProposal } from '#modules/development/commands/forums.ts'
import { reportMeasure, setMeasure } from '#modules/development/commands/measures.ts'
import { applyToPool, decideMember, exitMember, nominate, renewMember } from '#modules/development/commands/pools.ts'
import * as contract from '#modules/development/contract.ts'
import { applications, payable, paymentList } from '#modules/development/queries/applications.ts'
import {
  cooperation,
  cooperationOne,
  exportCooperation,
  underChoices,
} from '#modules/development/queries/cooperation.ts'
import { paper } from '#modules/development/queries/paper.ts'
import { forums } from '#modules/development/queries/forums.ts'
import { growth } from '#modules/development/queries/growth.ts'
import { measures } from '#modules/development/queries/measures.ts'
import { mine, ofPerson } from '#modules/development/queries/person.ts'
import { exportPool, poolMembers, pools } from '#modules/development/queries/pools.ts'

export const routes: Route[] = [
  route(contract.pools, pools),
  route(contract.poolMembers, poolMembers),
  route(contract.exportPool, exportPool),
  route(contract.nominate, nominate),
  route(contract.applyToPool, applyToPool),
  route(contract.decideMember, decideMember),
  route(contract.renewMember, renewMember),
  route(contract.exitMember, exitMember),
  route(contract.forums, forums),
  route(contract.holdForum, holdForum),
  route(contract.settleProposal, settleProposal),
  route(contract.growth, growth),
  route(contract.measures, measures),
  route(contract.setMeasure, setMeasure),
  route(contract.reportMeasure, reportMeasure),
  route(contract.applications, applications),
  route(contract.paymentList, paymentList),
  route(contract.decideApplication, decideApplication),
  route(contract.payable, payable),
  route(contract.markPaid, markPaid),
  route(contract.undoPaid, undoPaid),
  route(contract.ofPerson, ofPerson),
  route(contract.mine, mine),
  route(contract.askFor, askFor),
  route(contract.cooperation, cooperation),
  route(contract.underChoices, underChoices),
  route(contract.cooperationOne, cooperationOne),
  route(contract.exportCooperation, exportCooperation),
  route(contract.recordCooperation, recordCooperation),
  route(contract.changeCooperation, changeCooperation),
  route(contract.paper, paper),
]
