import type { OutputOf } from '#kernel/endpoint.ts'
import type { me } from '#modules/identity/contract.ts'
import type { notices } from '#modules/notices/contract.ts'
import type { codeLists } from '#modules/services/contract.ts'
import type { Phrase } from '#web/kit/words.ts'
import { readOne, write } from './database.ts'
import { inTurn } from './in-turn.ts'
import { live } from './live.ts'
import { sealed, unsealed } from './vault.ts'
import type { SealedRow } from './vault.ts'

export type Me = OutputOf<typeof me>
export type Notice = OutputOf<typeof notices>['rows'][number]
export type CodeLists = OutputOf<typeof codeLists>

/** What the phone knows besides clients and records. */
export interface Facts {
  me: Me | null
  lists: CodeLists | null
  /** The worker's own clients and nobody's: why each is due, in the server's words. */
  reasons: Record<string, Phrase>
  /** What the worker is told, as it was at the last meeting with the server. */
  notices: Notice[]
  /** Up to where the carried clients were read. */
  cursor: string | null
  syncedAt: string | null
  /** Milliseconds the server's clock is ahead of the phone's; null until the two have met. */
  clockAhead: number | null
  /** How the last record of each method was made, to begin the next with. */
  habits: Record<string, { minutes: number; mode: string; serviceCodes: string[] }>
}

const none: Facts = {
  me: null,
  lists: null,
  reasons: {},
  notices: [],
  cursor: null,
  syncedAt: null,
  clockAhead: null,
  habits: {},
}
const turn = inTurn()

export const facts = live<Facts>(none)

export async function loadFacts(): Promise<void> {
  const row = await readOne<SealedRow>('facts', 'facts')
  facts.set(row ? { ...none, ...(await unsealed<Facts>('facts', row)) } : none)
}

export function remember(change: Partial<Facts>): Promise<void> {
  facts.set({ ...facts.get(), ...change })
  return turn(async () => write([{ store: 'facts', put: [await sealed('facts', 'facts', facts.get())] }]))
}

export const forgetFacts = (): void => facts.set(none)
