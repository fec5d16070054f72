import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { GivenRecord, RecordFacts } from '#modules/services/domain/record.ts'
import type { ServicesTables } from '#modules/services/tables.ts'

/** Rows ⇄ domain of what is recorded; the hot path has one statement to load and one to save, both planned once a connection. */

type Query = Pick<Context, 'query'>
type Named = Pick<GivenRecord, 'clientId' | 'participantIds' | 'photographIds' | 'caseId' | 'groupId'>

/** What stands in the database about everything a record names. */
export interface Loaded extends Pick<RecordFacts, 'participants' | 'case' | 'group' | 'photographs'> {
  client: (NonNullable<RecordFacts['client']> & { id: string; categories: string[]; lastMetOn: Day | null }) | null
}

const loadText = `
select c.client, f.file, g.grouped,
       (select count(*)::int from services.client where id = any ($2::uuid[]) and closed_on is null) as participants,
       (select count(*)::int from (select from services.photograph p
          where p.id = any ($3::uuid[]) and p.worker_id = $4 and (p.record_id is null or p.record_id = $7) for update) as mine) as photographs
  from (select) as one
  left join lateral (select json_build_object('id', id, 'regionCode', region_code, 'bornOn', born_on, 'registeredOn', registered_on,
         'closedOn', closed_on, 'categories', categories, 'lastMetOn', last_met_on) as client from services.client where id = $1) c on true
  left join lateral (select json_build_object('clientId', client_id, 'openedOn', opened_on, 'closedOn', closed_on) as file
         from services.case_file where id = $5) f on true
  left join lateral (select json_build_object('title', title, 'startsOn', starts_on) as grouped from services.service_group where id = $6) g on true`

/** Loads what a record names, in one statement; `workerId` is whose photographs count, `recordId` the record being corrected. */
export async function loadNamed({ query }: Query, named: Named, workerId: string, recordId: string | null = null): Promise<Loaded> {
  const values = [named.clientId, named.participantIds, named.photographIds, workerId, named.caseId, named.groupId, recordId]
  const [row] = await query<{ client: Loaded['client']; file: Loaded['case']; grouped: Loaded['group']; participants: number; photographs: number }>(
    loadText,
    values,
    'services-load',
  )
  return { client: row!.client, case: row!.file, group: row!.grouped, participants: row!.participants, photographs: row!.photographs }
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

const saveText = `
with saved as (
  insert into services.service_record (id, method, client_id, group_id, case_id, title, region_code, station_id, agency_id, worker_id, held_on, started_at,
    minutes, service_codes, mode, outcome, unnamed_participants, person_times, note, recorded_at, recorded_on, late, device_at, pack_version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
), met as (
  -- Two phones may record the same client at once: the later day wins, whichever comes first.
  update services.client set last_met_on = $11, due_on = $28, changed_at = $20, changed_tx = pg_current_xact_id()
   where id = $3 and $27 and (last_met_on is null or last_met_on <= $11)
), joined as (
  insert into services.attendance (record_id, client_id, region_code, station_id, worker_id, held_on)
  select $1, one, $7, $8, $10, $11 from unnest($25::uuid[]) one
)
update services.photograph set record_id = $1, region_code = $7 where id = any ($26::uuid[])`

/** Saves a record with everything that follows from it, together with the commit. */
export function saveRecord({ lastly }: Pick<Context, 'lastly'>, record: NewRecord): void {
  lastly(
    saveText,
    [
      record.id, record.method, record.clientId, record.groupId, record.caseId, record.title, record.regionCode, record.stationId, record.agencyId,
      record.workerId, record.heldOn, record.startedAt, record.minutes, record.serviceCodes, record.mode, record.outcome, record.unnamedParticipants,
      record.personTimes, record.note, record.recordedAt, record.recordedOn, record.late, record.deviceAt, record.packVersion,
      record.participantIds, record.photographIds, record.met !== null, record.met?.dueOn ?? null,
    ],
    'services-save',
  )
}

export type RecordRow = ServicesTables['services.service_record']
