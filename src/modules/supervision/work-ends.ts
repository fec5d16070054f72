import type { WhenWorkEnds } from '#kernel/work-ends.ts'

/** Whoever works nowhere any more is in no pool and in no agreement: their place is free, and whom they supervised is seen to have nobody. */
export const workEnds: WhenWorkEnds = async ({ query }, { personId, on, why }) => {
  if (why === 'moved') return
  const reason = 'left-field'
  await query(
    `update supervision.agreement_member set until_on = greatest(from_on, $2), end_reason = $3
      where (person_id = $1 or supervisor_person_id = $1) and (until_on is null or until_on > $2)`,
    [personId, on, reason],
  )
  await query(
    `update supervision.supervisor set version = version + 1, left_on = greatest(from_on, $2), exit_reason = $3 where person_id = $1 and left_on is null`,
    [personId, on, reason],
  )
  await query(
    `update supervision.plan set cancelled_at = now() where $1 = any (participants) and planned_on >= $2 and cancelled_at is null and session_id is null and cardinality(participants) = 2`,
    [personId, on],
  )
}
