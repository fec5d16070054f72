import { type Selectable, sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, anywhere, asTotal, type Condition, countedUpTo, inBranch, isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { namesIn, personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { overlooks, withinReach } from '#modules/volunteers/reach.ts'
import type { VolunteersTables } from '#modules/volunteers/tables.ts'

type TeamShown = OutputOf<typeof contract.teams>['rows'][number]
type Stored = Selectable<VolunteersTables['volunteers.team']> & {
  leader_person: string | null
  members: number
  minutes: number
}

/** Teams `t` that the conditions leave, the latest first. */
async function readTeams({ db }: Pick<Context, 'db'>, conditions: Condition[], limit: number): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    with chosen as materialized (select t.* from volunteers.team t where ${allOf(conditions)} order by t.id desc limit ${limit})
    select c.*, (select m.person_id from volunteers.team_member m where m.team_id = c.id and m.volunteer_id = c.leader_id) as leader_person,
           (select count(*) from volunteers.team_member m where m.team_id = c.id and m.until_on is null) as members,
           coalesce((select sum(e.minutes) from volunteers.activity a join volunteers.service_entry e on e.activity_id = a.id where a.team_id = c.id), 0)::int as minutes
      from chosen c order by c.id desc`.execute(db)
  return rows
}

async function shownTeams(context: Pick<Context, 'db' | 'query'>, rows: readonly Stored[]): Promise<TeamShown[]> {
  const { people, organisations, regions } = await namesIn(context, rows, {
    people: (row) => row.leader_person,
    organisations: (row) => row.organisation_id,
    regions: (row) => row.region_code,
  })
  return rows.map((row) => ({
    teamId: row.id,
    version: row.version,
    name: row.name,
    about: row.about,
    organisationId: row.organisation_id,
    organisationName: organisations.get(row.organisation_id) ?? '',
    regionName: regions.get(row.region_code) ?? row.region_code,
    leaderId: row.leader_id,
    leaderName: row.leader_person && (people.get(row.leader_person) ?? null),
    members: row.members,
    minutes: row.minutes,
    formedOn: row.formed_on,
    endedOn: row.ended_on,
  }))
}

export const teams: Handler<typeof contract.teams> = async (
  context,
  { size, after, search, regionCode, organisationId },
) => {
  const { db, actor } = context
  const [id] = readCursor(after, 1) ?? []
  const conditions = [
    ...withinReach(actor, 't'),
    ...inBranch('t.region_code', regionCode),
    ...(organisationId ? [sql`t.organisation_id = ${organisationId}`] : []),
    ...(search ? [sql`t.name like ${anywhere(search.trim())}`] : []),
  ]
  const [rows, counted] = await Promise.all([
    readTeams(context, [...conditions, ...(isUuid(id) ? [sql`t.id < ${id}`] : [])], size + 1),
    sql<{
      count: number
    }>`select count(*) from (select from volunteers.team t where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return {
    rows: await shownTeams(context, page),
    ...asTotal(counted.rows[0]!.count),
    next: rows.length > size && last ? cursorOf([last.id]) : null,
  }
}

export const team: Handler<typeof contract.team> = async (context, { teamId }) => {
  const { query, actor, about } = context
  const rows = await readTeams(context, [sql`t.id = ${teamId}`], 1)
  if (!rows[0] || !overlooks(actor, rows[0])) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'team', id: teamId }, regionCode: rows[0].region_code })
  const members = await query<{ volunteerId: string; person: string; number: string; since: string; minutes: number }>(
    `select m.volunteer_id as "volunteerId", m.person_id as person, m.volunteer_number as number, m.from_on as since,
            coalesce((select sum(e.minutes) from volunteers.activity a join volunteers.service_entry e on e.activity_id = a.id and e.volunteer_id = m.volunteer_id
                       where a.team_id = $1), 0)::int as minutes
       from volunteers.team_member m
      where m.team_id = $1 and m.until_on is null order by m.volunteer_id is distinct from $2, m.from_on, m.volunteer_number`,
    [teamId, rows[0].leader_id],
  )
  const names = await personNames(
    query,
    members.map((one) => one.person),
  )
  const [shown] = await shownTeams(context, rows)
  return {
    ...shown!,
    people: members.map(({ person, ...one }) => ({ ...one, name: names.get(person) ?? '' })),
  }
}
