import { createHmac } from 'node:crypto'
import type { Vault } from '#kernel/vault/vault.ts'
import { stepsTaken, type CodeRule } from '#modules/training/domain/door-code.ts'

/** The codes at the door, as in RFC 6238: six digits from the session's secret and the time step. */

const placeOf = (sessionId: string) => ({ table: 'training.session', column: 'secret_sealed', rowId: sessionId })

export const sealSecret = (vault: Vault, sessionId: string, secret: Buffer): Buffer =>
  vault.seal(placeOf(sessionId), secret.toString('base64'))
export const openSecret = (vault: Vault, sessionId: string, sealed: Buffer): Buffer =>
  Buffer.from(vault.open(placeOf(sessionId), sealed), 'base64')

export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha256', secret).update(counter).digest()
  const at = mac[mac.length - 1]! & 0x0f
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Is a code one of those that were taken at that moment? What people type may hold full-width digits and blanks. */
export function codeHolds(secret: Buffer, typed: string, at: Date, rule: CodeRule): boolean {
  const digits = typed.normalize('NFKC').replace(/\s/g, '')
  return stepsTaken(at, rule).some((step) => codeOf(secret, step) === digits)
}
