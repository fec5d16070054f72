import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'

/** Who is on approved leave on a day, as far as the reader sees; never why. For whoever plans work. */
export async function awayOn(query: Transaction['query'], personIds: readonly string[], on: Day): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    `select distinct person_id as id from pay.leave_request where person_id = any ($1::uuid[]) and state = 'approved' and from_on <= $2 and until_on > $2`,
    [personIds, on],
  )
  return new Set(rows.map(({ id }) => id))
}

/** The approved leave on which somebody is on a day, or the next one: its first day, and the first day back. One statement however many people. */
export async function personFacts(
  query: Transaction['query'],
  personIds: string[],
  on: Day,
): Promise<Map<string, Facts>> {
  const rows = await query<{ id: string; from: string; until: string }>(
    `select distinct on (person_id) person_id as id, from_on as "from", until_on as "until" from pay.leave_request
      where person_id = any ($1::uuid[]) and state = 'approved' and until_on > $2 order by person_id, from_on`,
    [personIds, on],
  )
  return new Map(rows.map(({ id, from, until }) => [id, { 'leave.from': from, 'leave.until': until }]))
}
