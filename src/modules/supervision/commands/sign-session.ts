import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { withdrawNotice } from '#modules/notices/public.ts'
import { lockMySession } from '#modules/supervision/commands/my-session.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { saveNote } from '#modules/supervision/store.ts'
import { supervision } from '#modules/supervision/tables.ts'

/** Who was supervised says that it was so, with a word of feedback for the supervisor. The supervisor has signed by recording it. */
export const signSession: Handler<typeof contract.signSession> = async (context, { sessionId, feedback }) => {
  const { db, actor, now, record } = context
  const session = await lockMySession(context, sessionId)
  if (session.supervisor_person_id === actor.personId) refuseNow('supervision/not-a-supervisee')
  const [signed] = await supervision(db)
    .updateTable('supervision.session_member')
    .set({ signed_at: now })
    .where('session_id', '=', sessionId)
    .where('person_id', '=', actor.personId)
    .where('signed_at', 'is', null)
    .returning('region_code')
    .execute()
  // Signed before: a second word of feedback is still kept.
  if (feedback)
    await saveNote(context, {
      agreementId: session.agreement_id,
      sessionId,
      kind: 'feedback',
      aboutPersonId: actor.personId,
      readers: [session.supervisor_person_id, actor.personId],
      text: feedback,
    })
  await withdrawNotice(context, actor.personId, `supervision/sign:${sessionId}`)
  record({
    kind: 'supervision/session-signed',
    subject: { kind: 'supervision-session', id: sessionId },
    ...(signed && { regionCode: signed.region_code }),
    day: session.held_on,
  })
  return { sessionId }
}
