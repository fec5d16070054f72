import type { Follow } from '#kernel/follow.ts'

/** Membership of a pool and what was asked for go with the person; forums and measures stay where they were. */
export const follow: Follow = async ({ query }, { personId, regionCode, organisationId, employerId }) => {
  await query(
    `update development.pool_member set region_code = $2, organisation_id = $3 where person_id = $1 and stage in ('nominated', 'member')`,
    [personId, regionCode, organisationId],
  )
  await query(
    'update development.application set region_code = $2, organisation_id = coalesce($3, organisation_id), employer_id = $4 where person_id = $1',
    [personId, regionCode, organisationId, employerId],
  )
}
