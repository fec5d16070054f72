import { sql } from 'kysely'
import { dueOn } from '#kernel/calendar.ts'
import { type Day, formatDay, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { notify } from '#modules/notices/public.ts'
import { checkLine, putRight } from '#modules/volunteers/commands/correct-entry.ts'
import { postLines, presentAt } from '#modules/volunteers/commands/record-hours.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { recordDueOn } from '#modules/volunteers/queries/activity-rows.ts'
import { overlooks, refuseAt } from '#modules/volunteers/reach.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import { getActivity, getOwn, lockActivity, signUpOf } from '#modules/volunteers/store.ts'
import { volunteers } from '#modules/volunteers/tables.ts'

/** Says that a line of one's own is wrong, or that one is missing of an activity one was at. Whoever was in charge is told. */
export const objectToEntry: Handler<typeof contract.objectToEntry> = async (
  context,
  { activityId, entryId, words, minutes },
) => {
  const { db, query, house, now, today, record } = context
  const own = await getOwn(context)
  const [activity, state] = await Promise.all([getActivity(context, activityId), signUpOf(query, activityId, own.id)])
  if (!state || state === 'withdrawn') return refuseNow('kernel/not-found')
  if (now < activity.ends_at) refuseNow('volunteers/not-over-yet')
  const [held] = await query<{ id: string }>(
    `select e.id from volunteers.service_entry e where e.activity_id = $1 and e.volunteer_id = $2 and e.reverses is null
        and not exists (select from volunteers.service_entry r where r.reverses = e.id)`,
    [activityId, own.id],
  )
  // To the line that stands, or that there is none.
  if ((held?.id ?? null) !== entryId) refuseAt('entryId', 'another-line-stands')
  const rules = rulesOf(house.packs, activity.region_code as RegionCode, today).value
  const due = dueOn(rules.answerObjectionWithin, today, house.calendar)
  const objectionId = newId<'objection'>(now)
  const saved = await volunteers(db)
    .insertInto('volunteers.objection')
    .values({
      id: objectionId,
      volunteer_id: own.id,
      person_id: own.person_id,
      region_code: activity.region_code,
      organisation_id: activity.organisation_id,
      activity_id: activityId,
      entry_id: entryId,
      words,
      minutes,
      made_at: now,
      due_on: due.known ? due.value : null,
      state: 'open',
      answer: null,
      answered_at: null,
      answered_by: null,
    })
    // Said as it stands in the index: a plan made once for all values does not know the index by a parameter.
    .onConflict((on) => on.columns(['volunteer_id', 'activity_id']).where('state', '=', sql.lit('open')).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!saved) refuseNow('volunteers/objected-already')
  await notify(
    { query, now },
    {
      personId: activity.in_charge_id,
      key: `volunteers/objection:${objectionId}`,
      title: { zh: `志愿者异议：${activity.title}`, en: `Objection: ${activity.title}` },
      body: {
        zh: '有志愿者对这项活动的服务记录提出异议，请核实后答复。',
        en: 'A volunteer objects to what was recorded of this activity; please look into it and answer.',
      },
      link: '/volunteers/objections',
      dueOn: due.known ? due.value : null,
    },
  )
  record({
    kind: 'volunteers/objected',
    subject: { kind: 'objection', id: objectionId },
    regionCode: activity.region_code,
    day: today,
  })
  return { objectionId, dueOn: due.known ? due.value : null }
}

/** Answers an objection. Upheld, what is right is posted with the answer: the line is taken back, or the missing one made. */
export const answerVolunteerObjection: Handler<typeof contract.answerVolunteerObjection> = async (
  context,
  { objectionId, basedOnVersion, upheld, answer, right },
) => {
  const { house, db, query, actor, now, today, record } = context
  const row = await volunteers(db)
    .selectFrom('volunteers.objection')
    .selectAll()
    .where('id', '=', objectionId)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !overlooks(actor, row)) return refuseNow('kernel/not-found')
  if (row.person_id === actor.personId) refuseNow('volunteers/own-objection')
  if (row.state !== 'open') refuseNow('volunteers/answered-already')
  if (row.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (upheld && !right && !row.entry_id) refuseAt('right', 'right-missing')
  const activity = await getActivity(context, row.activity_id)
  if (upheld) {
    await lockActivity(query, activity.id)
    const line = row.entry_id
      ? await volunteers(db)
          .selectFrom('volunteers.service_entry')
          .selectAll()
          .where('id', '=', row.entry_id)
          .executeTakeFirstOrThrow()
      : undefined
    if (line) await putRight(context, line, right, answer)
    else if (right) {
      checkLine(context, right, { region_code: activity.region_code, day: activity.held_on })
      if ((await presentAt(context, activity)).get(row.volunteer_id)?.recorded) refuseNow('volunteers/recorded-already')
      const due = recordDueOn(house, { region_code: activity.region_code as RegionCode, ends_at: activity.ends_at })
      const late = due !== undefined && today > due
      await postLines(context, activity, [
        { ...right, volunteerId: row.volunteer_id, offDuty: false, late, lateReason: answer },
      ])
      await query(
        `update volunteers.sign_up set state = 'came' where activity_id = $1 and volunteer_id = $2 and state <> 'signed'`,
        [activity.id, row.volunteer_id],
      )
    }
  }
  await volunteers(db)
    .updateTable('volunteers.objection')
    .set({
      state: upheld ? 'upheld' : 'rejected',
      answer,
      answered_at: now,
      answered_by: actor.personId,
      version: basedOnVersion + 1,
    })
    .where('id', '=', objectionId)
    .execute()
  await notify(
    { query, now },
    {
      personId: row.person_id,
      key: `volunteers/answered:${objectionId}`,
      title: { zh: `异议已答复：${activity.title}`, en: `Your objection was answered: ${activity.title}` },
      body: {
        zh: `您对${formatDay(parseDay(activity.held_on), 'zh')}服务记录的异议已答复：${upheld ? '属实，已更正' : '不予更正'}。`,
        en: `Your objection to what was recorded of ${formatDay(parseDay(activity.held_on), 'en')} was answered: ${upheld ? 'upheld and corrected' : 'not corrected'}.`,
      },
      link: '/volunteers/mine',
      dueOn: null,
    },
  )
  record({
    kind: 'volunteers/objection-answered',
    subject: { kind: 'objection', id: objectionId },
    regionCode: row.region_code,
    day: today as Day,
    data: { upheld },
  })
  return { version: basedOnVersion + 1 }
}
