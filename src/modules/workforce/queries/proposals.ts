import { sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { allOf, asTotal, countedUpTo, isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import type * as contract from '#modules/workforce/contract-corrections.ts'
import { type ProposalRow, shownProposals } from '#modules/workforce/queries/proposal-rows.ts'

/** Corrections within reach, those that wait longest first; one's own are on one's own page. */
export const proposals: Handler<typeof contract.proposals> = async (context, { state, about, size, after }) => {
  const { db, actor } = context
  const conditions = [
    sql`p.person_id <> ${actor.personId}`,
    state === 'open' ? sql`p.state in ('proposed', 'employer-confirmed')` : sql`p.state = ${state}`,
    ...(about ? [sql`p.about = ${about}`] : []),
  ]
  const [at, id] = readCursor(after, 2) ?? []
  const rest = isUuid(id) ? [sql`(p.proposed_at, p.id) > (${String(at)}::timestamptz, ${id})`] : []
  const [found, counted] = await Promise.all([
    sql<ProposalRow>`select p.* from workforce.proposal p where ${allOf([...conditions, ...rest])} order by p.proposed_at, p.id limit ${size + 1}`.execute(
      db,
    ),
    sql<{
      count: number
    }>`select count(*) from (select from workforce.proposal p where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: await shownProposals(context, rows),
    ...asTotal(counted.rows[0]!.count),
    next: found.rows.length > size && last ? cursorOf([last.proposed_at.toISOString(), last.id]) : null,
  }
}
