import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { GivenRecord, RecordFacts } from '#modules/services/domain/record.ts'
import { services, type ServicesTables } from '#modules/services/tables.ts'

/** Rows ⇄ domain of what is recorded. On the hot path a statement is sent only for what is there; those of one step travel together. */

type Query = Pick<Context, 'query'>
type Named = Pick<GivenRecord, 'clientId' | 'participantIds' | 'photographIds' | 'caseId' | 'groupId'>

/** What stands in the database about everything a record names. */
export interface Loaded extends Pick<RecordFacts, 'participants' | 'case' | 'group' | 'photographs'> {
  client: (NonNullable<RecordFacts['client']> & { id: string; categories: string[]; lastMetOn: Day | null }) | null
}

const clientText = `
select id, region_code as "regionCode", born_on as "bornOn", registered_on as "registeredOn", closed_on as "closedOn", categories, last_met_on as "lastMetOn"
  from services.client where id = $1`
const participantsText = 'select count(*) from services.client where id = any ($1::uuid[]) and closed_on is null'
const photographsText = `
select count(*) from (select from services.photograph
   where id = any ($1::uuid[]) and worker_id = $2 and (record_id is null or record_id = $3) for update) as mine`
const caseText =
  'select client_id as "clientId", opened_on as "openedOn", closed_on as "closedOn" from services.case_file where id = $1'
const groupText = 'select title, starts_on as "startsOn" from services.service_group where id = $1'

/** Loads what a record names; `workerId` is whose photographs count, `recordId` the record being corrected. */
export async function loadNamed(
  { query }: Query,
  named: Named,
  workerId: string,
  recordId: string | null = null,
): Promise<Loaded> {
  const { clientId, participantIds, photographIds, caseId, groupId } = named
  type Count = { count: number }
  const [client, participants, photographs, file, group] = await Promise.all([
    clientId ? query<NonNullable<Loaded['client']>>(clientText, [clientId], 'services-load-client') : [],
    participantIds.length > 0 ? query<Count>(participantsText, [participantIds], 'services-count-participants') : [],
    photographIds.length > 0
      ? query<Count>(photographsText, [photographIds, workerId, recordId], 'services-lock-photographs')
      : [],
    caseId ? query<NonNullable<Loaded['case']>>(caseText, [caseId], 'services-load-case') : [],
    groupId ? query<NonNullable<Loaded['group']>>(groupText, [groupId], 'services-load-group') : [],
  ])
  return {
    client: client[0] ?? null,
    case: file[0] ?? null,
    group: group[0] ?? null,
    participants: participants[0]?.count ?? 0,
    photographs: photographs[0]?.count ?? 0,
  }
}

export interface NewRecord {
  id: string
  method: GivenRecord['method']
  clientId: string | null
  groupId: string | null
  caseId: string | null
  title: string | null
  regionCode: RegionCode
  stationId: string
  agencyId: string | null
  workerId: string
  heldOn: Day
  startedAt: string | null
  minutes: number
  serviceCodes: string[]
  mode: GivenRecord['mode']
  outcome: GivenRecord['outcome']
  unnamedParticipants: number
  personTimes: number
  note: string
  recordedAt: Date
  recordedOn: Day
  late: boolean
  deviceAt: string | null
  packVersion: string
  participantIds: string[]
  photographIds: readonly string[]
  /** Where the client was met: by when again, counted from this day. */
  met: { dueOn: Day | null } | null
}

const recordText = `
insert into services.service_record (id, method, client_id, group_id, case_id, title, region_code, station_id, agency_id, worker_id, held_on, started_at,
  minutes, service_codes, mode, outcome, unnamed_participants, person_times, note, recorded_at, recorded_on, late, device_at, pack_version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`
// Two phones may record the same client at once: the later day wins, whichever comes first.
const metText = `
update services.client set last_met_on = $2, due_on = $3, changed_at = $4, changed_tx = pg_current_xact_id()
 where id = $1 and (last_met_on is null or last_met_on <= $2)`
const attendanceText = `
insert into services.attendance (record_id, client_id, region_code, station_id, worker_id, held_on) select $1, one, $2, $3, $4, $5 from unnest($6::uuid[]) one`
const photographText = 'update services.photograph set record_id = $1, region_code = $2 where id = any ($3::uuid[])'

/** Saves a record with everything that follows from it, together with the commit. */
export function saveRecord({ lastly }: Pick<Context, 'lastly'>, record: NewRecord): void {
  lastly(
    recordText,
    [
      record.id,
      record.method,
      record.clientId,
      record.groupId,
      record.caseId,
      record.title,
      record.regionCode,
      record.stationId,
      record.agencyId,
      record.workerId,
      record.heldOn,
      record.startedAt,
      record.minutes,
      record.serviceCodes,
      record.mode,
      record.outcome,
      record.unnamedParticipants,
      record.personTimes,
      record.note,
      record.recordedAt,
      record.recordedOn,
      record.late,
      record.deviceAt,
      record.packVersion,
    ],
    'services-save-record',
  )
  if (record.met)
    lastly(metText, [record.clientId, record.heldOn, record.met.dueOn, record.recordedAt], 'services-save-meeting')
  if (record.participantIds.length > 0)
    lastly(
      attendanceText,
      [record.id, record.regionCode, record.stationId, record.workerId, record.heldOn, record.participantIds],
      'services-save-attendance',
    )
  if (record.photographIds.length > 0)
    lastly(photographText, [record.id, record.regionCode, record.photographIds], 'services-save-photographs')
}

export type RecordRow = Selectable<ServicesTables['services.service_record']>

/** A record within reach, locked until the end of the transaction. */
export const lockRecord = ({ db }: Pick<Context, 'db'>, id: string): Promise<RecordRow | undefined> =>
  services(db).selectFrom('services.service_record').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** The named participants of a record. */
export async function namesOf({ db }: Pick<Context, 'db'>, recordId: string): Promise<string[]> {
  const rows = await services(db)
    .selectFrom('services.attendance')
    .select('client_id')
    .where('record_id', '=', recordId)
    .where('withdrawn', '=', false)
    .execute()
  return rows.map((row) => row.client_id)
}

/** Who changed it, when and why. */
export interface Change {
  account: string
  person: string
  reason: string
  at: Date
}

/** Keeps the whole record as it is now, with its participants and photographs, before it becomes another. */
const keepFormer = ({ query }: Query, former: RecordRow, act: 'corrected' | 'withdrawn', change: Change) =>
  query(
    `insert into services.record_revision (record_id, version, region_code, station_id, worker_id, at, account_id, person_id, act, reason, before)
     select r.id, r.version, r.region_code, r.station_id, r.worker_id, $2, $3, $4, $5, $6, to_jsonb(r) || jsonb_build_object(
       'participants', (select coalesce(jsonb_agg(client_id), '[]') from services.attendance where record_id = r.id and not withdrawn),
       'photographs', (select coalesce(jsonb_agg(id), '[]') from services.photograph where record_id = r.id and not withdrawn))
       from services.service_record r where r.id = $1`,
    [former.id, change.at, change.account, change.person, act, change.reason],
  )

export interface Correction
  extends
    Change,
    Pick<
      NewRecord,
      | 'clientId'
      | 'groupId'
      | 'caseId'
      | 'title'
      | 'regionCode'
      | 'agencyId'
      | 'heldOn'
      | 'startedAt'
      | 'minutes'
      | 'serviceCodes'
      | 'mode'
      | 'outcome'
      | 'unnamedParticipants'
      | 'personTimes'
      | 'note'
      | 'late'
      | 'packVersion'
      | 'participantIds'
      | 'photographIds'
    > {}

/** Puts a corrected record in the place of the former one, which is kept. */
export async function saveCorrection(
  context: Pick<Context, 'db' | 'query'>,
  former: RecordRow,
  to: Correction,
): Promise<void> {
  const { db, query } = context
  await keepFormer(context, former, 'corrected', to)
  await services(db)
    .updateTable('services.service_record')
    .set({
      version: former.version + 1,
      client_id: to.clientId,
      group_id: to.groupId,
      case_id: to.caseId,
      title: to.title,
      region_code: to.regionCode,
      agency_id: to.agencyId,
      held_on: to.heldOn,
      started_at: to.startedAt,
      minutes: to.minutes,
      service_codes: to.serviceCodes,
      mode: to.mode,
      outcome: to.outcome,
      unnamed_participants: to.unnamedParticipants,
      person_times: to.personTimes,
      note: to.note,
      late: to.late,
      pack_version: to.packVersion,
    })
    .where('id', '=', former.id)
    .execute()
  const place = [former.id, to.regionCode, former.station_id, former.worker_id, to.heldOn]
  await query(
    'update services.attendance set withdrawn = not (client_id = any ($2::uuid[])), region_code = $3, held_on = $4 where record_id = $1',
    [former.id, to.participantIds, to.regionCode, to.heldOn],
  )
  await query(
    `insert into services.attendance (record_id, client_id, region_code, station_id, worker_id, held_on)
     select $1, one, $2, $3, $4, $5 from unnest($6::uuid[]) one on conflict do nothing`,
    [...place, to.participantIds],
  )
  await query(
    `update services.photograph set record_id = $1, region_code = $2, withdrawn = not (id = any ($3::uuid[])) where record_id = $1 or id = any ($3::uuid[])`,
    [former.id, to.regionCode, to.photographIds],
  )
}

/** Marks a record as withdrawn; the former state is kept. */
export async function saveWithdrawal(
  context: Pick<Context, 'db' | 'query'>,
  former: RecordRow,
  change: Change,
): Promise<void> {
  await keepFormer(context, former, 'withdrawn', change)
  await context.query('update services.service_record set withdrawn = true, version = version + 1 where id = $1', [
    former.id,
  ])
  await context.query('update services.attendance set withdrawn = true where record_id = $1', [former.id])
}
