import { readOne, write } from './database.ts'
import { inTurn } from './in-turn.ts'
import { sealed, unsealed } from './vault.ts'
import type { SealedRow } from './vault.ts'

/**
 * What is typed into an entry of a selection and not yet kept by the server, so that a lost signal or a killed tab loses nothing. Sealed like
 * everything on the phone, in the store of facts: it goes when the facts go, at sign-out and when another worker takes the phone.
 */
const idOf = (entryId: string): string => `entry ${entryId}`
const turn = inTurn()

export async function loadEntryWords<T>(entryId: string): Promise<T | undefined> {
  const row = await readOne<SealedRow>('facts', idOf(entryId))
  return row && unsealed<T>('facts', row)
}

export const keepEntryWords = (entryId: string, words: unknown): Promise<void> =>
  turn(async () => write([{ store: 'facts', put: [await sealed('facts', idOf(entryId), words)] }]))

export const dropEntryWords = (entryId: string): Promise<void> =>
  turn(() => write([{ store: 'facts', drop: [idOf(entryId)] }]))
