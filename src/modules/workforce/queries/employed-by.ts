import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

/** From when until when people are and were employed by an organisation, as far as that is confirmed and the reader sees it; in one statement. */
export const employedBy = (
  query: Transaction['query'],
  personIds: readonly string[],
  employerId: string,
): Promise<{ personId: string; from: Day; until: Day | null }[]> =>
  query(
    `select person_id as "personId", from_on as from, until_on as until from workforce.employment
      where person_id = any ($1::uuid[]) and employer_organisation_id = $2 and not withdrawn and confirmed_on is not null`,
    [[...personIds], employerId],
  )
