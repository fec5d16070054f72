import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { namesIn } from '#modules/identity/public.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { allOf, asTotal, inBranch } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/supervision/contract.ts'
import type { AgreementMember } from '#modules/supervision/store.ts'

type AgreementRow = OutputOf<typeof contract.agreements>['rows'][number]
type Reader = Pick<Context, 'db' | 'query' | 'today'>

interface Filter {
  regionCode?: RegionCode | undefined
  personId?: string | undefined
  supervisorId?: string | undefined
  state?: 'active' | 'ended' | undefined
}

type Stored = AgreementMember & { supervisor_id: string; every_days: number | null; version: number }

/** A page of agreements, a line for each person supervised, the latest first: that they exist, never what was agreed. */
export async function agreementPage(
  reader: Reader,
  filter: Filter,
  size: number,
  after?: string,
): Promise<Page<AgreementRow>> {
  const { db, query, today } = reader
  const isActive = sql`m.from_on <= ${today} and (m.until_on is null or m.until_on > ${today})`
  const conditions = [
    ...inBranch('m.region_code', filter.regionCode),
    ...(filter.personId ? [sql`m.person_id = ${filter.personId}`] : []),
    ...(filter.supervisorId ? [sql`a.supervisor_id = ${filter.supervisorId}`] : []),
    ...(filter.state ? [filter.state === 'active' ? isActive : sql`not (${isActive})`] : []),
  ]
  const from = readCursor(after, 3)
  const rest = from
    ? [sql`(m.from_on, m.agreement_id::text, m.person_id::text) < (${from[0]}::date, ${from[1]}, ${from[2]})`]
    : []
  const source = sql`supervision.agreement_member m join supervision.agreement a on a.id = m.agreement_id`
  const [page, counted] = await Promise.all([
    sql<Stored>`select m.*, a.supervisor_id, a.every_days, a.version from ${source} where ${allOf([...conditions, ...rest])}
      order by m.from_on desc, m.agreement_id::text desc, m.person_id::text desc limit ${size + 1}`.execute(db),
    sql<{ count: number }>`select count(*) from ${source} where ${allOf(conditions)}`.execute(db),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const { people: names, organisations } = await namesIn({ db, query }, rows, {
    people: (row) => [row.person_id, row.supervisor_person_id],
    organisations: (row) => row.organisation_id,
  })
  return {
    rows: rows.map((row) => ({
      agreementId: row.agreement_id,
      supervisorId: row.supervisor_id,
      supervisorPersonId: row.supervisor_person_id,
      supervisorName: names.get(row.supervisor_person_id) ?? '',
      personId: row.person_id,
      personName: names.get(row.person_id) ?? '',
      organisationName: row.organisation_id && (organisations.get(row.organisation_id) ?? null),
      fromOn: row.from_on,
      untilOn: row.until_on,
      active: row.from_on <= today && (!row.until_on || row.until_on > today),
      endReason: row.end_reason,
      everyDays: row.every_days,
      version: row.version,
    })),
    ...asTotal(counted.rows[0]!.count),
    next: page.rows.length > size && last ? cursorOf([last.from_on, last.agreement_id, last.person_id]) : null,
  }
}
