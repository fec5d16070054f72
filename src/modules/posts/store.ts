import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { HeldPost, OfferedPost, Term } from '#modules/posts/domain/seats.ts'
import { posts, type PostsTables } from '#modules/posts/tables.ts'

export type PostRow = Selectable<PostsTables['posts.post']>
export type IncumbencyRow = Selectable<PostsTables['posts.incumbency']>

/** Leaves with a refusal at one field. */
export const refuseAt = (field: string, code: string, params?: Record<string, string | number>): never =>
  refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code: `posts/${code}`, ...(params && { params }) }])

/** A post within reach, locked until the end of the transaction: two who take its last seat come one after the other. */
export async function lockPost({ db }: Pick<Context, 'db'>, postId: string): Promise<PostRow> {
  const row = await posts(db)
    .selectFrom('posts.post')
    .selectAll()
    .where('id', '=', postId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? refuseNow('kernel/not-found')
}

export async function lockIncumbency({ db }: Pick<Context, 'db'>, id: string): Promise<IncumbencyRow> {
  const row = await posts(db)
    .selectFrom('posts.incumbency')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? refuseNow('kernel/not-found')
}

export const offered = (row: PostRow): OfferedPost => ({
  ...termOf(row),
  seats: row.seats,
  certificate: row.certificate,
  certificateLevel: row.certificate_level,
})

export const termOf = (row: { from_on: string; until_on: string | null }): Term => ({
  fromOn: row.from_on as Day,
  untilOn: row.until_on as Day | null,
})

/** The terms of everyone who has, had or will have a seat of the post. */
export async function termsOf({ db }: Pick<Context, 'db'>, postId: string): Promise<Term[]> {
  const rows = await posts(db)
    .selectFrom('posts.incumbency')
    .select(['from_on', 'until_on'])
    .where('post_id', '=', postId)
    .execute()
  return rows.map(termOf)
}

/** The main posts of people, by person; one statement however many. */
export async function mainPostsOf(
  { query }: Pick<Context, 'query'>,
  personIds: readonly string[],
): Promise<Map<string, HeldPost[]>> {
  const rows = await query<{ personId: string; kind: string; fromOn: Day; untilOn: Day | null }>(
    `select person_id as "personId", kind, from_on as "fromOn", until_on as "untilOn" from posts.incumbency where person_id = any ($1::uuid[]) and main`,
    [[...personIds]],
  )
  const found = Map.groupBy(rows, (row) => row.personId)
  return new Map(
    [...found].map(([id, held]) => [id, held.map(({ kind, fromOn, untilOn }) => ({ kind, fromOn, untilOn }))]),
  )
}

/** Of whom nobody else may take a main post meanwhile: two offices that appoint one person come one after the other. */
export const lockPerson = ({ query }: Pick<Context, 'query'>, personId: string): Promise<unknown> =>
  query(`select pg_advisory_xact_lock(hashtextextended('posts ' || $1, 0))`, [personId])

/** Conditions as one. */
export const onDay = (alias: string, day: Day) => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<boolean>`(${column('from_on')} <= ${day} and (${column('until_on')} is null or ${column('until_on')} > ${day}))`
}
