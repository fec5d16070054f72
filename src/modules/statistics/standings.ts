import type { Transaction } from '#kernel/database.ts'

/** Who stands on the register, kept from the clients' files; dated, so that past months stay as they were. */

type Query = Transaction['query']

/** A client's file that changed, and since when. */
export interface Changed {
  clientId: string
  day: string
}

/** Where a client stood before or stands now, and from which day on that matters. */
export interface Moved {
  region_code: string
  day: string
}

// The days between a meeting and the next due one are what the class asked for when the file was written.
const file = `
  select c.id as client_id, c.region_code, c.station_id, c.worker_id, c.priority, c.registered_on, c.closed_on,
         c.due_on - coalesce(c.last_met_on, c.registered_on) as every_days, greatest(changed.day, c.registered_on) as day
    from services.client c`

const chosen = `${file} join unnest($1::uuid[], $2::date[]) as changed (client_id, day) on changed.client_id = c.id`
// Compared as a whole: only what differs is written, so this may run over all of them.
const everyone = `${file} cross join (select $1::date) as changed (day)`

const differs = `(s.region_code, s.priority, s.every_days) is distinct from (f.region_code, f.priority, f.every_days)`

/** Brings the register up to the files that changed (or all files); answers with where it moved. */
export async function followFiles(query: Query, changed: Changed[] | { everyoneOn: string }): Promise<Moved[]> {
  const [files, values] = Array.isArray(changed)
    ? [chosen, [changed.map((one) => one.clientId), changed.map((one) => one.day)]]
    : [everyone, [changed.everyoneOn]]
  if (Array.isArray(changed) && changed.length === 0) return []
  const left = await query<Moved>(
    `with f as (${files})
     update statistics.standing s set until_on = greatest(s.from_on, coalesce(f.closed_on, f.day))
       from f where s.client_id = f.client_id and s.until_on is null and (f.closed_on is not null or ${differs})
     returning s.region_code, s.until_on as day`,
    values,
  )
  const entered = await query<Moved>(
    // What stands is read before the first row is written: the statement would else look through its own rows again and again.
    `with f as (${files}),
     known as materialized (
       select s.client_id, bool_or(s.until_on is null) as stands from f join statistics.standing s on s.client_id = f.client_id group by s.client_id
     )
     insert into statistics.standing as s (client_id, from_on, until_on, region_code, station_id, worker_id, priority, every_days)
     select f.client_id, case when known.client_id is null then f.registered_on else f.day end, f.closed_on, f.region_code, f.station_id, f.worker_id, f.priority, f.every_days
       from f left join known on known.client_id = f.client_id
      where known.client_id is null or (not known.stands and f.closed_on is null)
     on conflict (client_id, from_on) do update
        set until_on = excluded.until_on, region_code = excluded.region_code, station_id = excluded.station_id, worker_id = excluded.worker_id,
            priority = excluded.priority, every_days = excluded.every_days
     returning s.region_code, s.from_on as day`,
    values,
  )
  // Whose client it is does not move a figure; it says who may open the row behind it.
  await query(
    `with f as (${files})
     update statistics.standing s set station_id = f.station_id, worker_id = f.worker_id
       from f where s.client_id = f.client_id and s.until_on is null and (s.station_id, s.worker_id) is distinct from (f.station_id, f.worker_id)`,
    values,
  )
  return [...left, ...entered]
}

/** Where the priority clients of records stood since a day: meeting one moves their places' states, wherever they were met. */
export const placesOfRecords = (query: Query, records: { id: string; day: string }[]): Promise<Moved[]> =>
  query<Moved>(
    `with named as (
       select r.client_id, one.day from unnest($1::uuid[], $2::date[]) as one (id, day) join services.service_record r on r.id = one.id
       union select a.client_id, one.day from unnest($1::uuid[], $2::date[]) as one (id, day) join services.attendance a on a.record_id = one.id
       union select (v.before->>'client_id')::uuid, one.day from unnest($1::uuid[], $2::date[]) as one (id, day) join services.record_revision v on v.record_id = one.id
     )
     select s.region_code, min(named.day) as day
       from named join statistics.standing s on s.client_id = named.client_id
      where s.priority and (s.until_on is null or s.until_on > named.day)
      group by s.region_code`,
    [records.map((one) => one.id), records.map((one) => one.day)],
  )
