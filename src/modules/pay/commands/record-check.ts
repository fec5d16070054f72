import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { refuseAt } from '#modules/pay/commands/refuse-at.ts'
import type * as contract from '#modules/pay/contract.ts'
import { onePlaced } from '#modules/pay/people.ts'
import { isPaidBy } from '#modules/pay/queries/person-pay.ts'
import { pay } from '#modules/pay/tables.ts'

/** Records that somebody had their health check. What was found stays with the doctor. */
export const recordCheck: Handler<typeof contract.recordCheck> = async (
  { db, query, actor, now, today, record },
  input,
) => {
  const person = await onePlaced(query, input.personId)
  if (!isPaidBy(actor, person)) return refuseNow('kernel/not-found')
  const doneOn = parseDay(input.doneOn)
  if (doneOn > today) refuseAt('doneOn', 'day-in-future')
  if (input.place.length === 0) refuseAt('place', 'place-missing')
  const id = newId<'health-check'>(now)
  await pay(db)
    .insertInto('pay.health_check')
    .values({
      id,
      person_id: person.personId,
      region_code: person.regionCode,
      organisation_id: person.organisationId,
      employer_id: person.employerId,
      done_on: doneOn,
      place: input.place,
      fen: input.fen,
      recorded_by: actor.personId,
      recorded_at: now,
    })
    .execute()
  record({
    kind: 'pay/check-recorded',
    subject: { kind: 'person', id: person.personId },
    regionCode: person.regionCode,
    day: doneOn,
  })
  return { checkId: id }
}
