import type { Context } from '#kernel/context.ts'
import { formatDay, parseDay } from '#kernel/days.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { worksAt } from '#modules/identity/public.ts'
import { notifyAll, withdrawNotice } from '#modules/notices/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { readActivity } from '#modules/volunteers/domain/activity.ts'
import { organisationFor, refuseAt } from '#modules/volunteers/reach.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import { getManaged, lockActivity, placesOf } from '#modules/volunteers/store.ts'
import { volunteers } from '#modules/volunteers/tables.ts'

type Planned = Omit<Required<InputOf<typeof contract.planActivity>>, 'organisationId'>

/** What planning and changing have in common: the columns of what is given. */
async function columnsOf(
  context: Context,
  { heldOn: day, insurance, inChargeId, teamId, ...given }: Planned,
  place: { organisationId: string; regionCode: string },
  signed: number,
) {
  const { house, db, actor } = context
  const heldOn = parseDay(day)
  const { categories } = rulesOf(house.packs, place.regionCode as RegionCode, heldOn).value
  const insured = insurance && { ...insurance, from: parseDay(insurance.from) }
  const { startsAt, endsAt } = orRefuse(readActivity({ ...given, heldOn, insurance: insured }, signed, categories))
  const inCharge = inChargeId ?? actor.personId
  if (inCharge !== actor.personId && !(await worksAt(db, inCharge, place.organisationId)))
    refuseAt('inChargeId', 'not-on-staff')
  if (teamId) {
    const team = await volunteers(db)
      .selectFrom('volunteers.team')
      .select('id')
      .where('id', '=', teamId)
      .where('organisation_id', '=', place.organisationId)
      .where('ended_on', 'is', null)
      .executeTakeFirst()
    if (!team) refuseAt('teamId', 'team-not-found')
  }
  return {
    team_id: teamId,
    title: given.title,
    category: given.category,
    content: given.content,
    held_on: heldOn,
    starts_at: startsAt,
    ends_at: endsAt,
    place: given.place,
    capacity: given.capacity,
    risks: given.risks,
    dangerous: given.dangerous,
    insurer: insured?.insurer ?? null,
    policy_number: insured?.policyNumber ?? null,
    insured_from: insured?.from ?? null,
    in_charge_id: inCharge,
  }
}

/** Plans an activity; also one that was held and was written on paper, whose hours are recorded then. */
export const planActivity: Handler<typeof contract.planActivity> = async (context, { organisationId, ...given }) => {
  const { db, now, record } = context
  const place = await organisationFor(context, organisationId)
  const columns = await columnsOf(context, given, { organisationId: place.id, regionCode: place.regionCode }, 0)
  const activityId = newId<'activity'>(now)
  await volunteers(db)
    .insertInto('volunteers.activity')
    .values({
      id: activityId,
      region_code: place.regionCode,
      organisation_id: place.id,
      ...columns,
      called_off_at: null,
      call_off_reason: null,
      recorded_at: null,
      made_at: now,
    })
    .execute()
  record({
    kind: 'volunteers/activity-planned',
    subject: { kind: 'activity', id: activityId },
    regionCode: place.regionCode,
    day: columns.held_on,
  })
  return { activityId, version: 1 }
}

export const changeActivity: Handler<typeof contract.changeActivity> = async (
  context,
  { activityId, basedOnVersion, ...given },
) => {
  const { db, query, now, record } = context
  await lockActivity(query, activityId)
  const row = await getManaged(context, activityId)
  if (row.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (row.called_off_at) refuseNow('volunteers/called-off')
  if (now >= row.starts_at) refuseNow('volunteers/activity-begun')
  const { signed } = await placesOf(query, activityId)
  const at = { organisationId: row.organisation_id, regionCode: row.region_code }
  const columns = await columnsOf(context, given, at, signed)
  await volunteers(db)
    .updateTable('volunteers.activity')
    .set({ ...columns, version: basedOnVersion + 1 })
    .where('id', '=', activityId)
    .execute()
  if (columns.in_charge_id !== row.in_charge_id)
    await withdrawNotice({ query }, row.in_charge_id, `volunteers/signed:${activityId}`)
  record({
    kind: 'volunteers/activity-changed',
    subject: { kind: 'activity', id: activityId },
    regionCode: row.region_code,
    day: columns.held_on,
  })
  return { version: basedOnVersion + 1 }
}

/** Calls an activity off; everyone who signed up is told why. */
export const callOffActivity: Handler<typeof contract.callOffActivity> = async (
  context,
  { activityId, basedOnVersion, reason },
) => {
  const { db, query, now, record } = context
  await lockActivity(query, activityId)
  const row = await getManaged(context, activityId)
  if (row.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (row.called_off_at) refuseNow('volunteers/called-off')
  const [served] = await query<{ lines: boolean }>(
    'select exists (select from volunteers.service_entry where activity_id = $1) as lines',
    [activityId],
  )
  if (served!.lines) refuseNow('volunteers/recorded-already')
  await volunteers(db)
    .updateTable('volunteers.activity')
    .set({ called_off_at: now, call_off_reason: reason, version: basedOnVersion + 1 })
    .where('id', '=', activityId)
    .execute()
  const people = await query<{ person: string }>(
    `select person_id as person from volunteers.sign_up where activity_id = $1 and state in ('signed', 'waiting')`,
    [activityId],
  )
  await notifyAll(
    { query, now },
    people.map(({ person }) => ({
      personId: person,
      key: `volunteers/called-off:${activityId}`,
      title: { zh: `活动取消：${row.title}`, en: `Called off: ${row.title}` },
      body: {
        zh: `原定${formatDay(parseDay(row.held_on), 'zh')}在${row.place}的活动已取消：${reason}`,
        en: `The activity of ${formatDay(parseDay(row.held_on), 'en')} at ${row.place} was called off: ${reason}`,
      },
      link: '/volunteers/mine',
      dueOn: null,
    })),
  )
  record({
    kind: 'volunteers/activity-called-off',
    subject: { kind: 'activity', id: activityId },
    regionCode: row.region_code,
    day: row.held_on,
    reason,
  })
  return { version: basedOnVersion + 1 }
}
