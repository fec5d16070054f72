import { sql } from 'kysely'
import { isDay } from '#kernel/days.ts'
import { namesIn } from '#modules/identity/public.ts'
import type { Handler } from '#kernel/http.ts'
import { allOf, anywhere, asTotal, countedUpTo, isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import type * as contract from '#modules/services/contract.ts'
import { narrowed, placeConditions } from '#modules/services/queries/narrow.ts'

interface Stored {
  id: string
  title: string
  aim: string
  starts_on: string
  planned_sessions: number
  station_id: string
  worker_id: string
  sessions: number
  participants: number
}

/** Groups within reach, newest first, with their sessions and the persons who came to any of them. */
export const groups: Handler<typeof contract.groups> = async ({ db, query, actor }, { size, after, search }) => {
  const [startsOn, id] = readCursor(after, 2) ?? []
  const conditions = [
    ...placeConditions('g', narrowed(actor, {})),
    ...(search ? [sql`(g.title like ${anywhere(search)} or g.aim like ${anywhere(search)})`] : []),
  ]
  const rest = isDay(String(startsOn)) && isUuid(id) ? [sql`(g.starts_on, g.id) < (${startsOn}, ${id})`] : []
  const [page, counted] = await Promise.all([
    sql<Stored>`select g.id, g.title, g.aim, g.starts_on, g.planned_sessions, g.station_id, g.worker_id,
        (select count(*) from services.service_record r where r.group_id = g.id and not r.withdrawn) as sessions,
        (select count(distinct a.client_id) from services.service_record r join services.attendance a on a.record_id = r.id
          where r.group_id = g.id and not a.withdrawn) as participants
      from services.service_group g where ${allOf([...conditions, ...rest])} order by g.starts_on desc, g.id desc limit ${size + 1}`.execute(
      db,
    ),
    sql<{
      count: number
    }>`select count(*) from (select from services.service_group g where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const { organisations: stations, people: workers } = await namesIn({ db, query }, rows, {
    organisations: (row) => row.station_id,
    people: (row) => row.worker_id,
  })
  return {
    ...asTotal(counted.rows[0]!.count),
    next: page.rows.length > size && last ? cursorOf([last.starts_on, last.id]) : null,
    rows: rows.map((row) => ({
      groupId: row.id,
      title: row.title,
      aim: row.aim,
      startsOn: row.starts_on,
      plannedSessions: row.planned_sessions,
      sessions: row.sessions,
      participants: row.participants,
      stationName: stations.get(row.station_id) ?? '',
      workerName: workers.get(row.worker_id) ?? '',
    })),
  }
}
