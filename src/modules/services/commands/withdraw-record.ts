import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { mayChange } from '#modules/services/commands/correct-record.ts'
import { refreshMeetings } from '#modules/services/commands/refresh-meetings.ts'
import type * as contract from '#modules/services/contract.ts'
import { lockRecord, saveWithdrawal } from '#modules/services/store.ts'

/** Withdraws a record: it counts nowhere from now on, and stays to be read with who, when and why. */
export const withdrawRecord: Handler<typeof contract.withdrawRecord> = async (context, input) => {
  const { actor, now, record: tell } = context
  const former = await lockRecord(context, input.recordId)
  if (!former) return refuseNow('kernel/not-found')
  mayChange(former, input.basedOnVersion)
  await saveWithdrawal(context, former, {
    account: actor.accountId,
    person: actor.personId,
    reason: input.reason,
    at: now,
  })
  await refreshMeetings(context, [former.client_id])
  tell({
    kind: 'services/record-withdrawn',
    subject: { kind: 'record', id: former.id },
    regionCode: former.region_code,
    day: former.held_on,
    reason: input.reason,
    data: { method: former.method },
  })
  return { recordId: former.id, version: former.version + 1 }
}
