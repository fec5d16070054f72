import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { refuseAt } from '#modules/assessment/commands/open-round.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { checkStage, getParticipant, getRound, saveDecisions } from '#modules/assessment/store.ts'

/** Someone is not assessed this year, by a reason of the scheme, or is after all. */
export const exempt: Handler<typeof contract.exempt> = async (context, input) => {
  const { query, record } = context
  const participant = await getParticipant(context, input.participantId, 'for update')
  const round = await getRound(context, participant.round_id, 'for share')
  checkStage(round, 'exempt')
  if (participant.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (input.code !== null && !round.scheme.exemptions.some((one) => one.code === input.code))
    refuseAt('code', 'assessment/exemption-unknown')
  // Whoever is not assessed takes no place and has no grade.
  await query(
    `update assessment.participant set exempt_code = $2, exempt_note = $3, version = version + 1, proposed_grade = null, proposed_note = null, proposed_by = null, proposed_at = null, total = null where id = $1`,
    [participant.id, input.code, input.note],
  )
  await saveDecisions(context, [{ participant, act: input.code === null ? 'included' : 'exempted', note: input.note }])
  record({
    kind: 'assessment/exemption-changed',
    subject: { kind: 'participant', id: participant.id },
    regionCode: participant.region_code,
    data: { code: input.code },
  })
  return { version: participant.version + 1 }
}
