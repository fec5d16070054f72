import type { Transaction } from '#kernel/database.ts'
import { type Day, yearOf } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'

/**
 * What supervision knows of people on a day, in one statement however many: `supervision.hoursThisYear`, whole hours received up to that day,
 * and `supervision.debt`, whether something is overdue then. Of whom no rule is known to hold, the debt is left out.
 */
export async function personFacts(
  query: Transaction['query'],
  personIds: string[],
  on: Day,
): Promise<Map<string, Facts>> {
  const rows = await query<{ personId: string; minutes: number; debt: boolean | null }>(
    `select p.id as "personId",
            (select coalesce(sum(m.minutes), 0)::int from supervision.session_member m where m.person_id = p.id and not m.withdrawn and m.held_on >= $2 and m.held_on <= $3) as minutes,
            (select bool_or(d.due_on < $3) from supervision.duty d where d.person_id = p.id and d.missing = '{}') as debt
       from unnest($1::uuid[]) as p (id)`,
    [personIds, `${yearOf(on)}-01-01`, on],
  )
  return new Map(
    rows.map((row): [string, Facts] => [
      row.personId,
      {
        'supervision.hoursThisYear': Math.floor(row.minutes / 60),
        ...(row.debt !== null && { 'supervision.debt': row.debt }),
      },
    ]),
  )
}

/** Who supervised whom and when, of pairs in which one of some people stands; at the gate, for rules that bar the one from judging the other. */
export const pairsOf = (
  query: Transaction['query'],
  personIds: readonly string[],
): Promise<{ supervisorId: string; superviseeId: string; from: Day; until: Day | null }[]> =>
  query(
    `select supervisor_person_id as "supervisorId", person_id as "superviseeId", from_on as from, until_on as until
       from supervision.agreement_member where supervisor_person_id = any ($1::uuid[]) or person_id = any ($1::uuid[])`,
    [[...personIds]],
  )
