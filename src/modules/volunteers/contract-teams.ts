// The endpoints of teams of volunteers.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { text } from '#kernel/shapes.ts'

const TeamShown = z.object({
  teamId: z.string(),
  version: z.number().int(),
  name: z.string(),
  about: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  regionName: z.string(),
  leaderId: z.string().nullable(),
  leaderName: z.string().nullable(),
  members: z.number().int(),
  /** Recorded of activities that the team held. */
  minutes: z.number().int(),
  formedOn: z.string(),
  endedOn: z.string().nullable(),
})

const Team = {
  name: text(60).min(1),
  about: text(500).default(''),
  /** The number of a volunteer within reach; null while there is none. */
  leaderNumber: text(40).nullable().default(null),
}

export const teams = endpoint({
  method: 'GET',
  path: '/volunteers/teams',
  title: { zh: '志愿服务队', en: 'Teams of volunteers' },
  may: 'volunteers:read',
  readsPersonalData: true,
  input: PageInput.extend({
    search: text(40).optional(),
    regionCode: RegionCode.optional(),
    organisationId: z.uuid().optional(),
  }),
  output: pageOf(TeamShown),
})

export const team = endpoint({
  method: 'GET',
  path: '/volunteers/teams/:teamId',
  title: { zh: '志愿服务队成员', en: 'A team and its members' },
  may: 'volunteers:read',
  readsPersonalData: true,
  input: z.object({ teamId: z.uuid() }),
  output: TeamShown.extend({
    people: z.array(
      z.object({
        volunteerId: z.string(),
        name: z.string(),
        number: z.string(),
        since: z.string(),
        minutes: z.number().int(),
      }),
    ),
  }),
})

export const formTeam = endpoint({
  method: 'POST',
  path: '/volunteers/teams',
  title: { zh: '组建志愿服务队', en: 'Form a team of volunteers' },
  may: 'volunteers:manage',
  input: z.object({ ...Team, organisationId: z.uuid().nullable().default(null) }),
  output: z.object({ teamId: z.string(), version: z.number().int() }),
})

export const changeTeam = endpoint({
  method: 'PUT',
  path: '/volunteers/teams/:teamId',
  title: { zh: '更改志愿服务队', en: 'Change a team of volunteers' },
  may: 'volunteers:manage',
  input: z.object({ teamId: z.uuid(), basedOnVersion: z.number().int(), ...Team, ended: z.boolean().default(false) }),
  output: z.object({ version: z.number().int() }),
})

export const joinTeam = endpoint({
  method: 'POST',
  path: '/volunteers/teams/:teamId/members',
  title: { zh: '加入志愿服务队', en: 'Take a volunteer into a team' },
  may: 'volunteers:manage',
  input: z.object({ teamId: z.uuid(), volunteerNumber: text(40).min(1) }),
  output: z.object({ members: z.number().int() }),
})

export const leaveTeam = endpoint({
  method: 'POST',
  path: '/volunteers/teams/:teamId/members/:volunteerId/leave',
  title: { zh: '退出志愿服务队', en: 'Take a volunteer out of a team' },
  may: 'volunteers:manage',
  input: z.object({ teamId: z.uuid(), volunteerId: z.uuid() }),
  output: z.object({ members: z.number().int() }),
})
