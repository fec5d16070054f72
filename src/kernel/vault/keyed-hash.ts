import { createHmac } from 'node:crypto'
import type { Keyring } from './keys.ts'

/** What is searched by its whole value. The kind goes into the hash, so that a phone never equals a number by chance. */
export type SearchedKind = 'identity-number' | 'phone' | 'certificate-number'

/**
 * The keyed hash of a **normalised** value, 32 bytes, for an exact search over sealed columns. A plain hash would not do: there are few enough
 * identity numbers to try them all. The key is not the sealing key, so that whoever may search need not be able to open.
 */
export const keyedHash = (search: Keyring['search'], kind: SearchedKind, normalised: string): Buffer =>
  createHmac(search.algorithm, search.secret).update(`${kind}\0${normalised}`).digest()

/** Stored in clear beside the sealed value: enough to recognise it in a list without opening anything. */
export const lastFour = (normalised: string): string => normalised.slice(-4)
