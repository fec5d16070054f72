import { type Selectable, sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { namesIn } from '#modules/identity/public.ts'
import { type Day, daysBetween, isDay, yearsBetween } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { allOf, anywhere, asTotal, type Condition, countedUpTo, isUuid } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import { maskIdentityNumber } from '#kernel/vault/mask.ts'
import type * as contract from '#modules/services/contract.ts'
import { narrowed, placeConditions, type PlaceFilter } from '#modules/services/queries/narrow.ts'
import type { ServicesTables } from '#modules/services/tables.ts'

export type ClientRow = OutputOf<typeof contract.clients>['rows'][number]
type Reader = Pick<Context, 'db' | 'query' | 'actor' | 'today'>

export interface ClientFilter extends PlaceFilter {
  search?: string | undefined
  category?: string | undefined
  riskClass?: 'high' | 'priority' | 'general' | undefined
  overdue?: 'yes' | undefined
}

type Stored = Pick<
  Selectable<ServicesTables['services.client']>,
  | 'id'
  | 'name'
  | 'sex'
  | 'born_on'
  | 'identity_number_last4'
  | 'phone_masked'
  | 'region_code'
  | 'station_id'
  | 'worker_id'
  | 'household_id'
  | 'categories'
  | 'priority'
  | 'risk_class'
  | 'last_met_on'
  | 'due_on'
  | 'version'
>

export const clientColumns = sql`c.id, c.name, c.sex, c.born_on, c.identity_number_last4, c.phone_masked, c.region_code, c.station_id, c.worker_id, c.household_id,
  c.categories, c.priority, c.risk_class, c.last_met_on, c.due_on, c.version`

/** Open files that the filter leaves, as conditions on `services.client c`. */
function clientConditions({ actor, today }: Pick<Reader, 'actor' | 'today'>, filter: ClientFilter): Condition[] {
  return [
    sql`c.closed_on is null`,
    ...placeConditions('c', narrowed(actor, filter)),
    ...(filter.category ? [sql`${filter.category} = any (c.categories)`] : []),
    ...(filter.riskClass ? [sql`c.risk_class = ${filter.riskClass}`] : []),
    ...(filter.overdue ? [sql`c.due_on < ${today}`] : []),
    ...(filter.search ? [namedLike(filter.search)] : []),
  ]
}

/** A part of the name, the beginning of its sound or initials, or the last four of a number. */
export function namedLike(search: string): Condition {
  const part = anywhere(search)
  const sound = part.slice(1).toLowerCase().replace(/\s/g, '')
  const typed = search.normalize('NFKC').toUpperCase()
  const four = /^(\d{4}|\d{3}X)$/.test(typed)
    ? sql` or c.identity_number_last4 = ${typed} or right(c.phone_masked, 4) = ${typed}`
    : sql``
  return sql`(c.name like ${part} or c.pinyin like ${sound} or c.initials like ${sound}${four})`
}

/** What stands last in the order: no visit is due. */
const never = '9999-12-31'

/** A page of clients: within a county those to be met soonest first; a longer list in the order in which the files were opened. */
export async function clientPage(
  reader: Reader,
  filter: ClientFilter,
  size: number,
  after?: string,
): Promise<Page<ClientRow>> {
  const { db } = reader
  const [dueOn, id] = readCursor(after, 2) ?? []
  const conditions = clientConditions(reader, filter)
  // No index holds the day that a visit changes, so this order is sorted: that is only quick for so many.
  const bySoonest = !narrowed(reader.actor, filter).isWide
  const soonest = sql`coalesce(c.due_on, ${sql.lit(never)}::date)`
  const past = bySoonest ? sql`(${soonest}, c.id) > (${dueOn}, ${id})` : sql`c.id > ${id}`
  const rest = isDay(String(dueOn)) && isUuid(id) ? [past] : []
  const [found, counted] = await Promise.all([
    sql<Stored>`select ${clientColumns} from services.client c where ${allOf([...conditions, ...rest])} order by ${bySoonest ? sql`${soonest}, c.id` : sql`c.id`} limit ${size + 1}`.execute(
      db,
    ),
    sql<{
      count: number
    }>`select count(*) from (select from services.client c where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: await shownClients(reader, rows),
    ...asTotal(counted.rows[0]!.count),
    next: found.rows.length > size && last ? cursorOf([last.due_on ?? never, last.id]) : null,
  }
}

/** Rows with the names of their regions, stations and workers; the same number of statements however many. */
export async function shownClients(
  { db, query, today }: Pick<Reader, 'db' | 'query' | 'today'>,
  rows: Stored[],
): Promise<ClientRow[]> {
  const {
    regions,
    organisations: stations,
    people: workers,
  } = await namesIn({ db, query }, rows, {
    regions: (row) => row.region_code,
    organisations: (row) => row.station_id,
    people: (row) => row.worker_id,
  })
  return rows.map((row) => ({
    clientId: row.id,
    name: row.name,
    sex: row.sex,
    bornOn: row.born_on,
    age: ageOf(row.born_on, today),
    identityNumberMasked: row.identity_number_last4 && maskIdentityNumber(row.identity_number_last4),
    phoneMasked: row.phone_masked,
    regionCode: row.region_code,
    regionName: regions.get(row.region_code) ?? row.region_code,
    stationId: row.station_id,
    stationName: stations.get(row.station_id) ?? '',
    workerId: row.worker_id,
    workerName: row.worker_id && (workers.get(row.worker_id) ?? null),
    householdId: row.household_id,
    categories: row.categories,
    priority: row.priority,
    riskClass: row.risk_class,
    lastMetOn: row.last_met_on,
    dueOn: row.due_on,
    overdueDays: overdueDays(row.due_on, today),
    version: row.version,
  }))
}

export const ageOf = (bornOn: string | null, today: Day): number | null =>
  bornOn ? yearsBetween(bornOn as Day, today) : null
export const overdueDays = (dueOn: string | null, today: Day): number =>
  dueOn ? Math.max(0, daysBetween(dueOn as Day, today)) : 0
