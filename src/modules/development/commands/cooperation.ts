import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { peopleByIds } from '#modules/workforce/public.ts'
import type * as contract from '#modules/development/contract.ts'
import { type CooperationKind, mayStandUnder } from '#modules/development/domain/cooperation.ts'
import { lockAsSeen, refuseAt } from '#modules/development/store.ts'

interface Given {
  underId: string | null
  personId: string | null
  fromOn: string
  untilOn: string | null
}

async function check({ query }: Pick<Context, 'query'>, kind: CooperationKind, input: Given): Promise<void> {
  if (input.untilOn && input.untilOn <= input.fromOn) refuseAt('untilOn', 'development/days-out-of-order')
  if (input.underId) {
    const [above] = await query<{ kind: CooperationKind }>('select kind from development.cooperation where id = $1', [
      input.underId,
    ])
    if (!above) return refuseAt('underId', 'development/under-not-found')
    if (!mayStandUnder(kind, above.kind)) refuseAt('underId', 'development/cannot-stand-under')
  }
  if (input.personId && !(await peopleByIds(query, [input.personId])).has(input.personId))
    refuseAt('personId', 'development/not-registered')
}

const minutes = (hours: number | null) => (hours === null ? null : Math.round(hours * 60))

/** An agreement, a base, an internship, a mentor, a topic, its output, an institute. */
export const recordCooperation: Handler<typeof contract.recordCooperation> = async (context, input) => {
  const { query, actor, now, record } = context
  await check(context, input.kind, input)
  const id = newId<'cooperation'>(now)
  await query(
    `insert into development.cooperation (id, region_code, kind, title, partner, under_id, person_id, from_on, until_on, hours_minutes, grade, note, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      actor.homeRegionCode,
      input.kind,
      input.title,
      input.partner,
      input.underId,
      input.personId,
      input.fromOn,
      input.untilOn,
      minutes(input.hours),
      input.grade,
      input.note,
      actor.personId,
    ],
  )
  record({
    kind: 'development/cooperation-recorded',
    subject: { kind: 'cooperation', id },
    regionCode: actor.homeRegionCode,
    data: { kind: input.kind },
  })
  return { cooperationId: id }
}

export const changeCooperation: Handler<typeof contract.changeCooperation> = async (context, input) => {
  const { query, record } = context
  const one = await lockAsSeen<{ id: string; version: number; region_code: string; kind: CooperationKind }>(
    context,
    'cooperation',
    input.cooperationId,
    input.basedOnVersion,
  )
  await check(context, one.kind, input)
  await query(
    `update development.cooperation set title = $2, partner = $3, under_id = $4, person_id = $5, from_on = $6, until_on = $7, hours_minutes = $8, grade = $9, note = $10, version = version + 1 where id = $1`,
    [
      one.id,
      input.title,
      input.partner,
      input.underId,
      input.personId,
      input.fromOn,
      input.untilOn,
      minutes(input.hours),
      input.grade,
      input.note,
    ],
  )
  record({
    kind: 'development/cooperation-changed',
    subject: { kind: 'cooperation', id: one.id },
    regionCode: one.region_code,
  })
  return { version: one.version + 1 }
}
