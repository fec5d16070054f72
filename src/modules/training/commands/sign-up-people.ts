import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { refuseClash } from '#modules/training/commands/sign-up.ts'
import type * as contract from '#modules/training/contract.ts'
import { isFor } from '#modules/training/domain/audience.ts'
import { decideSignUp } from '#modules/training/domain/sign-up.ts'
import { overlooks } from '#modules/training/reach.ts'
import {
  enrolmentsOf,
  getSession,
  keepTrainees,
  lockPlaces,
  placesOf,
  saveEnrolment,
  traineesByIds,
} from '#modules/training/store.ts'

/** A unit signs its people up, in the order given; who finds no place any more waits. */
export const signUpPeople: Handler<typeof contract.signUpPeople> = async (
  context,
  { sessionId, personIds, despiteClash },
) => {
  const { query, actor, now, record } = context
  const wanted = [...new Set(personIds)]
  const session = await getSession(context, sessionId)
  if (!overlooks(actor, { region_code: session.regionCode, organisation_id: session.organisationId }))
    return refuseNow('kernel/not-found')
  const people = await traineesByIds(query, wanted)
  const field = (code: string, count: number): never =>
    refuseNow(code, { count }, [{ field: 'personIds', code, params: { count } }])
  if (people.size < wanted.length) field('training/people-not-found', wanted.length - people.size)
  const outside = [...people.values()].filter((person) => !isFor(session, person))
  if (outside.length > 0) field('training/not-for-you', outside.length)
  if (!despiteClash) await refuseClash(context, session, wanted)

  await lockPlaces(query, sessionId)
  const [taken, states] = await Promise.all([placesOf(query, sessionId), enrolmentsOf(query, sessionId, wanted)])
  const fresh = wanted.filter((id) => !['enrolled', 'waiting'].includes(states.get(id) ?? ''))
  const count = { enrolled: 0, waiting: 0, already: wanted.length - fresh.length }
  await keepTrainees(
    query,
    fresh.map((id) => people.get(id)!),
  )
  for (const [order, id] of fresh.entries()) {
    const state = orRefuse(
      decideSignUp(
        session,
        { enrolled: taken.enrolled + count.enrolled, waiting: taken.waiting + count.waiting },
        states.get(id) ?? null,
        now,
      ),
    )
    // A millisecond apart, so that the waiting list keeps the order in which they were named.
    await saveEnrolment(query, sessionId, people.get(id)!, state, new Date(now.getTime() + order), actor.personId)
    count[state]++
  }
  record({
    kind: 'training/people-signed-up',
    subject: { kind: 'session', id: sessionId },
    regionCode: session.regionCode,
    day: session.heldOn,
    data: { enrolled: count.enrolled, waiting: count.waiting },
  })
  return count
}
