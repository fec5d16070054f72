import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notify, withdrawNotice } from '#modules/notices/public.ts'
import { peopleByIds } from '#modules/workforce/public.ts'
import type * as contract from '#modules/development/contract.ts'
import { standingOf } from '#modules/development/rules.ts'
import { lockAsSeen, refuseAt } from '#modules/development/store.ts'

/** A measure has an owner, a target and a day. */
export const setMeasure: Handler<typeof contract.setMeasure> = async (context, input) => {
  const { house, query, actor, now, today, record } = context
  const regionCode = actor.homeRegionCode
  if (!standingOf(house.packs, regionCode, today).value.characters.some((one) => one.code === input.kind))
    refuseAt('kind', 'development/kind-unknown')
  if (input.dueOn < today) refuseAt('dueOn', 'development/due-in-past')
  if (input.ownerId !== actor.personId && !(await peopleByIds(query, [input.ownerId])).has(input.ownerId))
    refuseAt('ownerId', 'development/not-registered')
  const measureId = newId<'measure'>(now)
  await query(
    'insert into development.measure (id, region_code, kind, title, target, owner_id, due_on, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [measureId, regionCode, input.kind, input.title, input.target, input.ownerId, input.dueOn, actor.personId],
  )
  await notify(context, {
    personId: input.ownerId,
    key: `development/measure:${measureId}`,
    title: { zh: '您负责一项提升社工职业地位的措施', en: 'You own a measure for the standing of workers' },
    body: {
      zh: '请按期推进，并把进展和依据登记下来。',
      en: 'Take it forward in time, and have progress and evidence recorded.',
    },
    link: '/development/mine',
    dueOn: parseDay(input.dueOn),
  })
  record({
    kind: 'development/measure-set',
    subject: { kind: 'measure', id: measureId },
    regionCode,
    data: { kind: input.kind },
  })
  return { measureId }
}

/** Progress with its evidence; at a hundred it is done. */
export const reportMeasure: Handler<typeof contract.reportMeasure> = async (context, input) => {
  const { query, actor, now, today, record } = context
  const one = await lockAsSeen<{
    id: string
    version: number
    region_code: string
    owner_id: string
    done_on: string | null
  }>(context, 'measure', input.measureId, input.basedOnVersion)
  if (one.owner_id !== actor.personId && !actor.permissions.has('development:manage')) refuseNow('kernel/not-allowed')
  if (one.done_on) refuseNow('development/measure-done')
  const done = input.percent === 100
  await query(
    'update development.measure set percent = $2, done_on = $3, evidence = case when $4 then $5 else evidence end, version = version + 1 where id = $1',
    [one.id, input.percent, done ? today : null, done, input.note],
  )
  await query(
    'insert into development.measure_step (id, measure_id, owner_id, region_code, percent, note, by_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [newId<'step'>(now), one.id, one.owner_id, one.region_code, input.percent, input.note, actor.personId, now],
  )
  if (done)
    for (const key of ['development/measure', 'development/due'] as const)
      await withdrawNotice(context, one.owner_id, `${key}:${one.id}`)
  record({
    kind: 'development/measure-reported',
    subject: { kind: 'measure', id: one.id },
    regionCode: one.region_code,
    data: { percent: input.percent },
  })
  return { version: one.version + 1 }
}
