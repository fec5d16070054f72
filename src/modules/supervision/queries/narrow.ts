import { type RawBuilder, sql } from 'kysely'
import { branchRange, type RegionCode } from '#kernel/region.ts'

export type Condition = RawBuilder<unknown>

export const allOf = (conditions: Condition[]): Condition =>
  conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`

/** A branch asked for within what the reader's policies show anyway. */
export function inBranch(column: string, regionCode: RegionCode | undefined): Condition[] {
  if (!regionCode) return []
  const { low, high } = branchRange(regionCode)
  return [sql`${sql.ref(column)} >= ${low}`, sql`${sql.ref(column)} < ${high}`]
}

/** Counting goes on for so long; past it "at least" is said. */
export const countedUpTo = 10_000
export const asTotal = (count: number): { total: number; totalIsExact: boolean } => ({
  total: Math.min(count, countedUpTo),
  totalIsExact: count <= countedUpTo,
})
