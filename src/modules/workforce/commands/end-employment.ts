import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import type { WorkEnd } from '#kernel/work-ends.ts'

/**
 * Ends what someone works at on a day, and what any module keeps of that work; what would begin on it or later is withdrawn. At the gate: the seat may
 * be in a place that is beyond the actor's reach.
 */
export async function endEmployment(
  { house, query, db, lastly }: Pick<Context, 'house' | 'query' | 'db' | 'lastly'>,
  end: WorkEnd,
): Promise<void> {
  await query(
    `update workforce.employment set until_on = case when from_on < $2 then $2::date end, withdrawn = from_on >= $2, version = version + 1
      where person_id = $1 and not withdrawn and until_on is null`,
    [end.personId, end.on],
  )
  await atTheGate({ query }, () => house.workEnds({ query, db, lastly }, end))
}
