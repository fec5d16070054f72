import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { isActive, myAgreement, refuseAt } from '#modules/supervision/commands/given.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { rulesOf } from '#modules/supervision/rules.ts'
import { supervision } from '#modules/supervision/tables.ts'

interface Next {
  plannedOn: string
  startsAt: string
  minutes: number
  mode: string
}

/** Either of those who agreed plans when to meet next. */
export const planMeeting: Handler<typeof contract.planMeeting> = async (context, { agreementId, ...next }) => {
  const { agreement, members } = await myAgreement(context, agreementId)
  const there = members.filter((one) => isActive(one, context.today))
  if (there.length === 0) refuseNow('supervision/agreement-ended')
  const planId = await saveMeeting(
    context,
    agreement.id,
    [agreement.supervisor_person_id, ...there.map((one) => one.person_id)],
    next,
  )
  context.record({
    kind: 'supervision/meeting-planned',
    subject: { kind: 'agreement', id: agreement.id },
    day: next.plannedOn,
  })
  return { planId }
}

/** Keeps a meeting; one planned before that has not taken place gives way to it. */
export async function saveMeeting(
  context: Context,
  agreementId: string,
  participants: string[],
  next: Next,
): Promise<string> {
  const { db, house, actor, now, today } = context
  if (next.plannedOn < today) refuseAt('plannedOn', 'planned-in-past')
  if (
    !rulesOf(house.packs, actor.homeRegionCode as RegionCode, today).value.modes.some((one) => one.code === next.mode)
  )
    refuseAt('mode', 'code-unknown')
  await supervision(db)
    .updateTable('supervision.plan')
    .set({ cancelled_at: now })
    .where('agreement_id', '=', agreementId)
    .where('cancelled_at', 'is', null)
    .where('session_id', 'is', null)
    .execute()
  const id = newId<'plan'>(now)
  await supervision(db)
    .insertInto('supervision.plan')
    .values({
      id,
      agreement_id: agreementId,
      participants,
      planned_on: next.plannedOn,
      starts_at: next.startsAt,
      minutes: next.minutes,
      mode: next.mode,
      cancelled_at: null,
      session_id: null,
      made_at: now,
    })
    .execute()
  return id
}
