import { sql } from 'kysely'
import { isDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, anywhere, asTotal, countedUpTo, isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { namesIn } from '#modules/identity/public.ts'
import type * as contract from '#modules/services/contract.ts'
import { clientNames } from '#modules/services/public.ts'
import { namedLike } from '#modules/services/queries/client-rows.ts'
import { narrowed, placeConditions } from '#modules/services/queries/narrow.ts'

interface Stored {
  id: string
  client_id: string
  problem: string
  opened_on: string
  closed_on: string | null
  station_id: string
  worker_id: string
  version: number
  sessions: number
}

/** Cases within reach, newest first, with the sessions recorded for each. */
export const cases: Handler<typeof contract.cases> = async (
  { db, query, actor },
  { size, after, search, open, clientId },
) => {
  const [openedOn, id] = readCursor(after, 2) ?? []
  const found = search
    ? sql`(f.problem like ${anywhere(search)} or exists (select from services.client c where c.id = f.client_id and ${namedLike(search)}))`
    : sql`true`
  const conditions = [
    ...placeConditions('f', narrowed(actor, {})),
    ...(clientId ? [sql`f.client_id = ${clientId}`] : []),
    ...(open ? [open === 'yes' ? sql`f.closed_on is null` : sql`f.closed_on is not null`] : []),
    found,
  ]
  const rest = isDay(String(openedOn)) && isUuid(id) ? [sql`(f.opened_on, f.id) < (${openedOn}, ${id})`] : []
  const [page, counted] = await Promise.all([
    sql<Stored>`select f.id, f.client_id, f.problem, f.opened_on, f.closed_on, f.station_id, f.worker_id, f.version,
        (select count(*) from services.service_record r where r.case_id = f.id and not r.withdrawn) as sessions
      from services.case_file f where ${allOf([...conditions, ...rest])} order by f.opened_on desc, f.id desc limit ${size + 1}`.execute(
      db,
    ),
    sql<{
      count: number
    }>`select count(*) from (select from services.case_file f where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const [clients, { people: workers, organisations: stations }] = await Promise.all([
    clientNames(
      db,
      rows.map((row) => row.client_id),
    ),
    namesIn({ db, query }, rows, { people: (row) => row.worker_id, organisations: (row) => row.station_id }),
  ])
  return {
    ...asTotal(counted.rows[0]!.count),
    next: page.rows.length > size && last ? cursorOf([last.opened_on, last.id]) : null,
    rows: rows.map((row) => ({
      caseId: row.id,
      clientId: row.client_id,
      clientName: clients.get(row.client_id) ?? '',
      problem: row.problem,
      openedOn: row.opened_on,
      closedOn: row.closed_on,
      stationName: stations.get(row.station_id) ?? '',
      workerName: workers.get(row.worker_id) ?? '',
      sessions: row.sessions,
      version: row.version,
    })),
  }
}
