import type { Context } from '#kernel/context.ts'
import { type Day, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { staffAt } from '#modules/identity/public.ts'
import { withdrawNotice } from '#modules/notices/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { decideRecording, type Present } from '#modules/volunteers/domain/recording.ts'
import type { SignUpState } from '#modules/volunteers/domain/sign-up.ts'
import { recordDueOn } from '#modules/volunteers/queries/activity-rows.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import { type ActivityRow, getManaged, lockActivity } from '#modules/volunteers/store.ts'

/** Everyone of an activity: whether something is recorded of them, and whether they work for whoever records. */
export async function presentAt(
  { db, query }: Pick<Context, 'db' | 'query'>,
  activity: ActivityRow,
): Promise<Map<string, Present & { personId: string }>> {
  const [rows, staff] = await Promise.all([
    query<{ volunteer: string; person: string; state: SignUpState; recorded: boolean }>(
      `select s.volunteer_id as volunteer, s.person_id as person, s.state,
              exists (select from volunteers.service_entry e where e.activity_id = s.activity_id and e.volunteer_id = s.volunteer_id and e.reverses is null
                         and not exists (select from volunteers.service_entry r where r.reverses = e.id)) as recorded
         from volunteers.sign_up s where s.activity_id = $1`,
      [activity.id],
    ),
    staffAt(db, [activity.organisation_id]),
  ])
  const colleagues = new Set(staff.map((one) => one.id))
  return new Map(
    rows.map(({ volunteer, person, ...row }) => [
      volunteer,
      { ...row, personId: person, colleague: colleagues.has(person) },
    ]),
  )
}

export interface NewLine {
  volunteerId: string
  minutes: number
  content: string
  quality: string | null
  offDuty: boolean
  late: boolean
  lateReason: string | null
}

/** Posts lines of an activity, in one statement however many. */
export async function postLines(
  { house, query, actor, now, today }: Context,
  activity: ActivityRow,
  lines: readonly NewLine[],
): Promise<string[]> {
  const { version } = rulesOf(house.packs, activity.region_code as RegionCode, parseDay(activity.held_on))
  const rows = lines.map((line) => ({
    id: newId<'entry'>(now),
    volunteer_id: line.volunteerId,
    minutes: line.minutes,
    content: line.content,
    quality: line.quality,
    evaluated_on: line.quality === null ? null : today,
    late: line.late,
    late_reason: line.late ? line.lateReason : null,
    off_duty: line.offDuty,
  }))
  if (rows.length > 0)
    await query(
      `insert into volunteers.service_entry (id, volunteer_id, activity_id, region_code, organisation_id, served_on, minutes, content, quality, evaluated_on, late, late_reason, off_duty, posted_at, posted_by, pack_version)
       select l.id, l.volunteer_id, $2, $3, $4, $5, l.minutes, l.content, l.quality, l.evaluated_on, l.late, l.late_reason, l.off_duty, $6, $7, $8
         from jsonb_to_recordset($1) as l (id uuid, volunteer_id uuid, minutes int, content text, quality text, evaluated_on date, late boolean, late_reason text, off_duty boolean)`,
      [
        JSON.stringify(rows),
        activity.id,
        activity.region_code,
        activity.organisation_id,
        activity.held_on,
        now,
        actor.personId,
        version,
      ],
    )
  return rows.map((row) => row.id)
}

/** Records what was served, of some now and of others later. When nobody is left, the activity is recorded. */
export const recordHours: Handler<typeof contract.recordHours> = async (context, { activityId, ...given }) => {
  const { house, query, now, today, record } = context
  await lockActivity(query, activityId)
  const activity = await getManaged(context, activityId)
  const rules = rulesOf(house.packs, activity.region_code as RegionCode, activity.held_on as Day).value
  const dueOn = recordDueOn(house, { region_code: activity.region_code as RegionCode, ends_at: activity.ends_at })
  const present = await presentAt(context, activity)
  const { late } = orRefuse(
    decideRecording(
      { endsAt: activity.ends_at, calledOff: activity.called_off_at !== null, dueOn },
      given,
      present,
      now,
      today,
      rules,
    ),
  )
  await postLines(
    context,
    activity,
    given.lines.map((line) => ({ ...line, late, lateReason: given.lateReason })),
  )
  const served = given.lines.map((line) => line.volunteerId)
  await query(
    `update volunteers.sign_up set state = case when volunteer_id = any ($2::uuid[]) then 'came' else 'absent' end
      where activity_id = $1 and (volunteer_id = any ($2::uuid[]) and state = 'absent' or volunteer_id = any ($3::uuid[]))`,
    [activityId, served, given.absentIds],
  )
  const said = new Set([...served, ...given.absentIds])
  const left = [...present].filter(
    ([id, one]) => !one.recorded && !said.has(id) && (one.state === 'signed' || one.state === 'came'),
  ).length
  if (left === 0) {
    await query('update volunteers.activity set recorded_at = coalesce(recorded_at, $2) where id = $1', [
      activityId,
      now,
    ])
    await withdrawNotice({ query, now }, activity.in_charge_id, `volunteers/record:${activityId}`)
  }
  record({
    kind: 'volunteers/hours-recorded',
    subject: { kind: 'activity', id: activityId },
    regionCode: activity.region_code,
    day: activity.held_on,
    data: { lines: given.lines.length, absent: given.absentIds.length, late },
  })
  return { recorded: given.lines.length, left, late }
}
