import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/services/contract.ts'
import { services } from '#modules/services/tables.ts'

const columns = { identityNumber: 'identity_number', phone: 'phone', address: 'address' } as const

/** Opens one sealed value; the audit gets who, whose, which and why, never the value. */
export const reveal: Handler<typeof contract.reveal> = async ({ db, house, about }, { clientId, field, reason }) => {
  const column = columns[field]
  const file = await services(db)
    .selectFrom('services.client')
    .select(['id', 'region_code', `${column}_sealed as sealed`])
    .where('id', '=', clientId)
    .executeTakeFirst()
  if (!file) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'client', id: file.id }, regionCode: file.region_code, reason, details: { field } })
  return { value: file.sealed && house.vault.open({ table: 'services.client', column, rowId: file.id }, file.sealed) }
}
