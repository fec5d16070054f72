import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { namesIn } from '#modules/identity/public.ts'
import { isDay } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { allOf, asTotal, countedUpTo, inBranch, isUuid } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/training/contract.ts'

export type HoursRow = OutputOf<typeof contract.hours>['rows'][number]

export interface HoursFilter {
  personId?: string | undefined
  regionCode?: RegionCode | undefined
  category?: string | undefined
  source?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

interface Stored {
  id: string
  person_id: string
  region_code: string
  organisation_id: string | null
  earned_on: string
  minutes: number
  category: string
  source: string
  title: string
  reverses: string | null
  reversed: boolean
  reason: string | null
  posted_at: Date
}

/** A page of the ledger, newest first: what happened within the reader's reach. */
export async function hoursPage(
  { db, query }: Pick<Context, 'db' | 'query'>,
  filter: HoursFilter,
  size: number,
  after?: string,
): Promise<Page<HoursRow>> {
  const [earnedOn, id] = readCursor(after, 2) ?? []
  const conditions = [
    ...(filter.personId ? [sql`h.person_id = ${filter.personId}`] : []),
    ...inBranch('h.region_code', filter.regionCode),
    ...(filter.category ? [sql`h.category = ${filter.category}`] : []),
    ...(filter.source ? [sql`h.source = ${filter.source}`] : []),
    ...(filter.from ? [sql`h.earned_on >= ${filter.from}`] : []),
    ...(filter.until ? [sql`h.earned_on <= ${filter.until}`] : []),
  ]
  const rest =
    isDay(String(earnedOn)) && isUuid(id) ? [sql`(h.earned_on, h.id) < (${earnedOn}::date, ${id}::uuid)`] : []
  const [page, counted] = await Promise.all([
    sql<Stored>`select h.id, h.person_id, h.region_code, h.organisation_id, h.earned_on, h.minutes, h.category, h.source, h.title, h.reverses, h.reason, h.posted_at,
        exists (select from training.hours r where r.reverses = h.id) as reversed
      from training.hours h where ${allOf([...conditions, ...rest])} order by h.earned_on desc, h.id desc limit ${size + 1}`.execute(
      db,
    ),
    sql<{
      count: number
    }>`select count(*) from (select from training.hours h where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const { people, regions, organisations } = await namesIn({ db, query }, rows, {
    people: (row) => row.person_id,
    regions: (row) => row.region_code,
    organisations: (row) => row.organisation_id,
  })
  return {
    rows: rows.map((row) => ({
      hoursId: row.id,
      personId: row.person_id,
      personName: people.get(row.person_id) ?? '',
      earnedOn: row.earned_on,
      minutes: row.minutes,
      category: row.category,
      source: row.source,
      title: row.title,
      regionName: regions.get(row.region_code) ?? row.region_code,
      organisationName: row.organisation_id && (organisations.get(row.organisation_id) ?? null),
      reverses: row.reverses,
      reversed: row.reversed,
      reason: row.reason,
      postedAt: row.posted_at.toISOString(),
    })),
    ...asTotal(counted.rows[0]!.count),
    next: page.rows.length > size && last ? cursorOf([last.earned_on, last.id]) : null,
  }
}
