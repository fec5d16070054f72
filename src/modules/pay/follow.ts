import type { Follow } from '#kernel/follow.ts'

const tables = [
  'grade_period',
  'choice',
  'stated_fact',
  'leave_entry',
  'proposal',
  'unsaid',
  'health_check',
  'leave_request',
] as const

/** Grades, choices and balances go along with the file; what was paid stays where it was paid. */
export const follow: Follow = async ({ query }, { personId, regionCode, organisationId, employerId }) => {
  if (!organisationId) return
  for (const table of tables)
    await query(
      `update pay.${table} set region_code = $2, organisation_id = $3, employer_id = $4 where person_id = $1`,
      [personId, regionCode, organisationId, employerId ?? organisationId],
    )
}
