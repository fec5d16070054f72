import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { supervision } from '#modules/supervision/tables.ts'

/** Calls off a meeting that is planned. */
export const cancelMeeting: Handler<typeof contract.cancelMeeting> = async ({ db, now, record }, { planId }) => {
  const plan = await supervision(db)
    .selectFrom('supervision.plan')
    .selectAll()
    .where('id', '=', planId)
    .forUpdate()
    .executeTakeFirst()
  if (!plan) return refuseNow('kernel/not-found')
  if (plan.cancelled_at || plan.session_id) refuseNow('supervision/meeting-gone')
  await supervision(db).updateTable('supervision.plan').set({ cancelled_at: now }).where('id', '=', planId).execute()
  record({
    kind: 'supervision/meeting-cancelled',
    subject: { kind: 'agreement', id: plan.agreement_id },
    day: plan.planned_on,
  })
  return { planId }
}
