import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/services/contract.ts'
import { mediaTypeOf } from '#kernel/photograph.ts'
import { keyOf, placeOf } from '#modules/services/photograph-place.ts'
import { services } from '#modules/services/tables.ts'

/** A photograph within reach, opened for this one answer. */
export const photograph: Handler<typeof contract.photograph> = async ({ db, house, about }, { photographId }) => {
  const row = await services(db)
    .selectFrom('services.photograph')
    .select(['id', 'kind', 'region_code'])
    .where('id', '=', photographId)
    .executeTakeFirst()
  const sealed = row && (await house.files.get(keyOf(row.id)))
  if (!row || !sealed) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'photograph', id: row.id }, regionCode: row.region_code })
  return {
    name: `${row.id}.${row.kind}`,
    type: mediaTypeOf(row.kind),
    body: Buffer.from(house.vault.open(placeOf(row.id), sealed), 'base64'),
  }
}
