import type { Transaction } from '#kernel/database.ts'
import type { WhenWorkEnds } from '#kernel/work-ends.ts'

/** A term that ended before its time, as it stood before. */
export interface EndedTerm {
  incumbencyId: string
  formerUntilOn: string | null
}

/** Ends the terms that reach beyond the day, but not those at one organisation. One that had not begun yet never does. */
export async function endTerms(
  query: Transaction['query'],
  { personId, on, reason, butAt = null }: { personId: string; on: string; reason: string; butAt?: string | null },
): Promise<EndedTerm[]> {
  const which = `person_id = $1 and (until_on is null or until_on > $2) and organisation_id is distinct from $3::uuid`
  const open = await query<EndedTerm>(
    `select id as "incumbencyId", until_on as "formerUntilOn" from posts.incumbency where ${which} for update`,
    [personId, on, butAt],
  )
  await query(
    `update posts.incumbency set version = version + 1, until_on = greatest(from_on, $2), end_reason = $4 where ${which}`,
    [personId, on, butAt, reason],
  )
  return open
}

/** Whoever works at another place, or not any more, holds no seat at the old one; who works nowhere is lent to nobody and appointed to nothing. */
export const workEnds: WhenWorkEnds = async ({ query }, { personId, on, why, nextAt }) => {
  const reason = why === 'moved' || why === 'retired' ? why : 'other'
  await endTerms(query, { personId, on, reason, butAt: nextAt })
  if (why === 'moved') return
  await query(
    `update posts.appointment set version = version + 1, until_on = greatest(from_on, $2) where person_id = $1 and (until_on is null or until_on > $2)`,
    [personId, on],
  )
  await query(
    `update posts.secondment set version = version + 1, state = 'returned', returned_on = greatest(from_on, $2) where person_id = $1 and state = 'approved'`,
    [personId, on],
  )
}
