import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { soundOf } from '#kernel/persons/name-sound.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { maskPhone } from '#kernel/vault/mask.ts'
import type { Vault } from '#kernel/vault/vault.ts'
import type { OpenActivity, SignUpState } from '#modules/volunteers/domain/sign-up.ts'
import type { Line } from '#modules/volunteers/domain/standing.ts'
import { readVolunteerNumber, type VolunteerState } from '#modules/volunteers/domain/volunteer.ts'
import { overlooks, ownOrganisations } from '#modules/volunteers/reach.ts'
import { volunteers, type VolunteersTables } from '#modules/volunteers/tables.ts'

/** Rows ⇄ domain of volunteers and their lines. */

type Query = Transaction['query']
export type VolunteerRow = Selectable<VolunteersTables['volunteers.volunteer']>
type Sealed = Pick<
  VolunteersTables['volunteers.volunteer'],
  'identity_number_sealed' | 'identity_number_hash' | 'phone_sealed' | 'phone_masked'
>

export const nameColumns = (name: string) => ({ name, ...soundOf(name) })

/** The columns of sealed values; those that are undefined stay as they are. */
export function sealedColumns(
  vault: Vault,
  rowId: string,
  { identityNumber, phone }: { identityNumber?: string | null | undefined; phone: string | null | undefined },
): Partial<Sealed> {
  const sealed = (column: string, plain: string | null) =>
    plain ? vault.seal({ table: 'volunteers.volunteer', column, rowId }, plain) : null
  return {
    ...(identityNumber !== undefined && {
      identity_number_sealed: sealed('identity_number', identityNumber),
      identity_number_hash: identityNumber ? vault.searchHash('identity-number', identityNumber) : null,
    }),
    ...(phone !== undefined && {
      phone_sealed: sealed('phone', phone),
      phone_masked: phone ? maskPhone(phone) : null,
    }),
  }
}

/** The file of a volunteer, to staff within whose reach it lies; what is out of it looks like what is not there. */
export async function getVolunteer(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  volunteerId: string,
): Promise<VolunteerRow> {
  const row = await volunteers(db)
    .selectFrom('volunteers.volunteer')
    .selectAll()
    .where('id', '=', volunteerId)
    .executeTakeFirst()
  if (!row || (actor.jurisdiction.kind !== 'region' && !ownOrganisations(actor).includes(row.organisation_id ?? '')))
    return refuseNow('kernel/not-found')
  return row
}

/** One's own file, also where it lies out of the reach of one's post. */
export async function findOwn({ db, actor }: Pick<Context, 'db' | 'actor'>): Promise<VolunteerRow | undefined> {
  return volunteers(db)
    .selectFrom('volunteers.volunteer')
    .selectAll()
    .where('person_id', '=', actor.personId)
    .executeTakeFirst()
}

export async function getOwn(context: Pick<Context, 'db' | 'actor'>): Promise<VolunteerRow> {
  return (await findOwn(context)) ?? refuseNow('volunteers/not-registered')
}

export interface NamedVolunteer {
  id: string
  personId: string
  name: string
  number: string
  regionCode: RegionCode
  state: VolunteerState
  bornOn: Day | null
}

/** A volunteer by the number they give, wherever they are registered. */
export async function volunteerByNumber(query: Query, typed: string): Promise<NamedVolunteer | undefined> {
  const number = readVolunteerNumber(typed)
  const [row] = await query<Omit<NamedVolunteer, 'number'>>(
    'select id, person_id as "personId", name, region_code as "regionCode", state, born_on as "bornOn" from volunteers.by_number($1)',
    [number],
  )
  return row && { ...row, number }
}

export interface LedgerLine extends Line {
  volunteerId: string
  regionCode: RegionCode
  organisationId: string
}

/** The whole ledgers of volunteers within reach, by volunteer, oldest line first; one statement however many. */
export async function linesOf(query: Query, ids: readonly string[]): Promise<Map<string, LedgerLine[]>> {
  if (ids.length === 0) return new Map()
  const rows = await query<LedgerLine>(
    `select id, volunteer_id as "volunteerId", activity_id as "activityId", served_on as "servedOn", minutes, quality, reverses, region_code as "regionCode",
            organisation_id as "organisationId" from volunteers.entries_of($1::uuid[]) order by served_on, id`,
    [[...ids]],
    'volunteer-lines',
  )
  return Map.groupBy(rows, (row) => row.volunteerId)
}

/** Who signs up, moves up, withdraws or records stands in one queue before the activity. */
export const lockActivity = (query: Query, activityId: string) =>
  query('select pg_advisory_xact_lock(hashtextextended($1, 45))', [activityId], 'volunteers-lock-activity')

export type ActivityRow = Selectable<VolunteersTables['volunteers.activity']>

/** An activity is no secret; what is not there is not found. */
export async function getActivity({ db }: Pick<Context, 'db'>, activityId: string): Promise<ActivityRow> {
  const row = await volunteers(db)
    .selectFrom('volunteers.activity')
    .selectAll()
    .where('id', '=', activityId)
    .executeTakeFirst()
  return row ?? refuseNow('kernel/not-found')
}

/** An activity that the actor may change, record and read the people of. */
export async function getManaged(context: Pick<Context, 'db' | 'actor'>, activityId: string): Promise<ActivityRow> {
  const row = await getActivity(context, activityId)
  return overlooks(context.actor, row) ? row : refuseNow('kernel/not-found')
}

export const openOf = (row: ActivityRow): OpenActivity => ({
  startsAt: row.starts_at,
  heldOn: row.held_on as Day,
  category: row.category,
  capacity: row.capacity,
  dangerous: row.dangerous,
  insuredFrom: row.insured_from as Day | null,
  calledOff: row.called_off_at !== null,
})

export async function placesOf(query: Query, activityId: string): Promise<{ signed: number; waiting: number }> {
  const [row] = await query<{ signed: number; waiting: number }>(
    'select signed, waiting from volunteers.places_of(array[$1::uuid])',
    [activityId],
    'volunteers-places',
  )
  return row ?? { signed: 0, waiting: 0 }
}

export async function signUpOf(query: Query, activityId: string, volunteerId: string): Promise<SignUpState | null> {
  const [row] = await query<{ state: SignUpState }>(
    'select state from volunteers.sign_up where activity_id = $1 and volunteer_id = $2',
    [activityId, volunteerId],
  )
  return row?.state ?? null
}

export const saveSignUp = (
  query: Query,
  activity: ActivityRow,
  volunteer: Pick<NamedVolunteer, 'id' | 'personId' | 'number'>,
  state: SignUpState,
  agreedHow: string,
  now: Date,
  by: string,
) =>
  query(
    `insert into volunteers.sign_up (activity_id, volunteer_id, person_id, volunteer_number, region_code, organisation_id, state, queued_at, agreed_how, signed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (activity_id, volunteer_id) do update set state = excluded.state, queued_at = excluded.queued_at, agreed_how = excluded.agreed_how, signed_by = excluded.signed_by, moved_up_at = null`,
    [
      activity.id,
      volunteer.id,
      volunteer.personId,
      volunteer.number,
      activity.region_code,
      activity.organisation_id,
      state,
      now,
      agreedHow,
      by,
    ],
  )
