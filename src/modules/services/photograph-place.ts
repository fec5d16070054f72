import type { Place } from '#kernel/vault/vault.ts'

/** Where a photograph's bytes lie in the file store, and where they are sealed to. */
export const keyOf = (photographId: string): string => `photographs/${photographId}`
export const placeOf = (photographId: string): Place => ({
  table: 'services.photograph',
  column: 'bytes',
  rowId: photographId,
})
