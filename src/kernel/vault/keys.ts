import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type Algorithm, isAvailable, keyBytesOf } from './cipher.ts'

/** One version of the sealing key. Old versions stay in the file until nothing sealed by them is left. */
export interface SealKey {
  version: number
  algorithm: Algorithm
  secret: Buffer
}

export interface Keyring {
  /** The version that seals from now on. */
  current: number
  seal: SealKey[]
  /** Makes search hashes. It has no versions: with another one every stored hash would have to be made again. */
  search: { algorithm: 'sha256' | 'sm3'; secret: Buffer }
}

const Secret = z.base64().transform((text) => Buffer.from(text, 'base64'))

const KeyFile = z.object({
  current: z.int(),
  seal: z
    .array(
      z.object({ version: z.int().min(1).max(0xffff), algorithm: z.enum(['aes-256-gcm', 'sm4-gcm']), secret: Secret }),
    )
    .min(1),
  search: z.object({ algorithm: z.enum(['sha256', 'sm3']), secret: Secret }),
})

/**
 * Reads the key file, or makes one on a new installation. Throws where data is already sealed and the file is gone: new keys
 * would open nothing, and would let an installation run on while its old values are lost.
 */
export function openKeys(given: { path: string; algorithm: Algorithm; sealedDataExists: boolean }): Keyring {
  if (existsSync(given.path)) return readKeys(given.path)
  if (given.sealedDataExists) {
    throw new Error(
      `找不到密钥文件 ${given.path}，而数据库中已有加密数据。请从备份恢复该文件，不要生成新密钥。` +
        ' · The key file is missing while sealed data exists. Restore it from its backup; new keys would open nothing.',
    )
  }
  const keys: Keyring = {
    current: 1,
    seal: [newSealKey(1, given.algorithm)],
    search: { algorithm: given.algorithm === 'sm4-gcm' ? 'sm3' : 'sha256', secret: randomBytes(32) },
  }
  writeKeys(given.path, keys)
  return keys
}

/** Adds a key version, which seals from now on; the older ones go on opening. Also the way from AES to SM4 and back. */
export function addKeyVersion(path: string, algorithm: Algorithm): Keyring {
  const keys = readKeys(path)
  const version = Math.max(...keys.seal.map((key) => key.version)) + 1
  const renewed: Keyring = { ...keys, current: version, seal: [...keys.seal, newSealKey(version, algorithm)] }
  writeKeys(path, renewed)
  return renewed
}

/**
 * Tells two keyrings apart without showing either. An installation keeps it in its database, so that a server started with
 * another key file stops at once and does not seal rows that its neighbours cannot open.
 */
export const fingerprintOf = (keys: Keyring): string =>
  createHash('sha256').update('yanzhen keyring').update(keys.search.secret).digest('hex').slice(0, 16)

function newSealKey(version: number, algorithm: Algorithm): SealKey {
  if (!isAvailable(algorithm)) throw new Error(`本机的 Node 不支持 ${algorithm} · This Node has no ${algorithm}`)
  return { version, algorithm, secret: randomBytes(keyBytesOf(algorithm)) }
}

function readKeys(path: string): Keyring {
  // Windows keeps no such bits; there the folder's own rights protect the file.
  if (process.platform !== 'win32' && statSync(path).mode & 0o077) {
    throw new Error(`密钥文件可被他人读取，请执行 chmod 600 ${path} · Others can read the key file: chmod 600 it.`)
  }
  const parsed = KeyFile.safeParse(parseJson(readFileSync(path, 'utf8')))
  // Neither the text nor zod's own message is repeated: both can hold a key.
  if (!parsed.success || !parsed.data.seal.some((key) => key.version === parsed.data.current)) {
    throw new Error(`密钥文件 ${path} 已损坏，请从备份恢复 · The key file is damaged: restore it from its backup.`)
  }
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Written beside, flushed, then renamed: a power cut leaves the old file or the new one, never half of one. */
function writeKeys(path: string, keys: Keyring): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const beside = `${path}.${process.pid}.new`
  const file = openSync(beside, 'wx', 0o600)
  try {
    writeSync(
      file,
      `${JSON.stringify(keys, (_, value) => (isBytes(value) ? Buffer.from(value.data).toString('base64') : value), 2)}\n`,
    )
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(beside, path)
}

/** JSON.stringify shows a Buffer to its replacer as `{ type: 'Buffer', data }`. */
const isBytes = (value: unknown): value is { data: number[] } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'
