import { type Selectable, sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { addDays, daysBetween, parseDay } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { allOf, asTotal, type Condition, countedUpTo, inBranch } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { basisShown, rulesOf } from '#modules/supervision/rules.ts'
import type { SupervisionTables } from '#modules/supervision/tables.ts'

type Stored = Selectable<SupervisionTables['supervision.duty']>
export type DebtRow = OutputOf<typeof contract.supervisionDebt>['rows'][number]
type Reader = Pick<Context, 'db' | 'query' | 'house' | 'today'>

export interface DebtFilter {
  regionCode?: RegionCode | undefined
  organisationId?: string | undefined
  personId?: string | undefined
  code?: string | undefined
  state?: 'overdue' | 'soon' | 'unsupervised' | 'unknown' | undefined
}

/** How far ahead “soon” is. Technical: a view of the list, not a rule. */
const soonDays = 14

/** Has someone who supervises them on that day. */
export const isSupervised = (
  person: string,
  on: string,
): Condition => sql`exists (select from supervision.agreement_member m
  where m.person_id = ${sql.ref(person)} and m.from_on <= ${on} and (m.until_on is null or m.until_on > ${on}))`

function conditionsOf(filter: DebtFilter, today: string): Condition[] {
  return [
    ...inBranch('d.region_code', filter.regionCode),
    ...(filter.organisationId ? [sql`d.organisation_id = ${filter.organisationId}`] : []),
    ...(filter.personId ? [sql`d.person_id = ${filter.personId}`] : []),
    ...(filter.code ? [sql`d.code = ${filter.code}`] : []),
    ...(filter.state === 'overdue' ? [sql`d.due_on < ${today}`, sql`d.missing = '{}'`] : []),
    ...(filter.state === 'soon'
      ? [sql`d.due_on >= ${today}`, sql`d.due_on <= ${addDays(parseDay(today), soonDays)}`]
      : []),
    ...(filter.state === 'unsupervised' ? [sql`not ${isSupervised('d.person_id', today)}`] : []),
    ...(filter.state === 'unknown' ? [sql`d.missing <> '{}'`] : []),
  ]
}

/** A page of what is owed, the longest overdue first. */
export async function debtPage(
  reader: Reader,
  filter: DebtFilter,
  size: number,
  after?: string,
): Promise<Page<DebtRow>> {
  const { db, today } = reader
  const conditions = conditionsOf(filter, today)
  const from = readCursor(after, 3)
  const rest = from ? [sql`(d.due_on, d.person_id::text, d.code) > (${from[0]}::date, ${from[1]}, ${from[2]})`] : []
  const [page, counted] = await Promise.all([
    sql<Stored>`select d.* from supervision.duty d where ${allOf([...conditions, ...rest])} order by d.due_on, d.person_id::text, d.code limit ${size + 1}`.execute(
      db,
    ),
    sql<{
      count: number
    }>`select count(*) from (select from supervision.duty d where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: await shownDuties(reader, rows),
    ...asTotal(counted.rows[0]!.count),
    next: page.rows.length > size && last ? cursorOf([last.due_on, last.person_id, last.code]) : null,
  }
}

/** Duties of some people, as rows: those that the policies show. */
export async function dutiesOfPeople(reader: Reader, personIds: string[], onlyOverdue = false): Promise<DebtRow[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<Stored>`select d.* from supervision.duty d where d.person_id = any (${personIds}::uuid[])
    ${onlyOverdue ? sql`and d.due_on < ${reader.today} and d.missing = '{}'` : sql``} order by d.due_on, d.code limit 1000`.execute(
    reader.db,
  )
  return shownDuties(reader, rows)
}

/** Rows with names, the rule's words and its clause; the same number of statements however many. */
async function shownDuties({ db, query, house, today }: Reader, rows: Stored[]): Promise<DebtRow[]> {
  const people = [...new Set(rows.map((row) => row.person_id))]
  const { rows: supervised } = await sql<{ person_id: string; supervisor_person_id: string }>`
    select m.person_id, m.supervisor_person_id from supervision.agreement_member m
     where m.person_id = any (${people}::uuid[]) and m.from_on <= ${today} and (m.until_on is null or m.until_on > ${today}) order by m.from_on`.execute(
    db,
  )
  const [names, regions, organisations] = await Promise.all([
    personNames(query, [...people, ...supervised.map((one) => one.supervisor_person_id)]),
    regionNames(
      db,
      rows.map((row) => row.region_code),
    ),
    organisationNames(
      db,
      rows.flatMap((row) => row.organisation_id ?? []),
    ),
  ])
  const supervisors = Map.groupBy(supervised, (one) => one.person_id)
  return rows.map((row) => {
    const rules = rulesOf(house.packs, row.region_code as RegionCode, today)
    const dueOn = parseDay(row.due_on)
    return {
      personId: row.person_id,
      personName: names.get(row.person_id) ?? '',
      code: row.code,
      // A rule that went since the last look is still owed by its code until the next.
      name: rules.value.frequencyOf.get(row.code)?.name ?? { zh: row.code, en: row.code },
      everyDays: row.every_days,
      regionCode: row.region_code,
      regionName: regions.get(row.region_code) ?? row.region_code,
      organisationId: row.organisation_id,
      organisationName: row.organisation_id && (organisations.get(row.organisation_id) ?? null),
      supervisorNames: [
        ...new Set((supervisors.get(row.person_id) ?? []).map((one) => names.get(one.supervisor_person_id) ?? '')),
      ],
      lastOn: row.last_on,
      sinceOn: row.since_on,
      dueOn,
      overdueDays: row.missing.length > 0 ? 0 : Math.max(0, daysBetween(dueOn, today)),
      missing: row.missing,
      ...basisShown(rules.bases[`frequencies.${row.code}`]),
    }
  })
}
