import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { ownPapers, sendAttempt } from '#modules/certificates/contract.ts'
import { readOne, write } from './database.ts'
import { inTurn } from './in-turn.ts'
import { sealed, unsealed } from './vault.ts'
import type { SealedRow } from './vault.ts'

export type MockPaper = OutputOf<typeof ownPapers>['rows'][number]

/** A paper being sat: what is chosen so far, and since when. */
export interface Sitting {
  paperId: string
  attemptId: string
  startedAt: string
  chosen: Record<string, string[]>
}

/** What the phone carries for mock exams: papers, the one being sat, and what waits to be handed in. Sealed like everything on the phone. */
export interface Mocks {
  papers: MockPaper[]
  sitting: Sitting | null
  waiting: InputOf<typeof sendAttempt>[]
}

const nothing: Mocks = { papers: [], sitting: null, waiting: [] }
const turn = inTurn()

// In the store of facts: it goes when the facts go, at sign-out and when another worker takes the phone.
const id = 'mocks'

export async function loadMocks(): Promise<Mocks> {
  const row = await readOne<SealedRow>('facts', id)
  return row ? { ...nothing, ...(await unsealed<Mocks>('facts', row)) } : nothing
}

export const keepMocks = (now: Mocks): Promise<void> =>
  turn(async () => write([{ store: 'facts', put: [await sealed('facts', id, now)] }]))
