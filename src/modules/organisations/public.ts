import { sql } from 'kysely'
import type { Db, Transaction } from '#kernel/database.ts'
import { branchRange, type RegionCode } from '#kernel/region.ts'
import { organisations } from '#modules/organisations/tables.ts'

/** Today's names of regions by their codes. */
export async function regionNames(db: Db, codes: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return new Map()
  const rows = await organisations(db)
    .selectFrom('organisations.region')
    .select(['code', 'name'])
    .where('code', '=', sql<string>`any(${wanted}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.code, row.name]))
}

/** The counties that a region is or holds, as they stand on a day, by their codes. */
export const countiesIn = async (
  query: Transaction['query'],
  region: RegionCode,
  on: string,
): Promise<{ code: RegionCode; name: string; parentName: string }[]> => {
  const { low, high } = branchRange(region)
  return query(
    `select r.code, r.name, coalesce(p.name, '') as "parentName" from organisations.region r left join organisations.region p on p.code = r.parent_code
      where r.level = 3 and r.code >= $1 collate "C" and r.code < $2 collate "C" and (r.valid_from is null or r.valid_from <= $3) and (r.valid_until is null or r.valid_until > $3)
      order by r.code`,
    [low, high, on],
  )
}

export interface NamedOrganisation {
  id: string
  name: string
  kind: string
  regionCode: RegionCode
}

/** Open organisations of a branch by their whole or short names, as people write them in lists; a name that two have is left out. */
export async function organisationsNamed(
  query: Transaction['query'],
  names: readonly string[],
  branch: RegionCode,
  on: string,
): Promise<Map<string, NamedOrganisation>> {
  if (names.length === 0) return new Map()
  const { low, high } = branchRange(branch)
  const rows = await query<NamedOrganisation & { shortName: string }>(
    `select id, name, short_name as "shortName", kind, region_code as "regionCode" from organisations.organisation
      where (name = any ($1) or short_name = any ($1)) and region_code >= $2 collate "C" and region_code < $3 collate "C" and (closed_on is null or closed_on > $4)`,
    [names, low, high, on],
  )
  const found = new Map<string, NamedOrganisation>()
  for (const name of names) {
    const whole = rows.filter((row) => row.name === name)
    const meant = whole.length > 0 ? whole : rows.filter((row) => row.shortName === name)
    if (meant.length === 1) found.set(name, meant[0]!)
  }
  return found
}

/** Names of the organisations that the reader may see. */
export async function organisationNames(db: Db, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await organisations(db)
    .selectFrom('organisations.organisation')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${wanted}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Names of organisations wherever they are: who organised or recorded something is no secret. */
export async function organisationNamesAnywhere(
  query: Transaction['query'],
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await query<{ id: string; name: string }>('select id, name from organisations.names_of($1::uuid[])', [
    wanted,
  ])
  return new Map(rows.map((row) => [row.id, row.name]))
}

export interface OrganisationPlace {
  id: string
  name: string
  kind: string
  regionCode: RegionCode
  /** Who runs it on that day; null where nobody does under contract. */
  operatorId: string | null
  /** The regions it covers on that day; where none is linked, the one it stands in. */
  coveredRegionCodes: RegionCode[]
  /** Not yet open, or closed, on that day. */
  closed: boolean
}

/** Organisations as they stand on a day, as far as the reader sees; one statement however many. */
export async function organisationPlaces(db: Db, ids: readonly string[], day: string): Promise<OrganisationPlace[]> {
  const { rows } = await sql<OrganisationPlace>`
    select o.id, o.name, o.kind, o.region_code as "regionCode",
           (select l.to_organisation_id from organisations.organisation_link l
             where l.organisation_id = o.id and l.relation = 'operator' and l.from_on <= ${day} and (l.until_on is null or l.until_on > ${day})
             order by l.from_on desc limit 1) as "operatorId",
           coalesce((select array_agg(l.to_region_code order by l.to_region_code) from organisations.organisation_link l
             where l.organisation_id = o.id and l.relation = 'covers' and l.from_on <= ${day} and (l.until_on is null or l.until_on > ${day})),
             array[o.region_code]) as "coveredRegionCodes",
           (o.opened_on > ${day} or (o.closed_on is not null and o.closed_on <= ${day})) as closed
      from organisations.organisation o where o.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** A station as it stands on a day; undefined where the reader sees none. */
export const stationAt = async (db: Db, stationId: string, day: string): Promise<OrganisationPlace | undefined> =>
  (await organisationPlaces(db, [stationId], day))[0]

/** The stations that an agency operates on a day. */
export async function stationsOperatedBy(db: Db, agencyId: string, day: string): Promise<string[]> {
  const rows = await organisations(db)
    .selectFrom('organisations.organisation_link')
    .select('organisation_id')
    .where('relation', '=', 'operator')
    .where('to_organisation_id', '=', agencyId)
    .where('from_on', '<=', day)
    .where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', day)]))
    .orderBy('organisation_id')
    .execute()
  return rows.map((row) => row.organisation_id)
}

/**
 * What a region of the past is called on a later day: the codes it became, through renames, merges, splits and new codes.
 * A region that still stands answers itself; one that was split answers several.
 */
export async function laterRegionCodes(db: Db, code: RegionCode, on: string): Promise<RegionCode[]> {
  const { rows } = await sql<{ code: RegionCode }>`
    with recursive way (code, since) as (
      select ${code}::text collate "C", '-infinity'::date
      union
      select change.to_code, change.changed_on from way join organisations.region_change change
          on change.from_code = way.code and change.changed_on >= way.since and change.changed_on <= ${on} and change.to_code <> change.from_code)
    select distinct region.code from way join organisations.region on region.code = way.code
     where (region.valid_from is null or region.valid_from <= ${on}) and (region.valid_until is null or region.valid_until > ${on}) order by 1`.execute(
    db,
  )
  return rows.map((row) => row.code)
}

/** The way back: the codes under which what lies in this region today was recorded on an earlier day. */
export async function earlierRegionCodes(db: Db, code: RegionCode, on: string): Promise<RegionCode[]> {
  const { rows } = await sql<{ code: RegionCode }>`
    with recursive way (code, until) as (
      select ${code}::text collate "C", 'infinity'::date
      union
      select change.from_code, change.changed_on from way join organisations.region_change change
          on change.to_code = way.code and change.changed_on <= way.until and change.changed_on > ${on} and change.to_code <> change.from_code)
    select distinct region.code from way join organisations.region on region.code = way.code
     where (region.valid_from is null or region.valid_from <= ${on}) and (region.valid_until is null or region.valid_until > ${on}) order by 1`.execute(
    db,
  )
  return rows.map((row) => row.code)
}

/** Organisations of some kinds that are open on a day in a region, or one of them, by place; so many at most. */
export async function openOrganisations(
  db: Db,
  where: { regionCode: RegionCode; organisationId?: string | undefined },
  kinds: readonly string[],
  day: string,
  atMost: number,
): Promise<{ id: string; name: string; kind: string; regionCode: RegionCode }[]> {
  const { low, high } = branchRange(where.regionCode)
  const { rows } = await sql<{ id: string; name: string; kind: string; regionCode: RegionCode }>`
    select o.id, o.name, o.kind, o.region_code as "regionCode" from organisations.organisation o
     where o.region_code >= ${low} and o.region_code < ${high} and o.kind = any(${[...kinds]}::text[])
       and o.opened_on <= ${day} and (o.closed_on is null or o.closed_on > ${day})
       ${where.organisationId ? sql`and o.id = ${where.organisationId}` : sql``}
     order by o.region_code, o.id limit ${atMost}`.execute(db)
  return rows
}

/** How many villages and communities lie in each region on a day; a village counts itself. */
export async function villagesIn(db: Db, codes: readonly RegionCode[], day: string): Promise<Map<RegionCode, number>> {
  const wanted = [...new Set(codes)]
  const ranges = wanted.map(branchRange)
  const { rows } = await sql<{ code: RegionCode; villages: number }>`
    select w.code, count(v.code)::int as villages
      from unnest(${wanted}::text[], ${ranges.map((one) => one.low)}::text[], ${ranges.map((one) => one.high)}::text[]) as w (code, low, high)
      left join organisations.region v on v.code >= w.low collate "C" and v.code < w.high collate "C" and v.level = 5
           and (v.valid_from is null or v.valid_from <= ${day}) and (v.valid_until is null or v.valid_until > ${day})
     group by w.code`.execute(db)
  return new Map(rows.map((row) => [row.code, row.villages]))
}

/** The regions right below one, on a day. */
export async function regionsBelow(db: Db, code: RegionCode, day: string): Promise<RegionCode[]> {
  const { rows } = await sql<{ code: RegionCode }>`
    select code from organisations.region
     where parent_code = ${code} and (valid_from is null or valid_from <= ${day}) and (valid_until is null or valid_until > ${day}) order by code`.execute(
    db,
  )
  return rows.map((row) => row.code)
}
