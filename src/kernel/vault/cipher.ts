import { createCipheriv, createDecipheriv, getCiphers, randomBytes } from 'node:crypto'

/**
 * The port behind which values are sealed: one key, one algorithm. The context says where the value stands; it is
 * authenticated and not stored, so a sealed value copied to another row, column or table does not open there.
 */
export interface Cipher {
  seal(plain: string, context: string): Buffer
  /** Throws `Unopenable` for a changed byte, another context or another key. */
  open(sealed: Buffer, context: string): string
}

export type Algorithm = 'aes-256-gcm' | 'sm4-gcm'

/** What stands before every sealed value in clear: which algorithm and which version of the key open it. */
export interface SealedHeader {
  algorithm: Algorithm
  keyVersion: number
}

/** A fault, never a refusal: the store was tampered with, or the wrong key file is in place. Carries no value and no place. */
export class Unopenable extends Error {
  constructor(why: string) {
    super(`加密数据无法解开 · A sealed value cannot be opened: ${why}`)
  }
}

/** The ids are written into every row: never renumber one, never use one again. */
const algorithms: Record<Algorithm, { id: number; keyBytes: number }> = {
  'aes-256-gcm': { id: 1, keyBytes: 32 },
  'sm4-gcm': { id: 2, keyBytes: 16 },
}

const headerBytes = 3
const nonceBytes = 12
const tagBytes = 16
const overhead = headerBytes + nonceBytes + tagBytes

export const keyBytesOf = (algorithm: Algorithm): number => algorithms[algorithm].keyBytes

/** Some builds of Node carry an OpenSSL older than 3.1, which has SM4 but not SM4-GCM. */
export const isAvailable = (algorithm: Algorithm): boolean => getCiphers().includes(algorithm)

/**
 * Layout: algorithm id (1 byte) · key version (2) · nonce (12) · tag (16) · ciphertext.
 * The nonce is random; at 2^32 values under one key (NIST SP 800-38D, 8.3) a new key version is due, far beyond a province.
 */
export function cipherWith(algorithm: Algorithm, keyVersion: number, secret: Buffer): Cipher {
  const { id, keyBytes } = algorithms[algorithm]
  if (secret.length !== keyBytes) throw new Error(`${algorithm} wants a key of ${keyBytes} bytes, not ${secret.length}`)
  const header = Buffer.alloc(headerBytes)
  header.writeUInt8(id)
  header.writeUInt16BE(keyVersion, 1)
  // The header is authenticated with the context, so that a value cannot be passed off as sealed by another key or algorithm.
  const associated = (context: string) => Buffer.concat([header, Buffer.from(context)])

  return {
    seal(plain, context) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm as 'aes-256-gcm', secret, nonce, { authTagLength: tagBytes })
      cipher.setAAD(associated(context))
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([header, nonce, cipher.getAuthTag(), text])
    },
    open(sealed, context) {
      if (sealed.length < overhead || !sealed.subarray(0, headerBytes).equals(header))
        throw new Unopenable('another key')
      const nonce = sealed.subarray(headerBytes, headerBytes + nonceBytes)
      const decipher = createDecipheriv(algorithm as 'aes-256-gcm', secret, nonce, { authTagLength: tagBytes })
      decipher.setAAD(associated(context))
      decipher.setAuthTag(sealed.subarray(headerBytes + nonceBytes, overhead))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(overhead)), decipher.final()]).toString('utf8')
      } catch {
        throw new Unopenable('changed, or moved from its place')
      }
    },
  }
}

/** Reads which key sealed a value, without opening it. */
export function headerOf(sealed: Buffer): SealedHeader {
  const found = Object.entries(algorithms).find(([, { id }]) => id === sealed[0])
  if (!found || sealed.length < overhead) throw new Unopenable('not a sealed value')
  return { algorithm: found[0] as Algorithm, keyVersion: sealed.readUInt16BE(1) }
}
