import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { type Day, yearsBetween } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { allOf, asTotal, type Condition, countedUpTo, isUuid } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import { maskIdentityNumber } from '#kernel/vault/mask.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { isWide, namedLike, placeConditions, type PlaceFilter } from '#modules/workforce/queries/narrow.ts'
import type { Status } from '#modules/workforce/tables.ts'

export type PersonRow = OutputOf<typeof contract.people>['rows'][number]
type Reader = Pick<Context, 'db' | 'query' | 'actor' | 'today'>

export interface PeopleFilter extends PlaceFilter {
  search?: string | undefined
  kind?: string | undefined
  system?: string | undefined
  field?: string | undefined
  employerKind?: string | undefined
  status?: Exclude<Status, 'merged'> | undefined
  confirmed?: 'no' | undefined
}

interface Stored {
  person_id: string
  name: string
  pinyin: string
  sex: 'male' | 'female' | 'unknown'
  born_on: string | null
  kind: string
  system: string
  fields: string[]
  region_code: string
  organisation_id: string | null
  employer_id: string | null
  identity_number_last4: string | null
  phone_masked: string | null
  status: Exclude<Status, 'merged'>
  confirmed_on: string | null
}

const personColumns = sql`w.person_id, w.name, w.pinyin, w.sex, w.born_on, w.kind, w.system, w.fields, w.region_code, w.organisation_id, w.employer_id,
  w.identity_number_last4, w.phone_masked, w.status, w.confirmed_on`

/** Files that the filter leaves, as conditions on `workforce.worker w`; those that left are shown where they are asked for. */
function conditionsOf(actor: Reader['actor'], filter: PeopleFilter): Condition[] {
  const { search, kind, system, field, employerKind, status, confirmed } = filter
  return [
    sql`w.status = ${status ?? 'active'}`,
    ...placeConditions(actor, filter),
    ...(kind ? [sql`w.kind = ${kind}`] : []),
    ...(system ? [sql`w.system = ${system}`] : []),
    ...(field ? [sql`${field} = any (w.fields)`] : []),
    ...(confirmed ? [sql`w.confirmed_on is null`] : []),
    ...(employerKind
      ? [
          sql`exists (select from workforce.employment m where m.person_id = w.person_id and not m.withdrawn and m.until_on is null and m.employer_kind = ${employerKind})`,
        ]
      : []),
    ...(search ? [namedLike(search, isWide(actor, filter))] : []),
  ]
}

/** A page of people: within a county by the sound of their names; a longer list in the order in which the files were opened. */
export async function peoplePage(
  reader: Reader,
  filter: PeopleFilter,
  size: number,
  after?: string,
): Promise<Page<PersonRow>> {
  const { db, actor } = reader
  const wide = isWide(actor, filter)
  const conditions = conditionsOf(actor, filter)
  const [sound, id] = readCursor(after, 2) ?? []
  const past = wide ? sql`w.person_id > ${id}` : sql`(w.pinyin, w.person_id) > (${String(sound)} collate "C", ${id})`
  const [rows, counted] = await Promise.all([
    read(
      db,
      sql`where ${allOf([...conditions, ...(isUuid(id) ? [past] : [])])} order by ${wide ? sql`w.person_id` : sql`w.pinyin, w.person_id`} limit ${size + 1}`,
    ),
    sql<{
      count: number
    }>`select count(*) from (select from workforce.worker w where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return {
    rows: await shownPeople(reader, shown),
    ...asTotal(counted.rows[0]!.count),
    next: rows.length > size && last ? cursorOf([last.pinyin, last.person_id]) : null,
  }
}

const read = async (db: Reader['db'], rest: RawBuilder<unknown>): Promise<Stored[]> =>
  (await sql<Stored>`select ${personColumns} from workforce.worker w ${rest}`.execute(db)).rows

/** People of one condition, such as a number: never many. */
export const fewPeople = async (reader: Reader, condition: Condition): Promise<PersonRow[]> =>
  shownPeople(
    reader,
    await read(reader.db, sql`where w.status <> 'merged' and ${condition} order by w.person_id limit 50`),
  )

/** Rows with the names of their places and what they work as; the same number of statements however many. */
async function shownPeople({ db, query, today }: Reader, rows: Stored[]): Promise<PersonRow[]> {
  const [regions, organisations, posts] = await Promise.all([
    regionNames(
      db,
      rows.map((row) => row.region_code),
    ),
    organisationNames(
      db,
      rows.flatMap((row) => [row.organisation_id, row.employer_id].filter((one) => one !== null)),
    ),
    query<{ id: string; title: string | null; employer: string }>(
      `select distinct on (person_id) person_id as id, post_title as title, employer_name as employer from workforce.employment
        where person_id = any ($1::uuid[]) and not withdrawn and until_on is null order by person_id, from_on desc`,
      [rows.map((row) => row.person_id)],
    ),
  ])
  const working = new Map(posts.map((post) => [post.id, post]))
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    sex: row.sex,
    age: row.born_on ? yearsBetween(row.born_on as Day, today) : null,
    kind: row.kind,
    system: row.system,
    fields: row.fields,
    regionCode: row.region_code,
    regionName: regions.get(row.region_code) ?? row.region_code,
    organisationId: row.organisation_id,
    organisationName: row.organisation_id && (organisations.get(row.organisation_id) ?? null),
    employerId: row.employer_id,
    employerName:
      (row.employer_id && organisations.get(row.employer_id)) ?? working.get(row.person_id)?.employer ?? null,
    postTitle: working.get(row.person_id)?.title ?? null,
    identityNumberMasked: row.identity_number_last4 && maskIdentityNumber(row.identity_number_last4),
    phoneMasked: row.phone_masked,
    status: row.status,
    confirmed: row.confirmed_on !== null,
  }))
}
