import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { type Day, yearsBetween } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { allOf, anywhere, asTotal, type Condition, countedUpTo, inBranch, isUuid } from '#kernel/list.ts'
import { cursorOf, type Page, readCursor } from '#kernel/page.ts'
import type { RegionCode } from '#kernel/region.ts'
import { namesIn } from '#modules/identity/public.ts'
import { organisationNamesAnywhere } from '#modules/organisations/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { readVolunteerNumber, type VolunteerState } from '#modules/volunteers/domain/volunteer.ts'
import { asStaff } from '#modules/volunteers/reach.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import type { VolunteerRow } from '#modules/volunteers/store.ts'

export type VolunteerShown = OutputOf<typeof contract.volunteers>['rows'][number]
type Reader = Pick<Context, 'db' | 'query' | 'house' | 'actor' | 'today'>

export interface VolunteerFilter {
  search?: string | undefined
  regionCode?: RegionCode | undefined
  organisationId?: string | undefined
  category?: string | undefined
  star?: string | undefined
  active?: 'yes' | 'no' | undefined
  state?: VolunteerState | undefined
}

/** A name, its sound or initials, or a whole number of a volunteer; on `volunteers.volunteer v`. */
export function calledLike(search: string): Condition {
  const sound = search.normalize('NFKC').toLowerCase().replace(/\s/g, '')
  return sql`(v.number = ${readVolunteerNumber(search)} or v.name like ${anywhere(search.trim())} or v.pinyin like ${anywhere(sound)} or v.initials like ${anywhere(sound)})`
}

/** Files that the filter leaves; those that left the register are shown where they are asked for. */
function conditionsOf(filter: VolunteerFilter, today: Day): Condition[] {
  return [
    filter.state ? sql`v.state = ${filter.state}` : sql`v.state <> 'left'`,
    ...inBranch('v.region_code', filter.regionCode),
    ...(filter.organisationId ? [sql`v.organisation_id = ${filter.organisationId}`] : []),
    ...(filter.category ? [sql`${filter.category} = any (v.categories)`] : []),
    ...(filter.star ? [sql`v.star = ${filter.star}`] : []),
    ...(filter.active === 'yes' ? [sql`v.active_until > ${today}`] : []),
    ...(filter.active === 'no' ? [sql`(v.active_until is null or v.active_until <= ${today})`] : []),
    ...(filter.search ? [calledLike(filter.search)] : []),
  ]
}

/** A page of the register, the latest first. */
export async function volunteersPage(
  reader: Reader,
  filter: VolunteerFilter,
  size: number,
  after?: string,
): Promise<Page<VolunteerShown>> {
  const { db, actor, today } = reader
  const [id] = readCursor(after, 1) ?? []
  const conditions = [...asStaff(actor, 'v'), ...conditionsOf(filter, today)]
  const rest = isUuid(id) ? [sql`v.id < ${id}`] : []
  const [page, counted] = await Promise.all([
    sql<VolunteerRow>`select v.* from volunteers.volunteer v where ${allOf([...conditions, ...rest])} order by v.id desc limit ${size + 1}`.execute(
      db,
    ),
    sql<{
      count: number
    }>`select count(*) from (select from volunteers.volunteer v where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: await shownVolunteers(reader, rows),
    ...asTotal(counted.rows[0]!.count),
    next: page.rows.length > size && last ? cursorOf([last.id]) : null,
  }
}

export async function shownVolunteers(reader: Reader, rows: readonly VolunteerRow[]): Promise<VolunteerShown[]> {
  const { house, today } = reader
  const [{ regions }, organisations] = await Promise.all([
    namesIn(reader, rows, {
      regions: (row) => [row.region_code, row.living_region_code],
    }),
    organisationNamesAnywhere(
      reader.query,
      rows.flatMap((row) => row.organisation_id ?? []),
    ),
  ])
  return rows.map((row) => {
    const { adultAge } = rulesOf(house.packs, row.region_code as RegionCode, today).value
    const age = row.born_on && yearsBetween(row.born_on as Day, today)
    return {
      volunteerId: row.id,
      number: row.number,
      name: row.name,
      sex: row.sex,
      age: age === null || age === '' ? null : age,
      minor: typeof age === 'number' && age < adultAge,
      regionName: regions.get(row.region_code) ?? row.region_code,
      organisationId: row.organisation_id,
      organisationName: row.organisation_id && (organisations.get(row.organisation_id) ?? null),
      livingRegionName: row.living_region_code && (regions.get(row.living_region_code) ?? null),
      categories: row.categories,
      skills: row.skills,
      state: row.state,
      active: row.active_until !== null && row.active_until > today,
      star: row.star,
      minutes: row.minutes,
      registeredOn: row.registered_on,
    }
  })
}
