import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { mayAnswer } from '#modules/assessment/domain/round.ts'
import { wholeOf } from '#modules/assessment/queries/whole.ts'
import { getParticipant, getRound } from '#modules/assessment/store.ts'

/** One person in a round, for those who lead or supervise; one's own page is another. */
export const participant: Handler<typeof contract.participant> = async (context, input) => {
  const { actor } = context
  const one = await getParticipant(context, input.participantId)
  const round = await getRound(context, one.round_id)
  const own = one.person_id === actor.personId
  const answers =
    actor.permissions.has('assessment:decide') &&
    mayAnswer(actor.personId, { proposedBy: one.proposed_by, confirmedBy: one.confirmed_by, personId: one.person_id })
  return { ...(await wholeOf(context, round, one, own)), mayAnswer: answers }
}
