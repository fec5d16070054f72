import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { withdrawNotice } from '#modules/notices/public.ts'
import { refuseAt } from '#modules/assessment/commands/open-round.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { checkStage, getParticipant, getRound, saveDecisions } from '#modules/assessment/store.ts'

/** The worker's own words on their year, kept as written or handed in. */
export const summarise: Handler<typeof contract.summarise> = async (context, input) => {
  const { query, actor, now, record } = context
  const participant = await getParticipant(context, input.participantId, 'for update')
  if (participant.person_id !== actor.personId) return refuseNow('kernel/not-found')
  const round = await getRound(context, participant.round_id)
  checkStage(round, 'summarise')
  if (participant.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (input.handIn && input.summary === '') refuseAt('summary', 'assessment/summary-empty')
  await query(
    'update assessment.participant set summary = $2, summary_at = case when $3 then $4::timestamptz end, version = version + 1 where id = $1',
    [participant.id, input.summary, input.handIn, now],
  )
  if (input.handIn) {
    await saveDecisions(context, [{ participant, act: 'summary-handed-in' }])
    await withdrawNotice(context, actor.personId, `assessment/summary:${round.id}`)
    record({
      kind: 'assessment/summary-handed-in',
      subject: { kind: 'participant', id: participant.id },
      regionCode: participant.region_code,
    })
  }
  return { version: participant.version + 1 }
}
