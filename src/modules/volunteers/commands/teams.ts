import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { organisationFor, overlooks, refuseAt } from '#modules/volunteers/reach.ts'
import { type NamedVolunteer, volunteerByNumber } from '#modules/volunteers/store.ts'
import { volunteers, type VolunteersTables } from '#modules/volunteers/tables.ts'

type TeamRow = Selectable<VolunteersTables['volunteers.team']>

/** A volunteer who may be in a team: registered, of its county. */
async function memberOf(
  { query }: Pick<Context, 'query'>,
  typed: string,
  regionCode: string,
  field: string,
): Promise<NamedVolunteer> {
  const one = await volunteerByNumber(query, typed)
  if (!one || one.state !== 'registered' || one.regionCode.slice(0, 6) !== regionCode.slice(0, 6))
    return refuseAt(field, 'volunteer-not-found')
  return one
}

async function lockTeam({ db, actor }: Pick<Context, 'db' | 'actor'>, teamId: string): Promise<TeamRow> {
  const row = await volunteers(db).selectFrom('volunteers.team').selectAll().where('id', '=', teamId).executeTakeFirst()
  return row && overlooks(actor, row) ? row : refuseNow('kernel/not-found')
}

async function takeIn({ query, today }: Pick<Context, 'query' | 'today'>, team: TeamRow, one: NamedVolunteer) {
  await query(
    `insert into volunteers.team_member (team_id, volunteer_id, person_id, volunteer_number, region_code, organisation_id, from_on) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (team_id, volunteer_id) do update set until_on = null, from_on = case when team_member.until_on is null then team_member.from_on else excluded.from_on end`,
    [team.id, one.id, one.personId, one.number, team.region_code, team.organisation_id, today],
  )
}

async function membersOf({ query }: Pick<Context, 'query'>, teamId: string): Promise<{ members: number }> {
  const [row] = await query<{ members: number }>(
    'select count(*) as members from volunteers.team_member where team_id = $1 and until_on is null',
    [teamId],
  )
  return row!
}

export const formTeam: Handler<typeof contract.formTeam> = async (
  context,
  { organisationId, name, about, leaderNumber },
) => {
  const { db, now, today, record } = context
  const place = await organisationFor(context, organisationId)
  const leader = leaderNumber ? await memberOf(context, leaderNumber, place.regionCode, 'leaderNumber') : null
  const team: TeamRow = {
    id: newId<'team'>(now),
    version: 1,
    region_code: place.regionCode,
    organisation_id: place.id,
    name,
    about,
    leader_id: leader?.id ?? null,
    formed_on: today,
    ended_on: null,
  }
  await volunteers(db).insertInto('volunteers.team').values(team).execute()
  if (leader) await takeIn(context, team, leader)
  record({
    kind: 'volunteers/team-formed',
    subject: { kind: 'team', id: team.id },
    regionCode: team.region_code,
    day: today,
  })
  return { teamId: team.id, version: 1 }
}

export const changeTeam: Handler<typeof contract.changeTeam> = async (
  context,
  { teamId, basedOnVersion, name, about, leaderNumber, ended },
) => {
  const { db, query, today, record } = context
  const team = await lockTeam(context, teamId)
  const leader = leaderNumber ? await memberOf(context, leaderNumber, team.region_code, 'leaderNumber') : null
  const saved = await volunteers(db)
    .updateTable('volunteers.team')
    .set({
      name,
      about,
      leader_id: leader?.id ?? null,
      ended_on: ended ? (team.ended_on ?? today) : null,
      version: basedOnVersion + 1,
    })
    .where('id', '=', teamId)
    .where('version', '=', basedOnVersion)
    .returning('version')
    .executeTakeFirst()
  if (!saved) return refuseNow('kernel/changed-meanwhile')
  if (leader) await takeIn(context, team, leader)
  if (ended)
    await query(
      'update volunteers.team_member set until_on = greatest(from_on, $2) where team_id = $1 and until_on is null',
      [teamId, today],
    )
  record({
    kind: ended ? 'volunteers/team-ended' : 'volunteers/team-changed',
    subject: { kind: 'team', id: teamId },
    regionCode: team.region_code,
    day: today,
  })
  return saved
}

export const joinTeam: Handler<typeof contract.joinTeam> = async (context, { teamId, volunteerNumber }) => {
  const { today, record } = context
  const team = await lockTeam(context, teamId)
  if (team.ended_on) refuseNow('volunteers/team-ended')
  await takeIn(context, team, await memberOf(context, volunteerNumber, team.region_code, 'volunteerNumber'))
  record({
    kind: 'volunteers/team-joined',
    subject: { kind: 'team', id: teamId },
    regionCode: team.region_code,
    day: today,
  })
  return membersOf(context, teamId)
}

export const leaveTeam: Handler<typeof contract.leaveTeam> = async (context, { teamId, volunteerId }) => {
  const { query, today, record } = context
  const team = await lockTeam(context, teamId)
  const [gone] = await query<{ id: string }>(
    'update volunteers.team_member set until_on = greatest(from_on, $3) where team_id = $1 and volunteer_id = $2 and until_on is null returning volunteer_id as id',
    [teamId, volunteerId, today],
  )
  if (!gone) refuseNow('volunteers/not-in-team')
  await query('update volunteers.team set leader_id = null where id = $1 and leader_id = $2', [teamId, volunteerId])
  record({
    kind: 'volunteers/team-left',
    subject: { kind: 'team', id: teamId },
    regionCode: team.region_code,
    day: today,
  })
  return membersOf(context, teamId)
}
