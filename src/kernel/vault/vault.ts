import { type Cipher, cipherWith, headerOf, Unopenable } from './cipher.ts'
import { keyedHash, type SearchedKind } from './keyed-hash.ts'
import { fingerprintOf, type Keyring } from './keys.ts'

/** Where a sealed value stands. It opens there and nowhere else; a row that gets another id is sealed again. */
export interface Place {
  /** With its schema: 'services.client'. */
  table: string
  column: string
  rowId: string
}

/** Seals and opens personal data. Passed to a command in its context; whoever opens a value also writes the audit. */
export interface Vault {
  seal(place: Place, plain: string): Buffer
  /** Throws `Unopenable`, a fault. */
  open(place: Place, sealed: Buffer): string
  /** For rotation: the value sealed by the current key, or undefined where it already is. */
  resealed(place: Place, sealed: Buffer): Buffer | undefined
  /** 32 bytes; the value must be normalised first, or equal numbers do not meet. */
  searchHash(kind: SearchedKind, normalised: string): Buffer
  /** Differs between installations with different keys; see `fingerprintOf`. */
  fingerprint: string
}

export function openVault(keys: Keyring): Vault {
  const ciphers = new Map<number, Cipher>(
    keys.seal.map((key) => [key.version, cipherWith(key.algorithm, key.version, key.secret)]),
  )
  const cipherOf = (version: number): Cipher => {
    const cipher = ciphers.get(version)
    if (!cipher) throw new Unopenable(`key version ${version} is not in the key file`)
    return cipher
  }
  // JSON, not a joined string: ('a.b', 'c') and ('a', 'b.c') must be two contexts.
  const context = ({ table, column, rowId }: Place) => JSON.stringify([table, column, rowId])
  const current = cipherOf(keys.current)

  const vault: Vault = {
    seal: (place, plain) => current.seal(plain, context(place)),
    open: (place, sealed) => cipherOf(headerOf(sealed).keyVersion).open(sealed, context(place)),
    resealed: (place, sealed) =>
      headerOf(sealed).keyVersion === keys.current ? undefined : vault.seal(place, vault.open(place, sealed)),
    searchHash: (kind, normalised) => keyedHash(keys.search, kind, normalised),
    fingerprint: fingerprintOf(keys),
  }
  return vault
}
