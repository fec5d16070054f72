import { type Selectable, sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { isDay } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { allOf, anywhere, asTotal, type Condition, countedUpTo, isUuid } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import { namesIn } from '#modules/identity/public.ts'
import type * as contract from '#modules/services/contract.ts'
import type { Method } from '#modules/services/domain/record.ts'
import type { VisitOutcome } from '#modules/services/domain/visit.ts'
import { clientNames } from '#modules/services/public.ts'
import { namedLike } from '#modules/services/queries/client-rows.ts'
import { narrowed, placeConditions, type PlaceFilter } from '#modules/services/queries/narrow.ts'
import type { ServicesTables } from '#modules/services/tables.ts'

export type RecordRow = OutputOf<typeof contract.records>['rows'][number]
type Reader = Pick<Context, 'db' | 'query' | 'actor'>

export interface RecordFilter extends PlaceFilter {
  search?: string | undefined
  clientId?: string | undefined
  method?: Method | undefined
  outcome?: VisitOutcome | undefined
  from?: string | undefined
  until?: string | undefined
  late?: 'yes' | undefined
  caseId?: string | undefined
  groupId?: string | undefined
}

type Stored = Pick<
  Selectable<ServicesTables['services.service_record']>,
  | 'id'
  | 'method'
  | 'held_on'
  | 'started_at'
  | 'client_id'
  | 'title'
  | 'service_codes'
  | 'mode'
  | 'outcome'
  | 'minutes'
  | 'person_times'
  | 'region_code'
  | 'station_id'
  | 'worker_id'
  | 'late'
  | 'withdrawn'
  | 'recorded_at'
  | 'version'
>

const columns = sql`r.id, r.method, r.held_on, r.started_at, r.client_id, r.title, r.service_codes, r.mode, r.outcome, r.minutes, r.person_times, r.region_code,
  r.station_id, r.worker_id, r.late, r.withdrawn, r.recorded_at, r.version`

/** Records that the filter leaves, as conditions on `services.service_record r`. */
function recordConditions({ actor }: Reader, filter: RecordFilter, found: string[] | undefined): Condition[] {
  const place = narrowed(actor, filter)
  return [
    ...placeConditions('r', place),
    ...(filter.clientId ? [sql`r.client_id = ${filter.clientId}`] : []),
    ...(filter.method ? [sql`r.method = ${filter.method}`] : []),
    ...(filter.outcome ? [sql`r.outcome = ${filter.outcome}`] : []),
    ...(filter.from ? [sql`r.held_on >= ${filter.from}`] : []),
    ...(filter.until ? [sql`r.held_on <= ${filter.until}`] : []),
    ...(filter.late ? [sql`r.late`] : []),
    ...(filter.caseId ? [sql`r.case_id = ${filter.caseId}`] : []),
    ...(filter.groupId ? [sql`r.group_id = ${filter.groupId}`] : []),
    // Not an "or": with a `like` in it the policies would let no index be used.
    ...(found
      ? [
          sql`r.id in (select id from services.service_record where client_id = any (${found}::uuid[]) union all
            select t.id from services.service_record t where ${allOf([sql`t.title is not null`, ...placeConditions('t', place)])} and t.title like ${anywhere(filter.search!)})`,
        ]
      : []),
  ]
}

/** Whose name it could be: looked up first, so that the records themselves are read by their own order. */
async function clientsNamed({ db, actor }: Reader, search: string): Promise<string[]> {
  const conditions = [...placeConditions('c', narrowed(actor, {})), namedLike(search)]
  const { rows } = await sql<{
    id: string
  }>`select c.id from services.client c where ${allOf(conditions)} limit 1000`.execute(db)
  return rows.map((row) => row.id)
}

/** A page of records, newest first. */
export async function recordPage(
  reader: Reader,
  filter: RecordFilter,
  size: number,
  after?: string,
): Promise<Page<RecordRow>> {
  const { db } = reader
  const found = filter.search ? await clientsNamed(reader, filter.search) : undefined
  const [heldOn, id] = readCursor(after, 2) ?? []
  const conditions = recordConditions(reader, filter, found)
  // One county is read in its own order; counting goes by the range, which needs no order.
  const { county, stationId, workerId } = narrowed(reader.actor, filter)
  const inOrder = reader.actor.jurisdiction.kind === 'region' && county && !stationId && !workerId
  const order = inOrder ? [sql`r.county_code = ${county}`] : []
  const rest = isDay(String(heldOn)) && isUuid(id) ? [sql`(r.held_on, r.id) < (${heldOn}, ${id})`] : []
  const [page, counted] = await Promise.all([
    // Which rows, from the index alone; then those. Asked for whole rows at once, the planner (who cannot guess how much a policy lets
    // through) would fetch all of a county and sort them.
    sql<Stored>`select ${columns} from (
        select r.id from services.service_record r where ${allOf([...order, ...conditions, ...rest])} order by r.held_on desc, r.id desc limit ${size + 1}
      ) as page join services.service_record r using (id) order by r.held_on desc, r.id desc`.execute(db),
    sql<{
      count: number
    }>`select count(*) from (select from services.service_record r where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: await shownRecords(reader, rows),
    ...asTotal(counted.rows[0]!.count),
    next: page.rows.length > size && last ? cursorOf([last.held_on, last.id]) : null,
  }
}

/** Rows with the names of clients, regions, stations and workers; the same number of statements however many. */
export async function shownRecords({ db, query }: Reader, rows: Stored[]): Promise<RecordRow[]> {
  const [clients, { people: workers, organisations: stations, regions }] = await Promise.all([
    clientNames(
      db,
      rows.map((row) => row.client_id),
    ),
    namesIn({ db, query }, rows, {
      people: (row) => row.worker_id,
      organisations: (row) => row.station_id,
      regions: (row) => row.region_code,
    }),
  ])
  return rows.map((row) => ({
    recordId: row.id,
    method: row.method,
    heldOn: row.held_on,
    startedAt: row.started_at && row.started_at.slice(0, 5),
    clientId: row.client_id,
    clientName: row.client_id && (clients.get(row.client_id) ?? null),
    title: row.title,
    serviceCodes: row.service_codes,
    mode: row.mode,
    outcome: row.outcome,
    minutes: row.minutes,
    personTimes: row.person_times,
    regionCode: row.region_code,
    regionName: regions.get(row.region_code) ?? row.region_code,
    stationId: row.station_id,
    stationName: stations.get(row.station_id) ?? '',
    workerId: row.worker_id,
    workerName: workers.get(row.worker_id) ?? '',
    late: row.late,
    withdrawn: row.withdrawn,
    recordedAt: row.recorded_at.toISOString(),
    version: row.version,
  }))
}
