import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { namesIn } from '#modules/identity/public.ts'
import { organisationNamesAnywhere } from '#modules/organisations/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'

export type EntryShown = OutputOf<typeof contract.volunteer>['entries'][number]

export interface StoredEntry {
  id: string
  volunteer_id: string
  activity_id: string
  title: string
  place: string
  region_code: string
  organisation_id: string
  served_on: string
  minutes: number
  content: string
  quality: string | null
  late: boolean
  late_reason: string | null
  off_duty: boolean
  reverses: string | null
  reversed: boolean
  reason: string | null
  posted_at: Date
}

/** The columns of a line `e` of an activity `a`. */
export const entryColumns: RawBuilder<unknown> = sql`e.id, e.volunteer_id, e.activity_id, a.title, a.place, e.region_code, e.organisation_id, e.served_on, e.minutes, e.content, e.quality,
  e.late, e.late_reason, e.off_duty, e.reverses, e.reason, e.posted_at`

/** The whole ledger of a volunteer within reach, the latest first. */
export async function entriesOf(context: Pick<Context, 'db' | 'query'>, volunteerId: string): Promise<EntryShown[]> {
  const { rows } = await sql<StoredEntry>`
    with line as materialized (select * from volunteers.entries_of(array[${volunteerId}::uuid]))
    select ${entryColumns}, exists (select from line r where r.reverses = e.id) as reversed
      from line e join volunteers.activity a on a.id = e.activity_id order by e.served_on desc, e.id desc`.execute(
    context.db,
  )
  return shownEntries(context, rows)
}

export async function shownEntries(
  context: Pick<Context, 'db' | 'query'>,
  rows: readonly StoredEntry[],
): Promise<EntryShown[]> {
  const [{ regions }, organisations] = await Promise.all([
    namesIn(context, rows, {
      regions: (row) => row.region_code,
    }),
    organisationNamesAnywhere(
      context.query,
      rows.map((row) => row.organisation_id),
    ),
  ])
  return rows.map((row) => ({
    entryId: row.id,
    volunteerId: row.volunteer_id,
    activityId: row.activity_id,
    activityTitle: row.title,
    servedOn: row.served_on,
    place: row.place,
    minutes: row.minutes,
    content: row.content,
    quality: row.quality,
    late: row.late,
    lateReason: row.late_reason,
    offDuty: row.off_duty,
    organisationName: organisations.get(row.organisation_id) ?? '',
    regionName: regions.get(row.region_code) ?? row.region_code,
    reverses: row.reverses,
    reversed: row.reversed,
    reason: row.reason,
    postedAt: row.posted_at.toISOString(),
  }))
}
