import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Condition } from '#kernel/list.ts'
import { branchRange, isWithin, prefixOf, type RegionCode } from '#kernel/region.ts'

export interface PlaceFilter {
  regionCode?: RegionCode | undefined
  stationId?: string | undefined
  workerId?: string | undefined
}

/** What the filter and a reader's rights leave together; undefined where it is not bounded. */
export interface Narrowed {
  /** Six digits, where all lies in one county. */
  county: string | undefined
  /** Only where the filter is narrower than the rights: what the policies say anyway is not said twice, it would mislead the planner. */
  range: { low: string; high: string } | undefined
  stationId: string | undefined
  workerId: string | undefined
  /** More than a county, and nothing else bounds it. */
  isWide: boolean
}

/**
 * Says in the query what the row policies imply, where that gives an order: a range of regions, or `any` of stations, must be sorted, one
 * county, station or worker is read newest first from its index. So the narrowest right is the fastest.
 */
export function narrowed(actor: Pick<Actor, 'jurisdiction' | 'personId'>, filter: PlaceFilter): Narrowed {
  const reach = actor.jurisdiction
  const own = reach.kind === 'region' ? reach.regionCode : undefined
  const wanted = filter.regionCode && !(own && isWithin(own, filter.regionCode)) ? filter.regionCode : undefined
  const region = wanted ?? own
  const prefix = region && prefixOf(region)
  const soleStation = reach.kind === 'organisation' && reach.stationIds.length === 1 ? reach.stationIds[0] : undefined
  const county = prefix && prefix.length >= 6 ? prefix.slice(0, 6) : undefined
  const stationId = filter.stationId ?? soleStation
  const workerId = filter.workerId ?? (reach.kind === 'own' ? actor.personId : undefined)
  return {
    county,
    range: wanted && branchRange(wanted),
    stationId,
    workerId,
    isWide: reach.kind === 'region' && !county && !stationId && !workerId,
  }
}

/** The conditions on the columns that every table of this schema has. */
export function placeConditions(table: string, { range, stationId, workerId }: Narrowed): Condition[] {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return [
    ...(range ? [sql`${column('region_code')} >= ${range.low}`, sql`${column('region_code')} < ${range.high}`] : []),
    ...(stationId ? [sql`${column('station_id')} = ${stationId}`] : []),
    ...(workerId ? [sql`${column('worker_id')} = ${workerId}`] : []),
  ]
}
