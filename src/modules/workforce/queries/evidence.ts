import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { openEvidence } from '#modules/workforce/open-evidence.ts'
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
  const file = await openEvidence({ house }, { evidenceId: row.id, kind: row.kind })
  if (!file) return refuseNow('kernel/not-found')
  about({ subject: { kind: 'evidence', id: row.id }, regionCode: row.region_code })
  return file
}
