import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/workforce/contract-person.ts'
import { workforce } from '#modules/workforce/tables.ts'

const columns = { identityNumber: 'identity_number', phone: 'phone' } as const

/** Opens one sealed value; the audit gets who, whose, which and why, never the value. */
export const revealOf: Handler<typeof contract.revealOf> = (context, { personId, field, reason }) =>
  revealOne(context, personId, field, reason)

export const revealMine: Handler<typeof contract.revealMine> = (context, { field, reason }) =>
  revealOne(context, context.actor.personId, field, reason)

async function revealOne(
  { db, house, about }: Context,
  personId: string,
  field: keyof typeof columns,
  reason: string,
): Promise<{ value: string | null }> {
  const column = columns[field]
  const file = await workforce(db)
    .selectFrom('workforce.worker')
    .select(['person_id', 'region_code', `${column}_sealed as sealed`])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!file) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'person', id: file.person_id }, regionCode: file.region_code, reason, details: { field } })
  return {
    value: file.sealed && house.vault.open({ table: 'workforce.worker', column, rowId: file.person_id }, file.sealed),
  }
}
