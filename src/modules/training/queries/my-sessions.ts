import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/training/contract.ts'
import { readLessons } from '#modules/training/queries/lesson-rows.ts'
import { offeredCondition, readSessions, shownSessions } from '#modules/training/queries/session-rows.ts'
import { offeredTo } from '#modules/training/reach.ts'
import { traineesByIds } from '#modules/training/store.ts'

/** One's own sessions: coming, open for sign-up, and past; and the lessons one may take. */
export const mySessions: Handler<typeof contract.mySessions> = async (context) => {
  const { query, actor, now, today } = context
  const place = (await traineesByIds(query, [actor.personId])).get(actor.personId)
  // Whoever is not in the registry is offered nothing: nothing could be posted to them.
  if (!place) return { coming: [], open: [], past: [], lessons: [] }
  const { regions, organisations } = offeredTo(actor, place)
  const offered = [regions, organisations, ':', ':']
  const signedUp = `exists (select from training.enrolment e where e.session_id = s.id and e.person_id = $1 and e.state <> 'withdrawn')`
  const [coming, open, past, lessons] = await Promise.all([
    readSessions(context, `s.held_on >= $2 and ${signedUp}`, [today], 's.starts_at, s.id', 50),
    readSessions(
      context,
      `s.held_on >= $2 and s.sign_up_until > $3 and s.called_off_at is null and not ${signedUp} and ${offeredCondition(4)}`,
      [today, now, ...offered],
      's.starts_at, s.id',
      50,
    ),
    readSessions(context, `s.held_on < $2 and ${signedUp}`, [today], 's.starts_at desc, s.id', 50),
    readLessons(context, offeredCondition(2), offered),
  ])
  return {
    coming: await shownSessions(context, coming),
    open: await shownSessions(context, open),
    past: await shownSessions(context, past),
    lessons,
  }
}
