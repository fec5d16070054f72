import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/training/contract.ts'
import { clashing, decideSignUp } from '#modules/training/domain/sign-up.ts'
import {
  enrolmentsOf,
  getSessionFor,
  keepTrainees,
  lockPlaces,
  otherSessions,
  ownPlace,
  placesOf,
  saveEnrolment,
  type SessionRow,
} from '#modules/training/store.ts'

const time = (at: Date) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at)

/** Refuses where one of the people is signed up for something at the same time, until that is said to be meant. */
export async function refuseClash(
  { query }: Pick<Context, 'query'>,
  session: SessionRow,
  personIds: readonly string[],
): Promise<void> {
  const [first] = clashing(session, await otherSessions(query, session.id, personIds, session.heldOn))
  if (first) refuseNow('training/clash', { title: first.title, time: time(first.startsAt) })
}

/** Signs oneself up: a place, or the end of the waiting list. */
export const signUp: Handler<typeof contract.signUp> = async (context, { sessionId, despiteClash }) => {
  const { query, actor, now, record } = context
  const person = await ownPlace(context)
  const session = await getSessionFor(context, sessionId, person)
  if (!despiteClash) await refuseClash(context, session, [person.personId])
  await lockPlaces(query, sessionId)
  const [taken, states] = await Promise.all([
    placesOf(query, sessionId),
    enrolmentsOf(query, sessionId, [person.personId]),
  ])
  const state = orRefuse(decideSignUp(session, taken, states.get(person.personId) ?? null, now))
  await keepTrainees(query, [person])
  await saveEnrolment(query, sessionId, person, state, now, actor.personId)
  record({
    kind: 'training/signed-up',
    subject: { kind: 'session', id: sessionId },
    regionCode: person.regionCode,
    day: session.heldOn,
    data: { state },
  })
  return { state, waitingPlace: state === 'waiting' ? taken.waiting + 1 : null }
}
