import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { codeOf, openSecret } from '#modules/training/codes.ts'
import type * as contract from '#modules/training/contract.ts'
import { stepEnds, stepOf } from '#modules/training/domain/door-code.ts'
import type { EnrolmentState } from '#modules/training/domain/sign-up.ts'
import { readSessions, shownSessions } from '#modules/training/queries/session-rows.ts'
import { mayChange, overlooks } from '#modules/training/reach.ts'
import { trainingOf } from '#modules/training/rules.ts'
import { getSession } from '#modules/training/store.ts'

interface PersonRow {
  personId: string
  organisationId: string | null
  state: EnrolmentState
  place: number | null
  checkedInAt: Date | null
  checkedInBy: 'code' | 'hand' | null
  checkedOutAt: Date | null
  checkedOutBy: 'code' | 'hand' | null
  reason: string | null
  creditedMinutes: number | null
}

/** A session with the people the reader may see: who signed up, who waits where, who is there. */
export const session: Handler<typeof contract.session> = async (context, { sessionId }) => {
  const { db, query, actor } = context
  const [row] = await readSessions(context, 's.id = $2', [sessionId])
  const offered = row && { region_code: row.regionCode, organisation_id: row.organisationId }
  if (!row || !overlooks(actor, offered!)) return refuseNow('kernel/not-found')
  const people = await query<PersonRow>(
    `select e.person_id as "personId", e.organisation_id as "organisationId", e.state,
            case when e.state = 'waiting' then row_number() over (partition by e.state order by e.queued_at, e.person_id) end as place,
            a.checked_in_at as "checkedInAt", a.checked_in_by as "checkedInBy", a.checked_out_at as "checkedOutAt", a.checked_out_by as "checkedOutBy", a.reason, a.credited_minutes as "creditedMinutes"
       from training.enrolment e left join training.attendance a on a.session_id = e.session_id and a.person_id = e.person_id
      where e.session_id = $1 and (e.state <> 'withdrawn' or a.checked_in_at is not null) order by e.state, e.queued_at, e.person_id`,
    [sessionId],
  )
  const [names, organisations, [shown]] = await Promise.all([
    personNames(
      query,
      people.map((one) => one.personId),
    ),
    organisationNames(
      db,
      people.flatMap((one) => one.organisationId ?? []),
    ),
    shownSessions(context, [row]),
  ])
  return {
    ...shown!,
    version: row.version,
    mayChange: mayChange(actor, offered!),
    people: people.map(({ organisationId, ...one }) => ({
      ...one,
      name: names.get(one.personId) ?? '',
      organisationName: (organisationId && organisations.get(organisationId)) || '',
      checkedInAt: one.checkedInAt && one.checkedInAt.toISOString(),
      checkedOutAt: one.checkedOutAt && one.checkedOutAt.toISOString(),
    })),
  }
}

/** The code on the wall at this moment, for the teacher's screen only. */
export const doorCode: Handler<typeof contract.doorCode> = async (context, { sessionId }) => {
  const { query, house, actor, now, today } = context
  const row = await getSession(context, sessionId)
  if (!mayChange(actor, { region_code: row.regionCode, organisation_id: row.organisationId }))
    return refuseNow('kernel/not-found')
  if (row.calledOff) refuseNow('training/called-off')
  const { codeSeconds } = trainingOf(house.packs, row.regionCode, today).value
  const [count] = await query<{ present: number; left: number }>(
    'select count(*) filter (where checked_out_at is null) as present, count(*) filter (where checked_out_at is not null) as left from training.attendance where session_id = $1',
    [sessionId],
  )
  return {
    code: codeOf(openSecret(house.vault, row.id, row.secretSealed), stepOf(now, codeSeconds)),
    endsAt: stepEnds(now, codeSeconds).toISOString(),
    now: now.toISOString(),
    seconds: codeSeconds,
    ...count!,
  }
}
