import type { Follow } from '#kernel/follow.ts'

/** The years of a person go with their file; rounds stay where they were held. */
export const follow: Follow = async ({ query }, { personId, regionCode, organisationId, employerId }) => {
  await query(
    'update assessment.result set region_code = $2, organisation_id = coalesce($3, organisation_id), employer_id = $4 where person_id = $1',
    [personId, regionCode, organisationId, employerId],
  )
}
