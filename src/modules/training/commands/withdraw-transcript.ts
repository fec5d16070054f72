import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/training/contract.ts'
import { training } from '#modules/training/tables.ts'

/** Withdraws a transcript: whoever asks its code is told so from now on. */
export const withdrawTranscript: Handler<typeof contract.withdrawTranscript> = async (
  { db, today, record },
  { transcriptId, reason },
) => {
  const row = await training(db)
    .selectFrom('training.transcript')
    .select(['region_code', 'withdrawn_on'])
    .where('id', '=', transcriptId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuseNow('kernel/not-found')
  if (row.withdrawn_on) refuseNow('training/withdrawn-already')
  await training(db)
    .updateTable('training.transcript')
    .set({ withdrawn_on: today, withdrawal_reason: reason })
    .where('id', '=', transcriptId)
    .execute()
  record({
    kind: 'training/transcript-withdrawn',
    subject: { kind: 'transcript', id: transcriptId },
    regionCode: row.region_code,
    day: today,
    reason,
  })
  return { transcriptId }
}
