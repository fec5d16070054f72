import type { Handler } from '#kernel/http.ts'
import { myAgreement } from '#modules/supervision/commands/given.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { saveNote } from '#modules/supervision/store.ts'

/** What those who agreed want to reach: theirs alone. The goals before are kept. */
export const setGoals: Handler<typeof contract.setGoals> = async (context, { agreementId, goals }) => {
  const { agreement, members } = await myAgreement(context, agreementId)
  const readers = [agreement.supervisor_person_id, ...members.map((one) => one.person_id)]
  await saveNote(context, { agreementId, sessionId: null, kind: 'goals', aboutPersonId: null, readers, text: goals })
  context.record({ kind: 'supervision/goals-set', subject: { kind: 'agreement', id: agreement.id } })
  return { agreementId }
}
