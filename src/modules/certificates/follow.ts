import type { Follow } from '#kernel/follow.ts'

/** What a person holds goes with them; where they signed up, sat and were rewarded stays where it happened. */
export const follow: Follow = async ({ query }, { personId, regionCode, organisationId, employerId }) => {
  const place = [personId, regionCode, organisationId, employerId]
  await query(
    'update certificates.qualification set region_code = $2, organisation_id = $3, employer_id = $4 where person_id = $1',
    place,
  )
  await query(
    'update certificates.registration set region_code = $2, organisation_id = $3, employer_id = $4 where person_id = $1',
    place,
  )
}
