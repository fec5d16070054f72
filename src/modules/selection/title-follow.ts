import type { Follow } from '#kernel/follow.ts'

/** Who moves takes their titles along: the new place reads them, and the office that gave them keeps them, to say what the move means. */
export const followTitles: Follow = async ({ query }, { personId, regionCode, organisationId, employerId }) => {
  for (const table of ['title', 'title_fact', 'title_grade', 'appeal'])
    await query(
      `update selection.${table} set holder_region_code = $2, organisation_id = $3, employer_id = $4 where person_id = $1`,
      [personId, regionCode, organisationId, employerId],
    )
}
