import { route } from '#kernel/http.ts'
import { changeMine, changeVolunteer } from '#modules/volunteers/commands/change-volunteer.ts'
import { confirmMine } from '#modules/volunteers/commands/confirm-mine.ts'
import { leave, takeOff } from '#modules/volunteers/commands/leave.ts'
import { registerMyself, registerVolunteer } from '#modules/volunteers/commands/register-volunteer.ts'
import * as contract from '#modules/volunteers/contract.ts'
import { codeLists } from '#modules/volunteers/queries/code-lists.ts'
import { personVolunteering } from '#modules/volunteers/queries/person-volunteering.ts'
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
  route(contract.findVolunteers, findVolunteers),
  route(contract.mine, mine),
  route(contract.personVolunteering, personVolunteering),
]
