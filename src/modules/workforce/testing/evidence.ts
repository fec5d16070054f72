import { newId } from '#kernel/ids.ts'
import * as contract from '#modules/workforce/contract.ts'
import type { Caller } from '#demo/test-server.ts'

/** The smallest PDF there is. */
const aPdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
)

/** Sends a piece of evidence about oneself, or about another; answers its id. */
export async function sentEvidence(caller: Caller, personId?: string): Promise<string> {
  const evidenceId = newId<'evidence'>(new Date())
  const sent = await caller.call(
    contract.sendEvidence,
    { evidenceId, ...(personId && { personId }) },
    { body: aPdf, type: 'application/pdf' },
  )
  if (sent.status !== 200) throw new Error(JSON.stringify(sent))
  return evidenceId
}
