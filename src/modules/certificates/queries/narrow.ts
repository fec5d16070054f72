import { sql } from 'kysely'
import { type Condition, inBranch } from '#kernel/list.ts'
import type { RegionCode } from '#kernel/region.ts'

export interface PlaceFilter {
  regionCode?: RegionCode | undefined
  organisationId?: string | undefined
}

/** Where a row about a person stands; the row policies say the rest. */
export function placeConditions(table: string, { regionCode, organisationId }: PlaceFilter): Condition[] {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return [
    ...inBranch(`${table}.region_code`, regionCode),
    ...(organisationId
      ? [sql`(${column('organisation_id')} = ${organisationId} or ${column('employer_id')} = ${organisationId})`]
      : []),
  ]
}

/** A province has tens of thousands of certificates and of people in a campaign; officers ask for the exact number. */
export const countedUpTo = 100_000
