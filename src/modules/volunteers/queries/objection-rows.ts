import { type Selectable, sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { allOf, type Condition } from '#kernel/list.ts'
import { namesIn } from '#modules/identity/public.ts'
import { organisationNamesAnywhere } from '#modules/organisations/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import type { VolunteersTables } from '#modules/volunteers/tables.ts'

export type ObjectionShown = OutputOf<typeof contract.mine>['objections'][number]
export type StoredObjection = Selectable<VolunteersTables['volunteers.objection']> & {
  title: string
  held_on: string
  number: string | null
  entry_minutes: number | null
}

/** Objections `o` that the conditions leave, the latest first. */
export async function readObjections(
  { db }: Pick<Context, 'db'>,
  conditions: Condition[],
  limit: number,
): Promise<StoredObjection[]> {
  const { rows } = await sql<StoredObjection>`
    select o.*, a.title, a.held_on, s.volunteer_number as number, e.minutes as entry_minutes
      from volunteers.objection o join volunteers.activity a on a.id = o.activity_id
           left join volunteers.sign_up s on s.activity_id = o.activity_id and s.volunteer_id = o.volunteer_id
           left join volunteers.service_entry e on e.id = o.entry_id
     where ${allOf(conditions)} order by o.made_at desc, o.id desc limit ${limit}`.execute(db)
  return rows
}

export async function shownObjections(
  context: Pick<Context, 'db' | 'query' | 'today'>,
  rows: readonly StoredObjection[],
): Promise<ObjectionShown[]> {
  const [{ people }, organisations] = await Promise.all([
    namesIn(context, rows, {
      people: (row) => row.person_id,
    }),
    organisationNamesAnywhere(
      context.query,
      rows.map((row) => row.organisation_id),
    ),
  ])
  return rows.map((row) => ({
    objectionId: row.id,
    version: row.version,
    volunteerId: row.volunteer_id,
    volunteerName: people.get(row.person_id) ?? '',
    volunteerNumber: row.number ?? '',
    activityId: row.activity_id,
    activityTitle: row.title,
    servedOn: row.held_on,
    entryId: row.entry_id,
    entryMinutes: row.entry_minutes,
    words: row.words,
    minutes: row.minutes,
    organisationName: organisations.get(row.organisation_id) ?? '',
    madeAt: row.made_at.toISOString(),
    dueOn: row.due_on,
    overdue: row.state === 'open' && row.due_on !== null && row.due_on < context.today,
    state: row.state,
    answer: row.answer,
    answeredAt: row.answered_at?.toISOString() ?? null,
  }))
}
