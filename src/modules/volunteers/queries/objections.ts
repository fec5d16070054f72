import { sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { allOf, asTotal, countedUpTo, isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { readObjections, shownObjections } from '#modules/volunteers/queries/objection-rows.ts'
import { asStaff } from '#modules/volunteers/reach.ts'

/** Objections to what one's organisation, or one's region, recorded; the latest first. */
export const volunteerObjections: Handler<typeof contract.volunteerObjections> = async (
  context,
  { size, after, state },
) => {
  const { db, actor } = context
  const [madeAt, id] = readCursor(after, 2) ?? []
  const conditions = [...asStaff(actor, 'o'), ...(state ? [sql`o.state = ${state}`] : [])]
  const rest =
    typeof madeAt === 'string' && !Number.isNaN(Date.parse(madeAt)) && isUuid(id)
      ? [sql`(o.made_at, o.id) < (${madeAt}::timestamptz, ${id}::uuid)`]
      : []
  const [rows, counted] = await Promise.all([
    readObjections(context, [...conditions, ...rest], size + 1),
    sql<{
      count: number
    }>`select count(*) from (select from volunteers.objection o where ${allOf(conditions)} limit ${countedUpTo + 1}) as counted`.execute(
      db,
    ),
  ])
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return {
    rows: await shownObjections(context, page),
    ...asTotal(counted.rows[0]!.count),
    next: rows.length > size && last ? cursorOf([last.made_at.toISOString(), last.id]) : null,
  }
}
