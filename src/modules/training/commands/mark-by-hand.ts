import { addDays } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { goOut } from '#modules/training/commands/check-out.ts'
import type * as contract from '#modules/training/contract.ts'
import { decideCheckIn, decideCheckOut } from '#modules/training/domain/attendance.ts'
import { isFor } from '#modules/training/domain/audience.ts'
import { mayChange } from '#modules/training/reach.ts'
import { trainingOf } from '#modules/training/rules.ts'
import {
  enrolmentsOf,
  getSession,
  keepTrainees,
  lockAttendance,
  saveCheckIn,
  traineesByIds,
} from '#modules/training/store.ts'

/** The organiser marks someone whose phone did not, with a reason that stays beside the mark. */
export const markByHand: Handler<typeof contract.markByHand> = async (
  context,
  { sessionId, personId, act, at, reason },
) => {
  const { query, house, actor, now, today, record } = context
  const session = await getSession(context, sessionId)
  if (!mayChange(actor, { region_code: session.regionCode, organisation_id: session.organisationId }))
    return refuseNow('kernel/not-found')
  const person = (await traineesByIds(query, [personId])).get(personId)
  if (!person || !isFor(session, person)) return refuseNow('kernel/not-found')
  const rule = trainingOf(house.packs, session.regionCode, today)
  const { markDays } = rule.value
  const instant = new Date(at)
  if (today > addDays(session.heldOn, markDays)) refuseNow('training/mark-too-late', { days: markDays })
  if (instant > now) refuseNow('training/mark-in-future', {}, [{ field: 'at', code: 'training/mark-in-future' }])
  const states = await enrolmentsOf(query, sessionId, [personId])
  if (states.get(personId) !== 'enrolled') refuseNow('training/not-signed-up')
  const known = await lockAttendance(query, sessionId, personId)
  const mark = { sessionId, person, by: 'hand' as const, at: instant, reason, markedBy: actor.personId }
  if (act === 'in') {
    orRefuse(decideCheckIn(session, known, instant, rule.value))
    await keepTrainees(query, [person])
    await saveCheckIn(query, mark)
    record({
      kind: 'training/marked-in',
      subject: { kind: 'session', id: sessionId },
      regionCode: person.regionCode,
      day: session.heldOn,
      reason,
    })
    return { minutes: null }
  }
  orRefuse(decideCheckOut(session, known, instant, rule.value))
  const minutes = await goOut(context, session, known.inAt!, mark, rule)
  record({
    kind: 'training/marked-out',
    subject: { kind: 'session', id: sessionId },
    regionCode: person.regionCode,
    day: session.heldOn,
    reason,
  })
  return { minutes }
}
