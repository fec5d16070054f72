import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { refuseAt } from '#modules/supervision/commands/given.ts'
import type * as contract from '#modules/supervision/contract.ts'
import { supervision } from '#modules/supervision/tables.ts'

/** Ends an agreement, for one person or for all. The supervisor keeps their records; who follows sees none of them. */
export const endAgreement: Handler<typeof contract.endAgreement> = async ({ db, today, record }, input) => {
  const agreement = await supervision(db)
    .selectFrom('supervision.agreement')
    .selectAll()
    .where('id', '=', input.agreementId)
    .forUpdate()
    .executeTakeFirst()
  if (!agreement) return refuseNow('kernel/not-found')
  if (agreement.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  const { endedOn, reason, personId } = input
  if (endedOn > today) refuseAt('endedOn', 'day-in-future')
  if (endedOn < agreement.from_on) refuseAt('endedOn', 'ends-before-begin', { fromOn: agreement.from_on })
  let ending = supervision(db)
    .updateTable('supervision.agreement_member')
    .set({ until_on: endedOn, end_reason: reason })
    .where('agreement_id', '=', agreement.id)
    .where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', endedOn)]))
  if (personId) ending = ending.where('person_id', '=', personId)
  const ended = await ending.returning('region_code').execute()
  if (ended.length === 0) refuseNow('supervision/agreement-ended')
  const version = agreement.version + 1
  await supervision(db).updateTable('supervision.agreement').set({ version }).where('id', '=', agreement.id).execute()
  record({
    kind: 'supervision/agreement-ended',
    subject: { kind: 'agreement', id: agreement.id },
    regionCode: ended[0]!.region_code,
    day: endedOn,
    data: { people: ended.length },
  })
  return { agreementId: agreement.id, version }
}
