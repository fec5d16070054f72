import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Problem } from '#kernel/refusal.ts'
import type { recordService } from '#modules/services/contract.ts'
import { readAll, write } from './database.ts'
import { live } from './live.ts'
import { sealed, unsealed } from './vault.ts'
import type { SealedRow } from './vault.ts'

export type ServiceRecord = InputOf<typeof recordService>

/** A record on its way to the server. It leaves the phone only when the server has it, or when the worker deletes it. */
export interface Item {
  /** The idempotency key, the same for ever: sent twice it counts once. */
  id: string
  savedAt: string
  /** Whom or what it is about, as the worker reads it. */
  about: string
  record: ServiceRecord
  photographsSent: string[]
  attempts: number
  state: 'waiting' | 'refused' | 'accepted'
  /** The server's words, of a refusal or of the last attempt that has to be repeated. */
  problem?: Problem
  answer?: OutputOf<typeof recordService> & { at: string }
}

/** Accepted ones stay to be seen for so long. */
const keptFor = 7 * 86_400_000

/** In the order in which they were saved. */
export const outbox = live<readonly Item[]>([])
/** The one that is on its way just now. */
export const sending = live<string | null>(null)

export const isUnsent = (item: Item): boolean => item.state !== 'accepted'

/** May it be changed? Not while the server may already have it: a change under the same key would be lost. */
export const mayMend = (item: Item): boolean =>
  item.state === 'refused' || (item.state === 'waiting' && item.attempts === 0)

export async function loadOutbox(now: number): Promise<void> {
  const rows = await readAll<SealedRow>('outbox')
  const items = await Promise.all(rows.map((row) => unsealed<Item>('outbox', row)))
  const old = items.filter((item) => item.answer && now - Date.parse(item.answer.at) > keptFor).map((item) => item.id)
  if (old.length > 0) await write([{ store: 'outbox', drop: old }])
  outbox.set(items.filter((item) => !old.includes(item.id)).sort((a, b) => a.savedAt.localeCompare(b.savedAt)))
}

const rowOf = async (item: Item): Promise<SealedRow> => ({
  ...(await sealed('outbox', item.id, item)),
  unsent: isUnsent(item),
})

/** Puts a new item, or a changed one in its place. */
export async function putItem(item: Item, draftDone?: string): Promise<void> {
  const row = await rowOf(item)
  await write([
    { store: 'outbox', put: [row] },
    ...(draftDone ? [{ store: 'drafts' as const, drop: [draftDone] }] : []),
  ])
  const others = outbox.get().filter((one) => one.id !== item.id)
  outbox.set([...others, item].sort((a, b) => a.savedAt.localeCompare(b.savedAt)))
}

/** Deletes an item with its photographs; the worker has confirmed it. */
export async function dropItem(item: Item): Promise<void> {
  await write([
    { store: 'outbox', drop: [item.id] },
    { store: 'photographs', drop: item.record.photographIds ?? [] },
  ])
  outbox.set(outbox.get().filter((one) => one.id !== item.id))
}

export const forgetOutbox = (): void => outbox.set([])
