import type { Transaction } from '#kernel/database.ts'
import { addDays, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { anywhere, asTotal, countedUpTo } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { titleOfAction } from '#modules/identity/action-titles.ts'
import type * as contract from '#modules/identity/contract.ts'
import { regionNames } from '#modules/organisations/public.ts'

type Line = OutputOf<typeof contract.auditTrail>['rows'][number]
type Filter = Omit<Parameters<Handler<typeof contract.auditTrail>>[1], 'size' | 'after'>

interface Row {
  id: number
  at: Date
  kind: Line['kind']
  account_name: string | null
  role_zh: string | null
  role_en: string | null
  action: string
  subject_kind: string | null
  subject_id: string | null
  region_code: string
  reason: string | null
  request_id: string
  position: number | null
}

const filterText = `
   from kernel.audit_entry e
  where ($1::text is null or e.kind = $1)
    and ($2::uuid is null or e.account_id = $2)
    and ($3::uuid is null or e.subject_id = $3)
    and ($4::timestamptz is null or e.at >= $4)
    and ($5::timestamptz is null or e.at < $5)
    and ($6::text is null or e.action ilike $6 or e.reason ilike $6 or e.request_id = $7
         or e.account_id in (select a.id from identity.account a join identity.person p on p.id = a.person_id where p.name ilike $6 or a.username ilike $6))`

export function filterValues(filter: Filter): unknown[] {
  const local = (day: string) => `${day}T00:00:00+08:00`
  return [
    filter.kind ?? null,
    filter.actorId ?? null,
    filter.subjectId ?? null,
    filter.from ? local(filter.from) : null,
    filter.until ? local(addDays(parseDay(filter.until), 1)) : null,
    filter.search ? anywhere(filter.search) : null,
    filter.search ?? null,
  ]
}

/** Lines of the audit within reach, newest first. */
export const auditTrail: Handler<typeof contract.auditTrail> = async ({ db, query }, { size, after, ...filter }) => {
  const cursor = readCursor(after, 1)
  const values = filterValues(filter)
  const [count] = await query<{ total: number }>(
    `select count(*) as total from (select 1 ${filterText} limit ${countedUpTo + 1}) counted`,
    values,
  )
  const found = await readLines(query, values, cursor ? Number(cursor[0]) : null, size + 1)
  const rows = found.slice(0, size)
  return {
    rows: await shownLines(db, rows),
    ...asTotal(count!.total),
    next: found.length > size ? cursorOf([rows.at(-1)!.id]) : null,
  }
}

export const readLines = (
  query: Transaction['query'],
  values: unknown[],
  before: number | null,
  atMost: number,
): Promise<Row[]> =>
  query<Row>(
    `select e.id, e.at, e.kind, n.name as account_name, r.name_zh as role_zh, r.name_en as role_en, e.action, e.subject_kind, e.subject_id, e.region_code,
            e.reason, e.request_id, l.position
       from (select e.* ${filterText} and ($8::bigint is null or e.id < $8) order by e.id desc limit $9) e
       left join kernel.audit_link l on l.entry_id = e.id
       left join identity.account a on a.id = e.account_id
       left join lateral identity.names_of(array[a.person_id]) n on true
       left join identity.role r on r.role = e.role
      order by e.id desc`,
    [...values, before, atMost],
  )

export async function shownLines(db: Parameters<typeof regionNames>[0], rows: Row[]): Promise<Line[]> {
  const regions = await regionNames(
    db,
    rows.map((row) => row.region_code),
  )
  return rows.map((row) => ({
    id: String(row.id),
    at: row.at.toISOString(),
    kind: row.kind,
    actorName: row.account_name,
    roleName: row.role_zh ? { zh: row.role_zh, en: row.role_en! } : null,
    action: row.action,
    actionTitle: titleOfAction(row.action),
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    regionCode: row.region_code,
    regionName: regions.get(row.region_code) ?? row.region_code,
    reason: row.reason,
    requestId: row.request_id,
    position: row.position,
  }))
}
