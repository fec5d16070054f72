import { sql } from 'kysely'
import type { Db, Transaction } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'

export { personFacts } from '#modules/services/queries/person-facts.ts'

/** The names of clients that the reader may see; others stay unnamed. */
export async function clientNames(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, name from services.client where id = any (${wanted}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Open files of stations within reach, by the first category of each; '' where a file has none. */
export const clientCounts = (
  query: Transaction['query'],
  stationIds: readonly string[],
): Promise<{ stationId: string; category: string; clients: number }[]> =>
  query(
    `select station_id as "stationId", coalesce(categories[1], '') as category, count(*)::int as clients
       from services.client where station_id = any ($1::uuid[]) and closed_on is null group by 1, 2 order by 1, 2`,
    [[...stationIds]],
  )

/** What one worker carries, by kind of client: enough to weigh it, without whose. */
export interface Carried {
  workerId: string
  stationId: string
  riskClass: 'high' | 'priority' | 'general'
  regionCode: string
  openCase: boolean
  /** Registered on or after `newSince`. */
  isNew: boolean
  clients: number
  /** Of these, registered on or after `latelySince`. */
  lately: number
  /** To be met before `dueBefore`, those overdue among them. */
  due: number
  overdue: number
}

/** The open files of stations by their workers, in one statement; those without a worker are left out. */
export const carriedByWorkers = (
  query: Transaction['query'],
  stationIds: readonly string[],
  days: { today: string; newSince: string; latelySince: string; dueBefore: string },
): Promise<Carried[]> =>
  query(
    `select c.worker_id as "workerId", c.station_id as "stationId", c.risk_class as "riskClass", c.region_code as "regionCode",
            exists (select from services.case_file f where f.client_id = c.id and f.closed_on is null) as "openCase", c.registered_on >= $3 as "isNew",
            count(*)::int as clients, (count(*) filter (where c.registered_on >= $5))::int as lately, (count(*) filter (where c.due_on < $4))::int as due, (count(*) filter (where c.due_on < $2))::int as overdue
       from services.client c where c.station_id = any ($1::uuid[]) and c.worker_id is not null and c.closed_on is null
      group by 1, 2, 3, 4, 5, 6`,
    [[...stationIds], days.today, days.newSince, days.dueBefore, days.latelySince],
  )

/** Something a worker carries and somebody else can take over. */
export interface CarriedThing {
  kind: 'client' | 'case' | 'group' | 'household'
  id: string
  /** The client's name, or the group's title; a household has none. */
  name: string
  /** The client of a case. */
  clientId: string | null
  stationId: string
  regionCode: string
  riskClass: 'high' | 'priority' | 'general' | null
  openCase: boolean
  registeredOn: string | null
  dueOn: string | null
}

const thingsText = `
select 'client' as kind, c.id, c.name, null::uuid as "clientId", c.station_id as "stationId", c.region_code as "regionCode", c.risk_class as "riskClass",
       exists (select from services.case_file f where f.client_id = c.id and f.closed_on is null) as "openCase", c.registered_on as "registeredOn", c.due_on as "dueOn"
  from services.client c where c.worker_id = $1 and c.closed_on is null
union all
select 'case', f.id, coalesce(c.name, ''), f.client_id, f.station_id, f.region_code, c.risk_class, true, f.opened_on, null
  from services.case_file f left join services.client c on c.id = f.client_id where f.worker_id = $1 and f.closed_on is null
union all
select 'group', g.id, g.title, null, g.station_id, g.region_code, null, false, g.starts_on, null
  from services.service_group g where g.worker_id = $1
   and (select count(*) from services.service_record r where r.group_id = g.id and not r.withdrawn) < g.planned_sessions
union all
select 'household', h.id, '', null, h.station_id, h.region_code, null, false, h.made_on, null from services.household h where h.worker_id = $1
order by 1, 3, 2`

/** Everything open that a worker carries, as far as the reader sees: clients, cases, groups with sessions to come, households. */
export const carriedBy = (query: Transaction['query'], workerId: string): Promise<CarriedThing[]> =>
  query(thingsText, [workerId])

/** Open files, cases and groups of stations whose worker is one of these people. One statement. */
export const carriedCounts = (
  query: Transaction['query'],
  workerIds: readonly string[],
): Promise<{ workerId: string; stationId: string; kind: 'client' | 'case' | 'group'; count: number }[]> =>
  query(
    `select worker_id as "workerId", station_id as "stationId", 'client' as kind, count(*)::int as count from services.client
      where worker_id = any ($1::uuid[]) and closed_on is null group by 1, 2
     union all select worker_id, station_id, 'case', count(*)::int from services.case_file where worker_id = any ($1::uuid[]) and closed_on is null group by 1, 2
     union all select g.worker_id, g.station_id, 'group', count(*)::int from services.service_group g where g.worker_id = any ($1::uuid[])
        and (select count(*) from services.service_record r where r.group_id = g.id and not r.withdrawn) < g.planned_sessions group by 1, 2`,
    [[...workerIds]],
  )

/** Everyone who carries something open: for who looks whether they still work here. At the gate. */
export const whoCarries = async (query: Transaction['query']): Promise<string[]> =>
  (
    await query<{ id: string }>(
      `select worker_id as id from services.client where worker_id is not null and closed_on is null
       union select worker_id from services.case_file where closed_on is null`,
    )
  ).map((row) => row.id)

export interface HandedOver {
  kind: CarriedThing['kind']
  id: string
  to: string
}

const handOverTexts: Record<CarriedThing['kind'], string> = {
  // The phones of the former worker forget the file; those of the next get it.
  client: `
    with gone as (
      insert into services.client_departure (client_id, region_code, station_id, worker_id, at)
      select c.id, c.region_code, c.station_id, c.worker_id, $4 from services.client c
       where c.id = any ($2::uuid[]) and c.worker_id = $1 and c.closed_on is null)
    update services.client c set worker_id = t.taker, version = c.version + 1, changed_at = $4, changed_tx = pg_current_xact_id()
      from unnest($2::uuid[], $3::uuid[]) t (id, taker) where c.id = t.id and c.worker_id = $1 and c.closed_on is null returning c.id`,
  case: `
    update services.case_file f set worker_id = t.taker, version = f.version + 1
      from unnest($2::uuid[], $3::uuid[]) t (id, taker) where f.id = t.id and f.worker_id = $1 and f.closed_on is null returning f.id`,
  group: `
    update services.service_group g set worker_id = t.taker, version = g.version + 1
      from unnest($2::uuid[], $3::uuid[]) t (id, taker) where g.id = t.id and g.worker_id = $1 returning g.id`,
  household: `
    update services.household h set worker_id = t.taker
      from unnest($2::uuid[], $3::uuid[]) t (id, taker) where h.id = t.id and h.worker_id = $1 returning h.id`,
}

/**
 * Moves what one worker carries to others, each thing to its taker, and says what did move: a thing that is no longer that worker's, or out of
 * reach, is left. Who the takers may be is the caller's to check. Four statements however many.
 */
export async function handOver(
  { query, now }: { query: Transaction['query']; now: Date },
  from: string,
  things: readonly HandedOver[],
): Promise<HandedOver[]> {
  const moved: HandedOver[] = []
  for (const [kind, some] of Map.groupBy(things, (thing) => thing.kind)) {
    const values = [from, some.map((one) => one.id), some.map((one) => one.to), ...(kind === 'client' ? [now] : [])]
    const done = new Set((await query<{ id: string }>(handOverTexts[kind], values)).map((row) => row.id))
    moved.push(...some.filter((one) => done.has(one.id)))
  }
  return moved
}

/**
 * Two files of workers were one person's: what either has done and carries is the kept one's, as far as the caller reaches. Their phones fetch
 * their people anew.
 */
export async function adoptWork(
  { query, now }: { query: Transaction['query']; now: Date },
  gone: string,
  kept: string,
): Promise<void> {
  await query(
    `with departed as (
       insert into services.client_departure (client_id, region_code, station_id, worker_id, at)
       select c.id, c.region_code, c.station_id, c.worker_id, $3 from services.client c where c.worker_id = $1 and c.closed_on is null)
     update services.client set worker_id = $2, version = version + 1, changed_at = $3, changed_tx = pg_current_xact_id() where worker_id = $1`,
    [gone, kept, now],
  )
  for (const table of ['case_file', 'service_group'])
    await query(`update services.${table} set worker_id = $2, version = version + 1 where worker_id = $1`, [gone, kept])
  for (const table of ['household', 'service_record', 'attendance', 'photograph'])
    await query(`update services.${table} set worker_id = $2 where worker_id = $1`, [gone, kept])
}

export interface WorkerFigures {
  from: string
  until: string
  visits: number
  /** Clients met, each once. */
  persons: number
  /** Of services at which clients were met. */
  minutes: number
  records: number
}

/** What one worker has done for clients in each of some periods (until is exclusive), as the indicators count it and as far as the reader sees; two statements. */
export async function figuresOfWorker(
  query: Transaction['query'],
  workerId: string,
  periods: readonly { from: string; until: string }[],
): Promise<WorkerFigures[]> {
  const values = [workerId, periods.map(({ from }) => from), periods.map(({ until }) => until)]
  const [records, persons] = await Promise.all([
    query<Omit<WorkerFigures, 'persons'>>(
      `select p.from_on::text as "from", p.until_on::text as "until", count(r.id) filter (where r.method = 'visit')::int as visits,
              coalesce(sum(r.minutes) filter (where r.outcome = 'met'), 0)::int as minutes, count(r.id)::int as records
         from unnest($2::date[], $3::date[]) with ordinality p (from_on, until_on, at)
         left join services.service_record r on r.worker_id = $1 and r.held_on >= p.from_on and r.held_on < p.until_on and not r.withdrawn
        group by p.at, p.from_on, p.until_on order by p.at`,
      values,
    ),
    query<{ persons: number }>(
      `select (select count(distinct s.client_id) from services.presence s where s.worker_id = $1 and s.held_on >= p.from_on and s.held_on < p.until_on)::int as persons
         from unnest($2::date[], $3::date[]) with ordinality p (from_on, until_on, at) order by p.at`,
      values,
    ),
  ])
  return records.map((row, at) => ({ ...row, persons: persons[at]!.persons }))
}

/**
 * Where a client lives and how they are reached, opened for whoever answers an alarm: no reason is asked, the caller's endpoint writes who read
 * whose. Undefined where the reader does not reach the file.
 */
export async function clientForEmergency(
  { query, house }: { query: Transaction['query']; house: House },
  clientId: string,
): Promise<{ name: string; address: string | null; phone: string | null } | undefined> {
  const [file] = await query<{ name: string; address: Buffer | null; phone: Buffer | null }>(
    'select name, address_sealed as address, phone_sealed as phone from services.client where id = $1',
    [clientId],
  )
  const open = (column: string, sealed: Buffer | null) =>
    sealed && house.vault.open({ table: 'services.client', column, rowId: clientId }, sealed)
  return file && { name: file.name, address: open('address', file.address), phone: open('phone', file.phone) }
}
