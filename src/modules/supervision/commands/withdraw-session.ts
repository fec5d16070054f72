import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { withdrawNotice } from '#modules/notices/public.ts'
import { lockMySession, type Session } from '#modules/supervision/commands/my-session.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { countDuties } from '#modules/supervision/store.ts'
import { supervision } from '#modules/supervision/tables.ts'

/** The supervisor takes back what nobody has signed yet. */
export const withdrawSession: Handler<typeof contract.withdrawSession> = async (context, { sessionId }) => {
  await takeBack(context, sessionId)
  return { sessionId }
}

/** Out of every figure, and nobody is asked to sign it any more; what was said stays sealed for those who were there. */
export async function takeBack(context: Context, sessionId: string): Promise<Session> {
  const { db, query, actor, now, record } = context
  const session = await lockMySession(context, sessionId)
  if (session.supervisor_person_id !== actor.personId) refuseNow('supervision/not-the-supervisor')
  const members = await supervision(db)
    .selectFrom('supervision.session_member')
    .selectAll()
    .where('session_id', '=', sessionId)
    .forUpdate()
    .execute()
  if (members.some((one) => one.signed_at)) refuseNow('supervision/signed-already')
  await supervision(db)
    .updateTable('supervision.session')
    .set({ withdrawn_at: now })
    .where('id', '=', sessionId)
    .execute()
  await supervision(db)
    .updateTable('supervision.session_member')
    .set({ withdrawn: true })
    .where('session_id', '=', sessionId)
    .execute()
  await countDuties(
    query,
    members.map((one) => one.person_id),
  )
  for (const one of members) await withdrawNotice(context, one.person_id, `supervision/sign:${sessionId}`)
  record({
    kind: 'supervision/session-withdrawn',
    subject: { kind: 'supervision-session', id: sessionId },
    regionCode: members[0]!.region_code,
    day: session.held_on,
  })
  return session
}
