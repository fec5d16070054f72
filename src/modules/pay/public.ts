import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

/** Who is on approved leave on a day, as far as the reader sees; never why. For whoever plans work. */
export async function awayOn(query: Transaction['query'], personIds: readonly string[], on: Day): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    `select distinct person_id as id from pay.leave_request where person_id = any ($1::uuid[]) and state = 'approved' and from_on <= $2 and until_on > $2`,
    [personIds, on],
  )
  return new Set(rows.map(({ id }) => id))
}
