import type { Follow } from '#kernel/follow.ts'

/**
 * Who moves takes along where they stand, and their printed transcripts. Attendance and the ledger stay where it happened: the figures of a
 * county's past do not change because someone left. The new county reads the whole ledger through `training.lines_of`, which asks where the
 * person stands today.
 */
export const follow: Follow = async ({ query }, { personId, regionCode, organisationId, employerId }) => {
  await query(
    'update training.trainee set region_code = $2, organisation_id = $3, employer_id = $4 where person_id = $1',
    [personId, regionCode, organisationId, employerId],
  )
  await query(
    'update training.transcript set region_code = $2, organisation_id = $3, employer_id = $4 where person_id = $1',
    [personId, regionCode, organisationId, employerId],
  )
}
