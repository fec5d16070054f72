import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import { kindsOf, nameOf } from '#modules/posts/rules.ts'
import { type IncumbencyRow, onDay } from '#modules/posts/store.ts'
import { posts } from '#modules/posts/tables.ts'

type Incumbent = OutputOf<typeof contract.postPage>['incumbents'][number]

/** Those who hold, held or will hold posts, by post, the latest first; `now` leaves out those whose time is over. */
export async function incumbentsOf(
  context: Pick<Context, 'db' | 'query' | 'house' | 'actor' | 'today'>,
  postIds: readonly string[],
  now: boolean,
): Promise<Map<string, Incumbent[]>> {
  const { db, query, today } = context
  if (postIds.length === 0) return new Map()
  const rows = await posts(db)
    .selectFrom('posts.incumbency as i')
    .selectAll()
    .where('i.post_id', '=', sql<string>`any (${[...postIds]}::uuid[])`)
    .$if(now, (some) => some.where(onDay('i', today)))
    .orderBy('i.from_on', 'desc')
    .execute()
  const names = await personNames(
    query,
    rows.map((row) => row.person_id),
  )
  const say = termShown(context)
  return new Map(
    [...Map.groupBy(rows, (row) => row.post_id)].map(([id, some]) => [
      id,
      some.map((row) => ({ ...say(row), personId: row.person_id, name: names.get(row.person_id) ?? '' })),
    ]),
  )
}

/** A term without whose it is. */
export function termShown({ house, actor, today }: Pick<Context, 'house' | 'actor' | 'today'>) {
  const { reasonNames } = kindsOf(house.packs, actor.homeRegionCode, today).value
  return (row: IncumbencyRow) => ({
    incumbencyId: row.id,
    fromOn: row.from_on,
    untilOn: row.until_on,
    main: row.main,
    endReasonName: row.end_reason ? nameOf(reasonNames, row.end_reason) : null,
    document: row.document,
    probation: row.probation_until
      ? { untilOn: row.probation_until, result: row.probation_result, decidedOn: row.probation_decided_on }
      : null,
    version: row.version,
  })
}
