import { Readable } from 'node:stream'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/workforce/contract-lists.ts'
import { bytesOf, sheetTypes } from '#modules/workforce/import-files.ts'
import { findImport } from '#modules/workforce/import-store.ts'

/** The sheet as it was sent, whole numbers and all: the evidence of what was taken in from it. */
export const importSheet: Handler<typeof contract.importSheet> = async (
  { query, house, about },
  { importId, reason },
) => {
  const one = await findImport(query, importId)
  if (!one) return refuseNow('kernel/not-found')
  if (!reason)
    return refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'reason', code: 'workforce/reason-missing' }])
  if (one.sheetDroppedOn || one.state === 'sending') return refuseNow('workforce/sheet-gone')
  about({ subject: { kind: 'import', id: importId }, regionCode: one.regionCode, reason })
  return {
    name: one.fileName,
    type: sheetTypes[one.format],
    body: Readable.from(bytesOf(house, { importId, parts: one.parts })),
  }
}
