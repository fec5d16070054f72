import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/training/contract.ts'
import { decideWithdrawal } from '#modules/training/domain/sign-up.ts'
import { enrolmentsOf, getSession, lockPlaces } from '#modules/training/store.ts'

/** Gives a place back; the job `move-up` gives it to whoever waits longest. */
async function withdrawOne(context: Context, sessionId: string, personId: string): Promise<{ state: 'withdrawn' }> {
  const { query, now, record } = context
  await lockPlaces(query, sessionId)
  const current = (await enrolmentsOf(query, sessionId, [personId])).get(personId)
  if (!current) return refuseNow('training/not-signed-up')
  const session = await getSession(context, sessionId)
  const state = orRefuse(decideWithdrawal(session, current, now))
  await query(`update training.enrolment set state = 'withdrawn' where session_id = $1 and person_id = $2`, [
    sessionId,
    personId,
  ])
  record({
    kind: 'training/withdrawn',
    subject: { kind: 'session', id: sessionId },
    regionCode: session.regionCode,
    day: session.heldOn,
  })
  return { state }
}

export const withdraw: Handler<typeof contract.withdraw> = (context, { sessionId }) =>
  withdrawOne(context, sessionId, context.actor.personId)

export const withdrawPerson: Handler<typeof contract.withdrawPerson> = (context, { sessionId, personId }) =>
  withdrawOne(context, sessionId, personId)
