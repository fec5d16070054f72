import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse } from '#kernel/refusal.ts'
import { atTheDoor } from '#modules/training/commands/check-in.ts'
import type * as contract from '#modules/training/contract.ts'
import { creditsFor, decideCheckOut } from '#modules/training/domain/attendance.ts'
import { minutesOf } from '#modules/training/domain/ledger.ts'
import { type trainingOf, versionOf } from '#modules/training/rules.ts'
import { postHours, saveCheckOut, type DoorMark, type SessionRow } from '#modules/training/store.ts'

/** Marks the going and posts the hours, both or neither. Answers the minutes posted. */
export async function goOut(
  context: Context,
  session: SessionRow,
  from: Date,
  mark: DoorMark,
  rule: ReturnType<typeof trainingOf>,
): Promise<number> {
  const { query, record } = context
  const credits = creditsFor(session, from, mark.at, session.credits, rule.value)
  const minutes = minutesOf(credits)
  await saveCheckOut(query, mark, minutes)
  const title = [session.courseTitle, session.title].filter(Boolean).join(' · ')
  const { person } = mark
  await postHours(
    context,
    credits.map((credit) => ({
      person,
      earnedOn: session.heldOn,
      ...credit,
      source: 'session',
      title,
      courseId: session.courseId,
      sessionId: session.id,
      packVersion: versionOf(rule),
    })),
  )
  record({
    kind: 'training/checked-out',
    subject: { kind: 'session', id: session.id },
    regionCode: person.regionCode,
    day: session.heldOn,
    data: { minutes },
  })
  return minutes
}

/** Checks out by the code on the wall; the hours are in the ledger at once. */
export const checkOut: Handler<typeof contract.checkOut> = async (context, input) => {
  const { person, session, mark, at, rule } = await atTheDoor(context, input)
  const out = orRefuse(decideCheckOut(session, mark, at, rule.value))
  const minutes = await goOut(
    context,
    session,
    mark.inAt!,
    { sessionId: session.id, person, by: 'code', at: out, reason: null, markedBy: null },
    rule,
  )
  return { checkedOutAt: out.toISOString(), minutes }
}
