import type { Follow } from '#kernel/follow.ts'

/** The level somebody is appointed to goes along with their file; the posts they held stay with the organisation that has them. */
export const follow: Follow = async ({ query }, { personId, regionCode, organisationId, employerId }) => {
  if (!organisationId) return
  await query(
    'update posts.appointment set region_code = $2, organisation_id = $3, employer_id = $4 where person_id = $1',
    [personId, regionCode, organisationId, employerId],
  )
}
