import { type RawBuilder, sql } from 'kysely'
import { branchRange, type RegionCode } from '#kernel/region.ts'

/** A part of a list's `where`. */
export type Condition = RawBuilder<unknown>

export const allOf = (conditions: Condition[]): Condition =>
  conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`

/** A branch asked for within what the reader's policies show anyway. */
export function inBranch(column: string, regionCode: RegionCode | undefined): Condition[] {
  if (!regionCode) return []
  const { low, high } = branchRange(regionCode)
  return [sql`${sql.ref(column)} >= ${low}`, sql`${sql.ref(column)} < ${high}`]
}

/** What is typed, its wildcards taken literally. */
export const literally = (typed: string): string => typed.normalize('NFKC').replace(/[%_\\]/g, '\\$&')

/** Any part of a text. */
export const anywhere = (typed: string): string => `%${literally(typed)}%`

/** A cursor may have been typed by hand. */
export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

/** Counting goes on for so long; past it "at least" is said. Technical: a page must answer in an instant. */
export const countedUpTo = 10_000
export const asTotal = (count: number, upTo = countedUpTo): { total: number; totalIsExact: boolean } => ({
  total: Math.min(count, upTo),
  totalIsExact: count <= upTo,
})
