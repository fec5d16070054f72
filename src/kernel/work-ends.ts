import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

/** Somebody’s work ends: because they go, or because it goes on at another organisation. */
export interface WorkEnd {
  personId: string
  /** The first day without it. */
  on: Day
  why: 'moved' | 'left' | 'retired' | 'deceased'
  /** Where they work from that day on; null where they do not work any more. */
  nextAt: string | null
}

/** Ends what a module keeps of a person’s work, in the transaction that ends the work, which stands at the gate. */
export type WhenWorkEnds = (transaction: Transaction, end: WorkEnd) => Promise<void>
