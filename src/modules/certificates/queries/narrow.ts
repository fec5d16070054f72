import { type RawBuilder, sql } from 'kysely'
import { branchRange, type RegionCode } from '#kernel/region.ts'

export type Condition = RawBuilder<unknown>

export interface PlaceFilter {
  regionCode?: RegionCode | undefined
  organisationId?: string | undefined
}

/** Where a row about a person stands; the row policies say the rest. */
export function placeConditions(table: string, { regionCode, organisationId }: PlaceFilter): Condition[] {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const range = regionCode && branchRange(regionCode)
  return [
    ...(range
      ? [
          sql`${column('region_code')} >= ${range.low} collate "C"`,
          sql`${column('region_code')} < ${range.high} collate "C"`,
        ]
      : []),
    ...(organisationId
      ? [sql`(${column('organisation_id')} = ${organisationId} or ${column('employer_id')} = ${organisationId})`]
      : []),
  ]
}

export const allOf = (conditions: Condition[]): Condition =>
  conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`

export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

/** Counting goes on for so long; past it "at least" is said. Technical: a page must answer in an instant. */
export const countedUpTo = 100_000
export const asTotal = (count: number): { total: number; totalIsExact: boolean } => ({
  total: Math.min(count, countedUpTo),
  totalIsExact: count <= countedUpTo,
})
