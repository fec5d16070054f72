import type { Follow } from '#kernel/follow.ts'

/**
 * Who moves to another county volunteers there from now on, under the same number and registered with nobody in particular; within the county
 * nothing changes. What was served stays where it was recorded, and the new county reads it through `volunteers.entries_of`.
 */
export const follow: Follow = async ({ query }, { personId, regionCode }) => {
  const moved = await query<{ id: string }>(
    `update volunteers.volunteer set region_code = $2, organisation_id = null where person_id = $1 and left(region_code, 6) <> left($2, 6) returning id`,
    [personId, regionCode],
  )
  if (moved.length > 0)
    await query('update volunteers.record_check set region_code = $2, organisation_id = null where person_id = $1', [
      personId,
      regionCode,
    ])
}
