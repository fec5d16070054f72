/**
 * How the phone seals what it keeps: AES-256-GCM under a random data key; the data key is wrapped by a key that only the
 * worker's password gives (PBKDF2, SHA-256). See docs/decisions/0010-phone-data.md.
 */

export interface Lock {
  salt: Uint8Array<ArrayBuffer>
  rounds: number
  iv: Uint8Array<ArrayBuffer>
  wrappedKey: ArrayBuffer
}

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  body: ArrayBuffer
}

/** OWASP's Password Storage Cheat Sheet for PBKDF2 with SHA-256. */
const rounds = 600_000

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const text = new TextEncoder()

/** A new lock for a password, and the data key behind it. */
export async function newLock(password: string): Promise<{ lock: Lock; key: CryptoKey }> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
  const lock = await wrap(key, password)
  return { lock, key: (await openLock(lock, password))! }
}

/** The data key, which no script can read out; undefined if the password is wrong. */
export const openLock = (lock: Lock, password: string): Promise<CryptoKey | undefined> => unwrap(lock, password, false)

/** The same data key behind a new password; undefined if the old one is wrong. */
export async function changeLock(lock: Lock, oldPassword: string, newPassword: string): Promise<Lock | undefined> {
  const key = await unwrap(lock, oldPassword, true)
  return key && wrap(key, newPassword)
}

/** Seals a value that JSON can hold. The place (store and id) is bound in, so that no row can stand in for another. */
export const seal = (key: CryptoKey, place: string, value: unknown): Promise<Sealed> =>
  sealBytes(key, place, text.encode(JSON.stringify(value)))

export async function unseal<T>(key: CryptoKey, place: string, sealed: Sealed): Promise<T> {
  // What this phone sealed under its own key is what it wrote: the tag of AES-GCM has just been checked.
  return JSON.parse(new TextDecoder().decode(await unsealBytes(key, place, sealed))) as T
}

export async function sealBytes(key: CryptoKey, place: string, bytes: BufferSource): Promise<Sealed> {
  const iv = random(12)
  return {
    iv,
    body: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: text.encode(place) }, key, bytes),
  }
}

export const unsealBytes = (key: CryptoKey, place: string, { iv, body }: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: text.encode(place) }, key, body)

async function wrap(key: CryptoKey, password: string): Promise<Lock> {
  const salt = random(16)
  const iv = random(12)
  const wrappedKey = await crypto.subtle.wrapKey('raw', key, await passwordKey(password, salt, rounds), {
    name: 'AES-GCM',
    iv,
  })
  return { salt, rounds, iv, wrappedKey }
}

async function unwrap(lock: Lock, password: string, extractable: boolean): Promise<CryptoKey | undefined> {
  const wrapping = await passwordKey(password, lock.salt, lock.rounds)
  try {
    return await crypto.subtle.unwrapKey(
      'raw',
      lock.wrappedKey,
      wrapping,
      { name: 'AES-GCM', iv: lock.iv },
      'AES-GCM',
      extractable,
      ['encrypt', 'decrypt'],
    )
  } catch {
    return undefined // AES-GCM refuses the tag: another password.
  }
}

async function passwordKey(password: string, salt: Uint8Array<ArrayBuffer>, times: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', text.encode(password.normalize('NFKC')), 'PBKDF2', false, [
    'deriveKey',
  ])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: times },
    typed,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  )
}
