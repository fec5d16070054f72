import type { Place } from '#kernel/vault/vault.ts'

/** Where the bytes of a piece of evidence lie in the file store, and where they are sealed to. */
export const keyOf = (evidenceId: string): string => `evidence/${evidenceId}`
export const placeOf = (evidenceId: string): Place => ({
  table: 'workforce.evidence',
  column: 'bytes',
  rowId: evidenceId,
})
