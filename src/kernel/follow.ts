import type { Transaction } from '#kernel/database.ts'
import type { RegionCode } from '#kernel/region.ts'

/** Where a person's file stands from now on. */
export interface PersonMove {
  personId: string
  regionCode: RegionCode
  /** Where they work. */
  organisationId: string | null
  /** Who employs them. */
  employerId: string | null
}

/** Puts the rows a module keeps of a person under the new place, in the transaction of the move, which stands at the gate. */
export type Follow = (transaction: Transaction, move: PersonMove) => Promise<void>
