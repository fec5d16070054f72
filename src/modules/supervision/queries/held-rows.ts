import { type Selectable, sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { namesIn } from '#modules/identity/public.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { allOf, asTotal, countedUpTo, inBranch } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/supervision/contract.ts'
import type { SupervisionTables } from '#modules/supervision/tables.ts'

export type HeldRow = OutputOf<typeof contract.heldSessions>['rows'][number]
type Reader = Pick<Context, 'db' | 'query'>

export interface HeldFilter {
  regionCode?: RegionCode | undefined
  personId?: string | undefined
  supervisorPersonId?: string | undefined
  kind?: 'individual' | 'group' | undefined
  function?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

/** A page of what took place, a line for each person, the latest first. It is read from what managers may know: the words lie elsewhere. */
export async function heldPage(
  { db, query }: Reader,
  filter: HeldFilter,
  size: number,
  after?: string,
): Promise<Page<HeldRow>> {
  const conditions = [
    sql`not m.withdrawn`,
    ...inBranch('m.region_code', filter.regionCode),
    ...(filter.personId ? [sql`m.person_id = ${filter.personId}`] : []),
    ...(filter.supervisorPersonId ? [sql`m.supervisor_person_id = ${filter.supervisorPersonId}`] : []),
    ...(filter.kind ? [sql`m.kind = ${filter.kind}`] : []),
    ...(filter.function ? [sql`m.functions @> array[${filter.function}::text]`] : []),
    ...(filter.from ? [sql`m.held_on >= ${filter.from}`] : []),
    ...(filter.until ? [sql`m.held_on <= ${filter.until}`] : []),
  ]
  const from = readCursor(after, 3)
  const rest = from
    ? [sql`(m.held_on, m.session_id, m.person_id) < (${from[0]}::date, ${from[1]}::uuid, ${from[2]}::uuid)`]
    : []
  const [page, counted] = await Promise.all([
    sql<Selectable<SupervisionTables['supervision.session_member']>>`select m.* from supervision.session_member m
      where ${allOf([...conditions, ...rest])} order by m.held_on desc, m.session_id desc, m.person_id desc limit ${size + 1}`.execute(
      db,
    ),
    sql<{
      count: number
    }>`select count(*) from (select from supervision.session_member m where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const {
    people: names,
    organisations,
    regions,
  } = await namesIn({ db, query }, rows, {
    people: (row) => [row.person_id, row.supervisor_person_id],
    organisations: (row) => row.organisation_id,
    regions: (row) => row.region_code,
  })
  return {
    rows: rows.map((row) => ({
      sessionId: row.session_id,
      personId: row.person_id,
      personName: names.get(row.person_id) ?? '',
      supervisorName: names.get(row.supervisor_person_id) ?? '',
      organisationName: row.organisation_id && (organisations.get(row.organisation_id) ?? null),
      regionName: regions.get(row.region_code) ?? row.region_code,
      heldOn: row.held_on,
      kind: row.kind,
      mode: row.mode,
      minutes: row.minutes,
      functions: row.functions,
      signed: row.signed_at !== null,
    })),
    ...asTotal(counted.rows[0]!.count),
    next: page.rows.length > size && last ? cursorOf([last.held_on, last.session_id, last.person_id]) : null,
  }
}
