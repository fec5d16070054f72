import { formatDay, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notifyAll } from '#modules/notices/public.ts'
import type * as contract from '#modules/training/contract.ts'
import { mayChange } from '#modules/training/reach.ts'
import { training } from '#modules/training/tables.ts'

/** Calls a session off; everyone who signed up is told why. */
export const callOffSession: Handler<typeof contract.callOffSession> = async (
  context,
  { sessionId, basedOnVersion, reason },
) => {
  const { db, query, actor, now, record } = context
  const session = await training(db)
    .selectFrom('training.session as s')
    .innerJoin('training.course as c', 'c.id', 's.course_id')
    .select(['s.region_code', 's.organisation_id', 's.called_off_at', 's.held_on', 'c.title'])
    .where('s.id', '=', sessionId)
    .executeTakeFirst()
  if (!session || !mayChange(actor, session)) return refuseNow('kernel/not-found')
  if (session.called_off_at) refuseNow('training/called-off')
  const [attended] = await query<{ there: boolean }>(
    'select exists (select from training.attendance where session_id = $1) as there',
    [sessionId],
  )
  if (attended!.there) refuseNow('training/attended-already')
  const saved = await training(db)
    .updateTable('training.session')
    .set({ called_off_at: now, call_off_reason: reason, version: basedOnVersion + 1 })
    .where('id', '=', sessionId)
    .where('version', '=', basedOnVersion)
    .returning('version')
    .executeTakeFirst()
  if (!saved) return refuseNow('kernel/changed-meanwhile')
  const people = await query<{ person: string }>(
    `select person_id as person from training.enrolment where session_id = $1 and state <> 'withdrawn'`,
    [sessionId],
  )
  await notifyAll(
    { query, now },
    people.map(({ person }) => ({
      personId: person,
      key: `training/called-off:${sessionId}`,
      title: { zh: `培训取消：${session.title}`, en: `Called off: ${session.title}` },
      body: {
        zh: `原定${formatDay(parseDay(session.held_on), 'zh')}的场次已取消。原因：${reason}`,
        en: `The session of ${formatDay(parseDay(session.held_on), 'en')} was called off: ${reason}`,
      },
      link: '/people/me#training',
      dueOn: parseDay(session.held_on),
    })),
  )
  record({
    kind: 'training/session-called-off',
    subject: { kind: 'session', id: sessionId },
    regionCode: session.region_code,
    day: session.held_on,
  })
  return { sessionId, version: saved.version }
}
