import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { withdrawNotice } from '#modules/notices/public.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { supervision } from '#modules/supervision/tables.ts'

/** Who is to do it says that it is done; said twice, the first day stays. */
export const completeAction: Handler<typeof contract.completeAction> = async (context, { actionId }) => {
  const { db, actor, today, record } = context
  const action = await supervision(db)
    .selectFrom('supervision.action')
    .selectAll()
    .where('id', '=', actionId)
    .forUpdate()
    .executeTakeFirst()
  if (!action) return refuseNow('kernel/not-found')
  if (action.owner_person_id !== actor.personId) refuseNow('supervision/not-my-action')
  if (action.done_on) return { actionId }
  await supervision(db).updateTable('supervision.action').set({ done_on: today }).where('id', '=', actionId).execute()
  await withdrawNotice(context, actor.personId, `supervision/action:${actionId}`)
  record({
    kind: 'supervision/action-done',
    subject: { kind: 'supervision-session', id: action.session_id },
    day: today,
  })
  return { actionId }
}
