import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { parseDay, yearOf, yearsBetween } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { allOf, asTotal, type Condition, inBranch } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import { peopleCalled } from '#modules/workforce/public.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { rulesOf } from '#modules/supervision/rules.ts'
import { loadsOf, type Supervisor } from '#modules/supervision/store.ts'

export type SupervisorRow = OutputOf<typeof contract.supervisors>['rows'][number]
type Reader = Pick<Context, 'db' | 'query' | 'house' | 'today' | 'actor'>

export interface SupervisorFilter {
  regionCode?: RegionCode | undefined
  kind?: string | undefined
  rank?: string | undefined
  state?: 'active' | 'left' | undefined
  over?: 'yes' | undefined
  /** A name, its pinyin or its initials. */
  search?: string | undefined
  year?: number | undefined
}

/** A page of the pool, the newest first; of a term that is over the people are no more in it. */
export async function supervisorPage(
  reader: Reader,
  filter: SupervisorFilter,
  size: number,
  after?: string,
): Promise<Page<SupervisorRow>> {
  const { db, query, today } = reader
  const isIn = sql`s.left_on is null and (s.until_on is null or s.until_on > ${today})`
  const conditions: Condition[] = [
    ...inBranch('s.region_code', filter.regionCode),
    ...(filter.kind ? [sql`s.kind = ${filter.kind}`] : []),
    ...(filter.rank ? [sql`s.rank = ${filter.rank}`] : []),
    ...(filter.state ? [filter.state === 'active' ? isIn : sql`not (${isIn})`] : []),
  ]
  if (filter.over) {
    // What the rule allows differs by place, so who is over it is found among all that are in; a pool is small.
    const { rows } =
      await sql<Supervisor>`select s.* from supervision.supervisor s where ${allOf([...conditions, isIn])}`.execute(db)
    const loads = await loadsOf(
      query,
      rows.map((row) => row.person_id),
      today,
    )
    const over = rows.filter((row) => (loads.get(row.person_id) ?? 0) > mostOf(reader, row)).map((row) => row.id)
    conditions.push(sql`s.id = any (${over}::uuid[])`)
  }
  if (filter.search) {
    const { rows } = await sql<{ person_id: string }>`
      select distinct s.person_id from supervision.supervisor s where ${allOf(conditions)}`.execute(db)
    const called = await peopleCalled(
      reader,
      filter.search,
      rows.map((row) => row.person_id),
    )
    conditions.push(sql`s.person_id = any (${called}::uuid[])`)
  }
  const [from] = readCursor(after, 1) ?? []
  const [page, counted] = await Promise.all([
    sql<Supervisor>`select s.* from supervision.supervisor s where ${allOf([...conditions, ...(from ? [sql`s.id::text < ${from}`] : [])])} order by s.id::text desc limit ${size + 1}`.execute(
      db,
    ),
    sql<{ count: number }>`select count(*) from supervision.supervisor s where ${allOf(conditions)}`.execute(db),
  ])
  const rows = page.rows.slice(0, size)
  return {
    rows: await shownSupervisors(reader, rows, filter.year ?? yearOf(today)),
    ...asTotal(counted.rows[0]!.count),
    next: page.rows.length > size ? cursorOf([rows.at(-1)!.id]) : null,
  }
}

const mostOf = ({ house, today }: Reader, row: Supervisor): number =>
  rulesOf(house.packs, row.region_code as RegionCode, today).value.workersPerSupervisor

interface Work {
  supervisor_person_id: string
  sessions: number
  minutes: number
  centres: number
  first_on: string
  last_on: string
}

/** Rows with names, loads and the year's work; the same number of statements however many. */
export async function shownSupervisors(reader: Reader, rows: Supervisor[], year: number): Promise<SupervisorRow[]> {
  const { db, query, today } = reader
  const people = rows.map((row) => row.person_id)
  const [names, loads, regions, organisations, work] = await Promise.all([
    personNames(query, people),
    loadsOf(query, people, today),
    regionNames(
      db,
      rows.map((row) => row.region_code),
    ),
    organisationNames(
      db,
      rows.flatMap((row) => row.organisation_id ?? []),
    ),
    // A group counts once for its supervisor, and once for each centre from which someone came.
    sql<Work>`select h.supervisor_person_id, count(distinct h.session_id)::int as sessions, count(distinct h.organisation_id)::int as centres,
        coalesce(sum(h.minutes) filter (where h.first_of_session), 0)::int as minutes, min(h.held_on) as first_on, max(h.held_on) as last_on
      from (select m.*, row_number() over (partition by m.session_id order by m.person_id) = 1 as first_of_session from supervision.session_member m
             where m.supervisor_person_id = any (${people}::uuid[]) and not m.withdrawn and m.held_on >= ${`${year}-01-01`} and m.held_on < ${`${year + 1}-01-01`}) h
      group by h.supervisor_person_id`.execute(db),
  ])
  const works = new Map(work.rows.map((one) => [one.supervisor_person_id, one]))
  return rows.map((row) => {
    const done = works.get(row.person_id)
    const most = mostOf(reader, row)
    const supervisees = loads.get(row.person_id) ?? 0
    return {
      supervisorId: row.id,
      personId: row.person_id,
      name: names.get(row.person_id) ?? '',
      kind: row.kind,
      rank: row.rank,
      regionCode: row.region_code,
      regionName: regions.get(row.region_code) ?? row.region_code,
      organisationName: row.organisation_id && (organisations.get(row.organisation_id) ?? null),
      fromOn: row.from_on,
      untilOn: row.until_on,
      leftOn: row.left_on,
      exitReason: row.exit_reason,
      yearsOfPractice: row.practising_since ? yearsBetween(parseDay(row.practising_since), today) : null,
      supervisees,
      most,
      overRatio: supervisees > most,
      sessions: done?.sessions ?? 0,
      minutes: done?.minutes ?? 0,
      centres: done?.centres ?? 0,
      everyDays:
        done && done.sessions > 1
          ? Math.round((Date.parse(done.last_on) - Date.parse(done.first_on)) / 86_400_000 / (done.sessions - 1))
          : null,
      version: row.version,
    }
  })
}
