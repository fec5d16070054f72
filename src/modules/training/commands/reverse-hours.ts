import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/training/contract.ts'
import { training } from '#modules/training/tables.ts'

/**
 * Takes a line back by another one, where it happened. The line stays readable, and a printed transcript that names it says so when its code is
 * asked. Two officers who do it at once: the second finds it done, by the unique reference.
 */
export const reverseHours: Handler<typeof contract.reverseHours> = async (
  { db, query, actor, now, record },
  { hoursId, reason },
) => {
  const line = await training(db).selectFrom('training.hours').selectAll().where('id', '=', hoursId).executeTakeFirst()
  if (!line) return refuseNow('kernel/not-found')
  if (line.reverses) refuseNow('training/is-a-reversal')
  const id = newId<'hours'>(now)
  const saved = await training(db)
    .insertInto('training.hours')
    .values({
      ...line,
      id,
      minutes: -line.minutes,
      reverses: line.id,
      reason,
      posted_at: now,
      posted_by: actor.personId,
    })
    .onConflict((on) => on.column('reverses').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!saved) return refuseNow('training/reversed-already')
  const [changed] = await query<{ count: number }>(
    'select count(*) from training.transcript where person_id = $1 and lines @> array[$2::uuid] and withdrawn_on is null',
    [line.person_id, line.id],
  )
  record({
    kind: 'training/hours-reversed',
    subject: { kind: 'hours', id: line.id },
    regionCode: line.region_code,
    day: line.earned_on,
    reason,
  })
  return { hoursId: id, transcriptsChanged: changed!.count }
}
