import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

/** The projects that people took part in, as far as the reader sees; one statement however many. */
export const projectsOf = (
  query: Transaction['query'],
  personIds: readonly string[],
): Promise<{ personId: string; name: string; from: Day; until: Day | null }[]> =>
  query(
    `select person_id as "personId", name, from_on as from, until_on as until from workforce.project where person_id = any ($1::uuid[]) and not withdrawn`,
    [[...personIds]],
  )
