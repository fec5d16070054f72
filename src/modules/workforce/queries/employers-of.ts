import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export interface EmployerSpell {
  personId: string
  /** Of this installation, if it is one. */
  organisationId: string | null
  name: string
  from: Day | null
  until: Day | null
}

/** By whom and where people are and were employed, the place of work besides the employer; as far as the reader sees, in one statement. */
export const employersOf = (query: Transaction['query'], personIds: readonly string[]): Promise<EmployerSpell[]> =>
  query(
    `select person_id as "personId", employer_organisation_id as "organisationId", employer_name as name, from_on as from, until_on as until
       from workforce.employment where person_id = any ($1::uuid[]) and not withdrawn
     union select person_id, workplace_organisation_id, coalesce(workplace_name, ''), from_on, until_on
       from workforce.employment where person_id = any ($1::uuid[]) and not withdrawn and (workplace_organisation_id is not null or workplace_name is not null)
     union select w.person_id, o.id, '', null, null from workforce.worker w cross join lateral (values (w.organisation_id), (w.employer_id)) o (id)
       where w.person_id = any ($1::uuid[]) and o.id is not null`,
    [[...personIds]],
  )
