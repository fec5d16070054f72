import { type Route, route } from '#kernel/http.ts'
import { admitSupervisor } from '#modules/supervision/commands/admit-supervisor.ts'
import { cancelMeeting } from '#modules/supervision/commands/cancel-meeting.ts'
import { changeRank } from '#modules/supervision/commands/change-rank.ts'
import { completeAction } from '#modules/supervision/commands/complete-action.ts'
import { dismissSupervisor } from '#modules/supervision/commands/dismiss-supervisor.ts'
import { endAgreement } from '#modules/supervision/commands/end-agreement.ts'
import { makeAgreement } from '#modules/supervision/commands/make-agreement.ts'
import { planMeeting } from '#modules/supervision/commands/plan-meeting.ts'
import { recordSession } from '#modules/supervision/commands/record-session.ts'
import { setGoals } from '#modules/supervision/commands/set-goals.ts'
import { shareSession } from '#modules/supervision/commands/share-session.ts'
import { signSession } from '#modules/supervision/commands/sign-session.ts'
import { withdrawSession } from '#modules/supervision/commands/withdraw-session.ts'
import * as contract from '#modules/supervision/contract.ts'
import { supervisionLists } from '#modules/supervision/queries/code-lists.ts'
import { exportDebt, exportSessions, exportSupervisors } from '#modules/supervision/queries/export-lists.ts'
import {
  agreements,
  heldSessions,
  supervisionDebt,
  supervisor,
  supervisors,
} from '#modules/supervision/queries/lists.ts'
import { meetingFile, mySession, mySessions, mySupervision } from '#modules/supervision/queries/mine.ts'
import { supervisionOverview } from '#modules/supervision/queries/overview.ts'
import { personSupervision } from '#modules/supervision/queries/person-supervision.ts'

export const routes: Route[] = [
  route(contract.supervisionLists, supervisionLists),
  route(contract.supervisionOverview, supervisionOverview),
  route(contract.supervisors, supervisors),
  route(contract.exportSupervisors, exportSupervisors),
  route(contract.supervisor, supervisor),
  route(contract.admitSupervisor, admitSupervisor),
  route(contract.changeRank, changeRank),
  route(contract.dismissSupervisor, dismissSupervisor),
  route(contract.agreements, agreements),
  route(contract.makeAgreement, makeAgreement),
  route(contract.endAgreement, endAgreement),
  route(contract.supervisionDebt, supervisionDebt),
  route(contract.exportDebt, exportDebt),
  route(contract.heldSessions, heldSessions),
  route(contract.exportSessions, exportSessions),
  route(contract.personSupervision, personSupervision),
  route(contract.mySupervision, mySupervision),
  route(contract.mySessions, mySessions),
  route(contract.mySession, mySession),
  route(contract.recordSession, recordSession),
  route(contract.signSession, signSession),
  route(contract.withdrawSession, withdrawSession),
  route(contract.shareSession, shareSession),
  route(contract.completeAction, completeAction),
  route(contract.setGoals, setGoals),
  route(contract.planMeeting, planMeeting),
  route(contract.cancelMeeting, cancelMeeting),
  route(contract.meetingFile, meetingFile),
]
