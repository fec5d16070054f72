import { outside, route } from '#kernel/http.ts'
import { changeMine, changeVolunteer } from '#modules/volunteers/commands/change-volunteer.ts'
import { confirmMine } from '#modules/volunteers/commands/confirm-mine.ts'
import { correctEntry } from '#modules/volunteers/commands/correct-entry.ts'
import { issueMyRecord, issueRecord } from '#modules/volunteers/commands/issue-record.ts'
import { leave, takeOff } from '#modules/volunteers/commands/leave.ts'
import { answerVolunteerObjection, objectToEntry } from '#modules/volunteers/commands/object.ts'
import { openVolunteerAccount } from '#modules/volunteers/commands/open-account.ts'
import { callOffActivity, changeActivity, planActivity } from '#modules/volunteers/commands/plan-activity.ts'
import { recordHours } from '#modules/volunteers/commands/record-hours.ts'
import { registerMyself, registerVolunteer } from '#modules/volunteers/commands/register-volunteer.ts'
import {
  signUpForActivity,
  signUpVolunteer,
  withdrawFromActivity,
  withdrawVolunteer,
} from '#modules/volunteers/commands/sign-up.ts'
import { changeTeam, formTeam, joinTeam, leaveTeam } from '#modules/volunteers/commands/teams.ts'
import * as contract from '#modules/volunteers/contract.ts'
import { activities, activity, openActivities } from '#modules/volunteers/queries/activities.ts'
import { checkRecord } from '#modules/volunteers/queries/check-record.ts'
import { codeLists } from '#modules/volunteers/queries/code-lists.ts'
import { personVolunteering } from '#modules/volunteers/queries/person-volunteering.ts'
import { entries, exportEntries } from '#modules/volunteers/queries/entries.ts'
import { volunteerObjections } from '#modules/volunteers/queries/objections.ts'
import { myRecordFile, recordFile } from '#modules/volunteers/queries/record-file.ts'
import { team, teams } from '#modules/volunteers/queries/teams.ts'
import { mine, volunteer } from '#modules/volunteers/queries/volunteer-page.ts'
import {
  exportVolunteers,
  findVolunteers,
  revealVolunteer,
  volunteerFigures,
  volunteers,
} from '#modules/volunteers/queries/volunteers.ts'

export const routes = [
  route(contract.codeLists, codeLists),
  route(contract.registerVolunteer, registerVolunteer),
  route(contract.registerMyself, registerMyself),
  route(contract.confirmMine, confirmMine),
  route(contract.changeMine, changeMine),
  route(contract.changeVolunteer, changeVolunteer),
  route(contract.leave, leave),
  route(contract.takeOff, takeOff),
  route(contract.volunteers, volunteers),
  route(contract.exportVolunteers, exportVolunteers),
  route(contract.volunteerFigures, volunteerFigures),
  route(contract.volunteer, volunteer),
  route(contract.revealVolunteer, revealVolunteer),
  route(contract.openVolunteerAccount, openVolunteerAccount),
  route(contract.findVolunteers, findVolunteers),
  route(contract.mine, mine),
  route(contract.personVolunteering, personVolunteering),
  route(contract.planActivity, planActivity),
  route(contract.changeActivity, changeActivity),
  route(contract.callOffActivity, callOffActivity),
  route(contract.activities, activities),
  route(contract.activity, activity),
  route(contract.openActivities, openActivities),
  route(contract.signUpForActivity, signUpForActivity),
  route(contract.withdrawFromActivity, withdrawFromActivity),
  route(contract.signUpVolunteer, signUpVolunteer),
  route(contract.withdrawVolunteer, withdrawVolunteer),
  route(contract.teams, teams),
  route(contract.team, team),
  route(contract.formTeam, formTeam),
  route(contract.changeTeam, changeTeam),
  route(contract.joinTeam, joinTeam),
  route(contract.leaveTeam, leaveTeam),
  route(contract.recordHours, recordHours),
  route(contract.correctEntry, correctEntry),
  route(contract.entries, entries),
  route(contract.exportEntries, exportEntries),
  route(contract.objectToEntry, objectToEntry),
  route(contract.volunteerObjections, volunteerObjections),
  route(contract.answerVolunteerObjection, answerVolunteerObjection),
  route(contract.issueMyRecord, issueMyRecord),
  route(contract.issueRecord, issueRecord),
  route(contract.myRecordFile, myRecordFile),
  route(contract.recordFile, recordFile),
  outside(contract.checkRecord, checkRecord),
]
