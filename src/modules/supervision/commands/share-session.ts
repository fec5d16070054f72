import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { isActive, refuseAt } from '#modules/supervision/commands/given.ts'
import { lockMySession } from '#modules/supervision/commands/my-session.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { supervision } from '#modules/supervision/tables.ts'

/**
 * A supervisee opens a former session to the supervisor they have now. Only what is about them: what a group talked of is not theirs alone to
 * give, and what was said of feelings goes along only if they say so.
 */
export const shareSession: Handler<typeof contract.shareSession> = async (
  context,
  { sessionId, withPersonId, alsoEmotional },
) => {
  const { db, query, actor, today, record } = context
  const session = await lockMySession(context, sessionId)
  if (session.supervisor_person_id === actor.personId) refuseNow('supervision/not-a-supervisee')
  const mine = await supervision(db)
    .selectFrom('supervision.agreement_member')
    .select(['supervisor_person_id', 'from_on', 'until_on'])
    .where('person_id', '=', actor.personId)
    .where('supervisor_person_id', '=', withPersonId)
    .execute()
  if (!mine.some((one) => isActive(one, today))) refuseAt('withPersonId', 'not-my-supervisor')
  await query(
    `update supervision.session set shared_with = shared_with || $2::uuid where id = $1 and not $2 = any (shared_with) and not $2 = any (participants)`,
    [sessionId, withPersonId],
  )
  await query(
    `update supervision.note set readers = readers || $3::uuid
      where session_id = $1 and about_person_id = $2 and not $3 = any (readers) and kind <> 'action' and (kind <> 'emotional' or $4)`,
    [sessionId, actor.personId, withPersonId, alsoEmotional],
  )
  record({
    kind: 'supervision/session-shared',
    subject: { kind: 'supervision-session', id: sessionId },
    day: today,
    data: { alsoEmotional },
  })
  return { sessionId }
}
