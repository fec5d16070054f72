import type { Follow } from '#kernel/follow.ts'

/** What stands goes along with the file: the agreement and what is owed. That a session took place stays where it did. */
export const follow: Follow = async ({ query }, { personId, regionCode, organisationId, employerId }) => {
  const place = [personId, regionCode, organisationId, employerId]
  await query(
    'update supervision.duty set region_code = $2, organisation_id = $3, employer_id = $4 where person_id = $1',
    place,
  )
  await query(
    'update supervision.agreement_member set region_code = $2, organisation_id = $3, employer_id = $4 where person_id = $1 and (until_on is null or until_on > current_date)',
    place,
  )
}
