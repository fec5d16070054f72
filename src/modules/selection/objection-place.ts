import { createHash } from 'node:crypto'
import { readCheckCode } from '#kernel/check-code.ts'
import type { Place } from '#kernel/vault/vault.ts'
import { codeLength } from '#modules/selection/domain/check-code.ts'

/** Where what an objector said is sealed to. */
export const objectionPlace = (what: 'words' | 'contact' | 'receipt', rowId: string): Place => ({
  table: 'selection.objection',
  column: `${what}_sealed`,
  rowId,
})
export const fileKey = (fileId: string): string => `objection/${fileId}`
export const filePlace = (rowId: string): Place => ({ table: 'selection.objection_file', column: 'bytes', rowId })

/** By which a receipt is found, as people type it; of what can be none, of nothing. */
export const receiptDigest = (typed: string): Buffer =>
  createHash('sha256')
    .update(readCheckCode(typed, codeLength) ?? '')
    .digest()
