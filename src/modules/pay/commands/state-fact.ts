import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { lookAt } from '#modules/pay/commands/look-at.ts'
import { refuseAt } from '#modules/pay/commands/refuse-at.ts'
import type * as contract from '#modules/pay/contract.ts'
import { onePlaced } from '#modules/pay/people.ts'
import { payRule } from '#modules/pay/rules.ts'
import { statable } from '#modules/pay/stated.ts'
import { pay } from '#modules/pay/tables.ts'

/** An officer states a fact that a scheme asks for and no register keeps, from a paper; what follows is looked at at once. */
export const stateFact: Handler<typeof contract.stateFact> = async (context, input) => {
  const { db, query, house, actor, now, today, record } = context
  const person = await onePlaced(query, input.personId)
  const fromOn = parseDay(input.fromOn)
  if (fromOn > today) refuseAt('fromOn', 'day-in-future')
  if (input.paper.length < 2) refuseAt('paper', 'paper-missing')
  const fact = statable(house.packs, payRule(house.packs, person.regionCode, today)).find(
    (one) => one.fact === input.fact,
  )
  if (!fact) return refuseAt('fact', 'not-a-stated-fact')
  const { value } = input
  const fits =
    fact.kind === 'yes-no'
      ? typeof value === 'boolean'
      : fact.kind === 'number'
        ? typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 80
        : fact.codes.some(({ code }) => code === value)
  if (!fits) refuseAt('value', 'value-does-not-fit')

  const id = newId<'stated-fact'>(now)
  await pay(db)
    .insertInto('pay.stated_fact')
    .values({
      id,
      person_id: person.personId,
      region_code: person.regionCode,
      organisation_id: person.organisationId,
      employer_id: person.employerId,
      fact: fact.fact,
      value: JSON.stringify(value),
      from_on: fromOn,
      paper: input.paper,
      stated_by: actor.personId,
      stated_at: now,
    })
    .execute()
  await lookAt({ query, house, now, today }, [person])
  record({
    kind: 'pay/fact-stated',
    subject: { kind: 'person', id: person.personId },
    regionCode: person.regionCode,
    day: fromOn,
    data: { fact: fact.fact },
  })
  return { statedId: id }
}
