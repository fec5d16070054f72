import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { sessionOf } from '#modules/training/commands/open-session.ts'
import type * as contract from '#modules/training/contract.ts'
import { mayChange } from '#modules/training/reach.ts'
import { lockPlaces, placesOf } from '#modules/training/store.ts'
import { training } from '#modules/training/tables.ts'

/** Changes a session. Once someone is there its times and hours stay: what was promised at the door is what is posted. */
export const changeSession: Handler<typeof contract.changeSession> = async (
  context,
  { sessionId, basedOnVersion, ...said },
) => {
  const { db, query, actor, record } = context
  const former = await training(db)
    .selectFrom('training.session')
    .selectAll()
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (!former || !mayChange(actor, former)) return refuseNow('kernel/not-found')
  if (former.called_off_at) refuseNow('training/called-off')
  const { credits, ...session } = sessionOf(context, former.region_code as RegionCode, said)
  await lockPlaces(query, sessionId)
  const [places, [attended]] = await Promise.all([
    placesOf(query, sessionId),
    query<{ there: boolean }>('select exists (select from training.attendance where session_id = $1) as there', [
      sessionId,
    ]),
  ])
  if (session.capacity < places.enrolled)
    refuseNow('training/capacity-below-enrolled', { enrolled: places.enrolled }, [
      { field: 'capacity', code: 'training/capacity-below-enrolled', params: { enrolled: places.enrolled } },
    ])
  const sameTimes =
    +former.starts_at === +session.starts_at &&
    +former.ends_at === +session.ends_at &&
    JSON.stringify(former.credits) === JSON.stringify(credits)
  if (attended!.there && !sameTimes) refuseNow('training/attended-already')
  const saved = await training(db)
    .updateTable('training.session')
    .set({ ...session, credits: JSON.stringify(credits) as never, version: basedOnVersion + 1 })
    .where('id', '=', sessionId)
    .where('version', '=', basedOnVersion)
    .returning('version')
    .executeTakeFirst()
  if (!saved) return refuseNow('kernel/changed-meanwhile')
  record({
    kind: 'training/session-changed',
    subject: { kind: 'session', id: sessionId },
    regionCode: former.region_code,
    day: session.held_on,
  })
  return { sessionId, version: saved.version }
}
