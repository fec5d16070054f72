import type { Row } from './database.ts'
import { destroy, otherDatabases, readAll, readAllOf, readOne, turnTo, write } from './database.ts'
import { inTurn } from './in-turn.ts'
import { live } from './live.ts'
import { isOverdue } from './overdue.ts'
import type { Met } from './overdue.ts'
import { changeLock, newLock, openLock, seal, sealBytes, unseal, unsealBytes } from './seal.ts'
import type { Lock, Sealed } from './seal.ts'

/** The phone forgets its open key after so long without a touch; a visit and its photograph fit in. */
const idleFor = 30 * 60_000
/** After so many wrong passwords the carried clients are forgotten. Unsent records never are. */
const wrongAtMost = 5

interface VaultRow extends Row, Met {
  username: string
  lock: Lock
  wrong: number
  /** The open key, which no script can read out: a tab killed by the camera comes back without a password. */
  openKey?: CryptoKey
  openUntil?: number
  /** The server has said that the worker left: nothing is to be opened any more but to be handed in. */
  left?: true
}

export interface SealedRow extends Row, Sealed {
  unsent?: boolean
}

export type Vault =
  | { stage: 'starting' }
  /** Without https a browser offers neither encryption nor use offline; some private windows keep nothing at all. */
  | { stage: 'unusable'; why: 'insecure' | 'no-storage' }
  | { stage: 'closed'; username: string | null; unsent: number; left: boolean; alone: boolean }
  /** The key is there; what is sealed is being read. */
  | { stage: 'opening'; username: string; key: CryptoKey }
  | { stage: 'open'; username: string; key: CryptoKey }
  /** The worker has left: what was not sent is being handed in, and nothing else is shown. */
  | { stage: 'left'; username: string; key: CryptoKey }

export const vault = live<Vault>({ stage: 'starting' })

/** The open key. Throws when the phone is locked: nothing is read or written then. */
function keyNow(): CryptoKey {
  const now = vault.get()
  if (now.stage !== 'open' && now.stage !== 'opening' && now.stage !== 'left') throw new Error('the phone is locked')
  return now.key
}

/** A row whose value lies sealed in it. */
export const sealed = async (store: string, id: string, value: unknown): Promise<SealedRow> => ({
  id,
  ...(await seal(keyNow(), `${store}/${id}`, value)),
})
export const unsealed = <T>(store: string, row: SealedRow): Promise<T> => unseal<T>(keyNow(), `${store}/${row.id}`, row)
export const sealedBytes = async (store: string, id: string, bytes: BufferSource): Promise<SealedRow> => ({
  id,
  ...(await sealBytes(keyNow(), `${store}/${id}`, bytes)),
})
export const unsealedBytes = (store: string, row: SealedRow): Promise<ArrayBuffer> =>
  unsealBytes(keyNow(), `${store}/${row.id}`, row)

/** Looks at what the phone holds, and opens it where it was open a moment ago. */
export async function findVault(now: number): Promise<void> {
  if (!globalThis.crypto?.subtle) return vault.set({ stage: 'unusable', why: 'insecure' })
  const row = await readOne<VaultRow>('vault', 'vault').catch(() => null)
  if (row === null) return vault.set({ stage: 'unusable', why: 'no-storage' })
  if (row?.openKey && row.openUntil! > now) vault.set({ stage: 'opening', username: row.username, key: row.openKey })
  else await lock()
}

/** Everything sealed has been read: the screens may draw. */
export function opened(): void {
  const now = vault.get()
  if (now.stage === 'opening') vault.set({ ...now, stage: 'open' })
}

/** The unsent records that lie sealed on the phone. */
const countUnsent = async (): Promise<number> => (await readAll<SealedRow>('outbox')).filter((row) => row.unsent).length

const countDrafts = async (): Promise<number> => (await readAll<SealedRow>('drafts')).length

/** What would be lost if the phone forgot this worker: records, and forms that are not finished. */
export const countUnfinished = async (): Promise<number> => (await countUnsent()) + (await countDrafts())

/** Opens the phone by password. `wrong` also where the server has given a new password since. */
export async function open(password: string, now: number): Promise<'open' | 'wrong' | 'nothing-here'> {
  const row = await readOne<VaultRow>('vault', 'vault')
  if (!row) return 'nothing-here'
  const key = await openLock(row.lock, password)
  if (key) {
    await keepOpen(row, key, now)
    return 'open'
  }
  const wrong = row.wrong + 1
  const forget =
    wrong >= wrongAtMost ? [{ store: 'clients', empty: true } as const, { store: 'facts', empty: true } as const] : []
  await write([{ store: 'vault', put: [{ ...row, wrong } as VaultRow] }, ...forget])
  return 'wrong'
}

/** Makes the database in use this worker's. Whatever lay in it before is gone. */
export async function create(username: string, password: string, now: number): Promise<void> {
  const { lock: made, key } = await newLock(password)
  const stores = ['facts', 'clients', 'outbox', 'photographs', 'drafts'] as const
  await write(stores.map((store) => ({ store, empty: true })))
  await keepOpen({ id: 'vault', username, lock: made, wrong: 0 }, key, now)
}

/** Somebody else who carried this phone, and what of theirs lies sealed on it. */
export interface Other {
  database: string
  username: string
  lock: Lock
  unfinished: number
}

export async function others(): Promise<Other[]> {
  const found = await Promise.all(
    ((await otherDatabases()) ?? []).map(async (database) => {
      const [row] = await readAllOf<VaultRow>(database, 'vault')
      const unsent = (await readAllOf<SealedRow>(database, 'outbox')).filter((one) => one.unsent).length
      const drafts = (await readAllOf<SealedRow>(database, 'drafts')).length
      return row ? [{ database, username: row.username, lock: row.lock, unfinished: unsent + drafts }] : []
    }),
  )
  return found.flat()
}

export const opensWith = async ({ lock: theirs }: Other, password: string): Promise<boolean> =>
  (await openLock(theirs, password)) !== undefined

/** Can what somebody has not sent stay here while another works with this phone? */
export const canKeepApart = async (): Promise<boolean> => (await otherDatabases()) !== undefined

/**
 * Makes way for another worker, in the database they had or in a new one. What this one has not sent stays where it lies, under their own
 * password; whom the phone carried for them is forgotten, and without anything unsent all of it.
 */
export async function makeWay(to: string | null): Promise<void> {
  const ownTexts = (await readAll('facts')).some(({ id }) => id !== 'facts')
  if (ownTexts || (await countUnfinished()) > 0) {
    await dropCopies()
    await turnTo(to)
  } else await destroy(to)
}

/** After a new password was given: brings what is sealed under the old one along. False if the old one is wrong. */
export async function bringAlong(oldPassword: string, newPassword: string, now: number): Promise<boolean> {
  const row = await readOne<VaultRow>('vault', 'vault')
  const changed = row && (await changeLock(row.lock, oldPassword, newPassword))
  if (!changed) return false
  await keepOpen({ ...row, lock: changed }, (await openLock(changed, newPassword))!, now)
  return true
}

/** Keeps the phone open for another while; called as it is touched. */
export const stayOpen = (now: number): Promise<void> =>
  change((row) => (row.openKey && vault.get().stage === 'open' ? { ...row, openUntil: now + idleFor } : row))

/** The phone has met the server, which still knows the worker. */
export const haveMet = (now: number, offlineDays: number): Promise<void> =>
  change(({ left: _left, ...row }) => ({ ...row, metAt: now, latestAt: now, offlineDays }))

/** Has the phone not met the server for longer than it may open without it? */
export async function isTooLongAlone(now: number): Promise<boolean> {
  const row = await readOne<VaultRow>('vault', 'vault')
  return row !== undefined && isOverdue(row, now)
}

/** Forgets whom the phone carried and who its worker is: the server has it all. What was not sent stays. */
export const dropCopies = (): Promise<void> =>
  write([
    { store: 'clients', empty: true },
    { store: 'facts', drop: ['facts'] },
  ])

/** The worker has left. From here on the phone, which must be open, holds what was not sent and nothing else. */
export async function markLeft(): Promise<void> {
  const now = vault.get()
  if (now.stage !== 'open' && now.stage !== 'opening') throw new Error('the phone is locked')
  await write([
    { store: 'clients', empty: true },
    { store: 'facts', empty: true },
  ])
  await change(({ openKey: _key, openUntil: _until, ...row }) => ({ ...row, left: true }))
  vault.set({ ...now, stage: 'left' })
}

/** The worker has left and the phone is locked: what was not sent waits for the password, and without any the phone is emptied. */
export async function markLeftLocked(): Promise<void> {
  if ((await countUnfinished()) === 0) return wipe()
  await dropCopies()
  await change((row) => ({ ...row, left: true }))
  await lock()
}

/** Has nobody touched the phone for so long? */
export async function isIdle(now: number): Promise<boolean> {
  const row = await readOne<VaultRow>('vault', 'vault')
  return !(row?.openUntil && row.openUntil > now)
}

/** Forgets the open key; everything stays sealed on the phone. `alone`: it has not met the server for too long, which is said. */
export async function lock(alone = false): Promise<void> {
  await change(({ openKey: _key, openUntil: _until, ...kept }) => kept)
  const row = await readOne<VaultRow>('vault', 'vault')
  const left = row?.left === true
  // Who comes back sends the drafts too, when they are done; who has left hands in everything.
  const unsent = left ? await countUnfinished() : await countUnsent()
  vault.set({ stage: 'closed', username: row?.username ?? null, unsent, left, alone })
}

/** Deletes everything this worker had on the phone. */
export async function wipe(): Promise<void> {
  await destroy()
  vault.set({ stage: 'closed', username: null, unsent: 0, left: false, alone: false })
}

const turn = inTurn()

/** Changes the vault's own row, if there is one; changes at the same time come one after the other. */
const change = (to: (row: VaultRow) => VaultRow): Promise<void> =>
  turn(async () => {
    const row = await readOne<VaultRow>('vault', 'vault')
    if (row) await write([{ store: 'vault', put: [to(row)] }])
  })

async function keepOpen(row: VaultRow, key: CryptoKey, now: number): Promise<void> {
  // A phone of before knows of no meeting yet: it counts from here.
  const met = { metAt: row.metAt ?? now, latestAt: Math.max(row.latestAt ?? 0, now) }
  const kept: VaultRow = { ...row, ...met, wrong: 0, openKey: key, openUntil: now + idleFor }
  await turn(() => write([{ store: 'vault', put: [kept] }]))
  vault.set({ stage: 'opening', username: row.username, key })
}
