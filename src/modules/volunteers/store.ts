import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Db, Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { soundOf } from '#kernel/persons/name-sound.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { maskPhone } from '#kernel/vault/mask.ts'
import type { Vault } from '#kernel/vault/vault.ts'
import type { Line } from '#modules/volunteers/domain/standing.ts'
import { readVolunteerNumber, type VolunteerState } from '#modules/volunteers/domain/volunteer.ts'
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

/** The file of a volunteer within reach; what is out of it looks like what is not there. */
export async function getVolunteer(db: Db, volunteerId: string): Promise<VolunteerRow> {
  const row = await volunteers(db)
    .selectFrom('volunteers.volunteer')
    .selectAll()
    .where('id', '=', volunteerId)
    .executeTakeFirst()
  return row ?? refuseNow('kernel/not-found')
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
