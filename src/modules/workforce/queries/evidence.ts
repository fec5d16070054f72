import type { Handler } from '#kernel/http.ts'
import { mediaTypeOf } from '#kernel/photograph.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { keyOf, placeOf } from '#modules/workforce/evidence-place.ts'
import { workforce } from '#modules/workforce/tables.ts'

/** A picture or a PDF within reach, opened for this one answer; others' only for those who read files. */
export const evidence: Handler<typeof contract.evidence> = async ({ db, house, actor, about }, { evidenceId }) => {
  const row = await workforce(db)
    .selectFrom('workforce.evidence')
    .select(['id', 'kind', 'region_code', 'person_id'])
    .where('id', '=', evidenceId)
    .executeTakeFirst()
  if (!row || (row.person_id !== actor.personId && !actor.permissions.has('workforce:read')))
    return refuseNow('kernel/not-found')
  const sealed = await house.files.get(keyOf(row.id))
  if (!sealed) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'evidence', id: row.id }, regionCode: row.region_code })
  const type = row.kind === 'pdf' ? 'application/pdf' : mediaTypeOf(row.kind)
  return { name: `${row.id}.${row.kind}`, type, body: Buffer.from(house.vault.open(placeOf(row.id), sealed), 'base64') }
}
