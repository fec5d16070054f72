import { formatDay, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { notifyAll, withdrawNotice } from '#modules/notices/public.ts'
import { myAgreement } from '#modules/supervision/commands/given.ts'
import { saveMeeting } from '#modules/supervision/commands/plan-meeting.ts'
import { takeBack } from '#modules/supervision/commands/withdraw-session.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { notesOf } from '#modules/supervision/domain/notes.ts'
import { decideSession, type GivenSession } from '#modules/supervision/domain/session.ts'
import { rulesOf } from '#modules/supervision/rules.ts'
import { countDuties, saveNotes } from '#modules/supervision/store.ts'
import { supervision } from '#modules/supervision/tables.ts'

/** The supervisor writes down a session: that it took place for those who manage, what was said for those who were there. */
export const recordSession: Handler<typeof contract.recordSession> = async (context, input) => {
  const { db, query, house, actor, now, today, record } = context
  const { agreement, members, iSupervise } = await myAgreement(context, input.agreementId)
  if (!iSupervise) refuseNow('supervision/not-the-supervisor')
  const given: GivenSession = {
    ...input,
    personIds: [...new Set(input.personIds)],
    heldOn: parseDay(input.heldOn),
    actions: input.actions.map((action) => ({ ...action, dueOn: parseDay(action.dueOn) })),
  }
  const rules = rulesOf(house.packs, (members[0]?.region_code ?? actor.homeRegionCode) as RegionCode, given.heldOn)
  const { minutes } = orRefuse(
    decideSession(given, {
      today,
      supervisorId: actor.personId,
      agreement: {
        fromOn: parseDay(agreement.from_on),
        members: members.map((one) => ({
          personId: one.person_id,
          fromOn: parseDay(one.from_on),
          untilOn: one.until_on ? parseDay(one.until_on) : null,
        })),
      },
      rules: rules.value,
    }),
  )

  const replaced = input.replaces ? await takeBack(context, input.replaces) : null
  if (replaced && replaced.agreement_id !== agreement.id) refuseNow('supervision/other-agreement')
  const sessionId = newId<'session'>(now)
  const told = { kind: given.kind, held_on: given.heldOn, minutes, mode: given.mode, functions: [...given.functions] }
  const participants = [actor.personId, ...given.personIds]
  await supervision(db)
    .insertInto('supervision.session')
    .values({
      ...told,
      id: sessionId,
      agreement_id: agreement.id,
      supervisor_person_id: actor.personId,
      participants,
      starts_at: given.startsAt,
      recorded_at: now,
      withdrawn_at: null,
      pack_version: rules.version,
    })
    .execute()
  await supervision(db)
    .insertInto('supervision.session_member')
    .values(
      members
        .filter((one) => given.personIds.includes(one.person_id))
        .map((one) => ({
          ...told,
          session_id: sessionId,
          person_id: one.person_id,
          agreement_id: agreement.id,
          supervisor_person_id: actor.personId,
          region_code: one.region_code,
          organisation_id: one.organisation_id,
          employer_id: one.employer_id,
          signed_at: null,
        })),
    )
    .execute()
  await saveNotes(context, agreement.id, sessionId, notesOf(given, actor.personId))
  if (replaced)
    await supervision(db)
      .updateTable('supervision.plan')
      .set({ session_id: sessionId })
      .where('session_id', '=', replaced.id)
      .execute()
  if (input.planId)
    await supervision(db)
      .updateTable('supervision.plan')
      .set({ session_id: sessionId })
      .where('id', '=', input.planId)
      .where('agreement_id', '=', agreement.id)
      .where('cancelled_at', 'is', null)
      .execute()
  if (input.next) await saveMeeting(context, agreement.id, participants, input.next)
  await countDuties(query, [...given.personIds])
  for (const { code, functions } of rules.value.frequencies)
    if (functions.some((one) => given.functions.includes(one)))
      for (const personId of given.personIds) await withdrawNotice(context, personId, `supervision/owed:${code}`)
  await notifyAll(
    context,
    given.personIds.map((personId) => ({
      personId,
      key: `supervision/sign:${sessionId}` as const,
      title: { zh: '请确认督导记录', en: 'Please sign a supervision session' },
      body: {
        zh: `督导日期：${formatDay(given.heldOn, 'zh')}。内容只有您和督导能看到。`,
        en: `Held on ${formatDay(given.heldOn, 'en')}. Only you and your supervisor can read it.`,
      },
      link: '/supervision/mine',
      dueOn: null,
    })),
  )
  record({
    kind: 'supervision/session-recorded',
    subject: { kind: 'supervision-session', id: sessionId },
    regionCode: members[0]!.region_code,
    day: given.heldOn,
    data: { kind: given.kind, people: given.personIds.length },
  })
  return { sessionId, minutes }
}
