import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { lookAt } from '#modules/pay/commands/look-at.ts'
import { refuseAt } from '#modules/pay/commands/refuse-at.ts'
import type * as contract from '#modules/pay/contract.ts'
import { answersTo, openQuestions } from '#modules/pay/domain/scheme.ts'
import { onePlaced } from '#modules/pay/people.ts'
import { payRule } from '#modules/pay/rules.ts'
import { pay } from '#modules/pay/tables.ts'

/** An officer chooses where the rule leaves a question open; what follows is looked at at once. */
export const makeChoice: Handler<typeof contract.makeChoice> = async (context, input) => {
  const { db, query, house, actor, now, today, record } = context
  const person = await onePlaced(query, input.personId)
  const fromOn = parseDay(input.fromOn)
  if (fromOn > today) refuseAt('fromOn', 'day-in-future')
  if (input.reason.length < 2) refuseAt('reason', 'reason-missing')
  const question = openQuestions.find((one) => one === input.question)
  if (!question || payRule(house.packs, person.regionCode, fromOn).scheme[question] !== 'officer')
    return refuseAt('question', 'not-an-open-question')
  if (!answersTo(question).includes(input.answer)) refuseAt('answer', 'not-an-answer')

  const id = newId<'choice'>(now)
  await pay(db)
    .insertInto('pay.choice')
    .values({
      id,
      person_id: person.personId,
      region_code: person.regionCode,
      organisation_id: person.organisationId,
      employer_id: person.employerId,
      question,
      answer: input.answer,
      from_on: fromOn,
      reason: input.reason,
      made_by: actor.personId,
      made_at: now,
    })
    .execute()
  await lookAt({ query, house, now, today }, [person])
  record({
    kind: 'pay/choice-made',
    subject: { kind: 'person', id: person.personId },
    regionCode: person.regionCode,
    day: fromOn,
    data: { question, answer: input.answer },
  })
  return { choiceId: id }
}
