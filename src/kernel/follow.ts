import type { Transaction } from '#kernel/database.ts'
import type { RegionCode } from '#kernel/region.ts'

/** Where a person's file stands from now on. */
export interface PersonMove {
  personId: string
  /** Whose rows they were: the same person's, unless two files of one person were merged. */
  formerPersonId: string
  regionCode: RegionCode
  /** Where they work. */
  organisationId: string | null
  /** Who employs them. */
  employerId: string | null
}

/** Puts the rows a module keeps of a person under the new place, in the transaction of the move, which stands at the gate. */
export type Follow = (transaction: Transaction, move: PersonMove) => Promise<void>

/**
 * What most modules do: the rows of these tables come along, each with person_id, region_code, organisation_id and, where `employer_id` is there,
 * that too. A table whose rows must be unique to a person needs more care when two files are merged.
 */
export const followIn =
  (tables: readonly string[], { withEmployer = true }: { withEmployer?: boolean } = {}): Follow =>
  async ({ query }, { personId, formerPersonId, regionCode, organisationId, employerId }) => {
    const employer = withEmployer ? ', employer_id = $5' : ''
    for (const table of tables) {
      await query(
        `update ${table} set person_id = $2, region_code = $3, organisation_id = $4${employer} where person_id = $1`,
        [formerPersonId, personId, regionCode, organisationId, ...(withEmployer ? [employerId] : [])],
      )
    }
  }
