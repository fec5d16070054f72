import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { codeHolds, openSecret } from '#modules/training/codes.ts'
import type * as contract from '#modules/training/contract.ts'
import { decideCheckIn } from '#modules/training/domain/attendance.ts'
import { scannedAt } from '#modules/training/domain/door-code.ts'
import { trainingOf } from '#modules/training/rules.ts'
import {
  enrolmentsOf,
  getSessionFor,
  keepTrainees,
  lockAttendance,
  ownPlace,
  saveCheckIn,
} from '#modules/training/store.ts'

/** Whoever stands at the door with a code that was on the wall at that moment. */
export async function atTheDoor(context: Context, input: z.output<typeof contract.checkIn.input>) {
  const { query, house, now, today } = context
  const person = await ownPlace(context)
  const session = await getSessionFor(context, input.sessionId, person)
  const rule = trainingOf(house.packs, session.regionCode, today)
  const states = await enrolmentsOf(query, session.id, [person.personId])
  if (states.get(person.personId) !== 'enrolled') refuseNow('training/not-signed-up')
  const mark = await lockAttendance(query, session.id, person.personId)
  const at = orRefuse(
    scannedAt(now, { scannedAt: new Date(input.scannedAt), sentAt: new Date(input.sentAt) }, rule.value),
  )
  if (!codeHolds(openSecret(house.vault, session.id, session.secretSealed), input.code, at, rule.value))
    refuseNow('training/code-not-valid', {}, [{ field: 'code', code: 'training/code-not-valid' }])
  return { person, session, mark, at, rule }
}

/** Checks in by the code on the wall, also one that a phone without network kept for a while. */
export const checkIn: Handler<typeof contract.checkIn> = async (context, input) => {
  const { query, record } = context
  const { person, session, mark, at, rule } = await atTheDoor(context, input)
  const checkedInAt = orRefuse(decideCheckIn(session, mark, at, rule.value))
  await keepTrainees(query, [person])
  await saveCheckIn(query, { sessionId: session.id, person, by: 'code', at: checkedInAt, reason: null, markedBy: null })
  record({
    kind: 'training/checked-in',
    subject: { kind: 'session', id: session.id },
    regionCode: person.regionCode,
    day: session.heldOn,
  })
  return { checkedInAt: checkedInAt.toISOString() }
}
