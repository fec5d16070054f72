import type { Transaction } from '#kernel/database.ts'
import { refuseNow } from '#kernel/refusal.ts'

export interface EvidenceShown {
  evidenceId: string
  kind: 'jpeg' | 'png' | 'webp' | 'pdf'
  bytes: number
}

/** What shows that someone may not practise; used by the person. */
export const barEvidence = 'workforce/bar'

/**
 * Gives pieces of evidence that were sent for a person to what they show: `usedFor` names the kind of thing (`certificates/certificate`). Leaves
 * with a refusal at the field where one is not there, is another person's, or shows something else already.
 */
export async function attachEvidence(
  query: Transaction['query'],
  ids: readonly string[],
  to: { personId: string; usedFor: string; usedBy: string },
  field = 'evidenceIds',
): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const rows = await query<{ id: string }>(
    `update workforce.evidence set used_for = $2, used_by = $3
      where id = any ($1::uuid[]) and person_id = $4 and (used_by is null or used_by = $3) returning id`,
    [wanted, to.usedFor, to.usedBy, to.personId],
  )
  if (rows.length < wanted.length)
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code: 'workforce/evidence-not-there' }])
}

/** The evidence of things by their ids, as far as the reader sees; one statement however many. */
export async function evidenceOf(
  query: Transaction['query'],
  usedBy: readonly string[],
): Promise<Map<string, EvidenceShown[]>> {
  if (usedBy.length === 0) return new Map()
  const rows = await query<EvidenceShown & { usedBy: string }>(
    `select used_by as "usedBy", id as "evidenceId", kind, bytes from workforce.evidence where used_by = any ($1::uuid[]) order by at, id`,
    [[...usedBy]],
  )
  return Map.groupBy(rows, (row) => row.usedBy)
}

/** What shows one kind of thing of a person. */
export const evidenceFor = (query: Transaction['query'], personId: string, usedFor: string): Promise<EvidenceShown[]> =>
  query(
    'select id as "evidenceId", kind, bytes from workforce.evidence where person_id = $1 and used_for = $2 order by at, id',
    [personId, usedFor],
  )
