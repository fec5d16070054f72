import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

/** Who stands in some pools on a day, as far as the reader sees; somebody from outside has no file and no id. */
export const poolMembers = (
  query: Transaction['query'],
  pools: readonly string[],
  on: Day,
): Promise<{ personId: string | null; pool: string }[]> =>
  query(
    `select distinct person_id as "personId", pool from development.pool_member
      where pool = any ($1::text[]) and stage = 'member' and from_on <= $2 and (until_on is null or until_on > $2)`,
    [[...pools], on],
  )
