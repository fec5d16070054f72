import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { kindOn } from '#modules/posts/domain/seats.ts'
import { mainPostsOf } from '#modules/posts/store.ts'

/**
 * What posts know of people on a day, in two statements however many: `post.kind` and `post.since` of the main post, and
 * `certificate.appointed`, the level somebody is appointed to, `none` where the registry of appointments has none. Without a post neither kind nor since is said.
 */
export async function personFacts(
  query: Transaction['query'],
  personIds: string[],
  on: Day,
): Promise<Map<string, Facts>> {
  const [held, appointed] = await Promise.all([
    mainPostsOf({ query }, personIds),
    query<{ personId: string; level: string }>(
      `select person_id as "personId", level from posts.appointment where person_id = any ($1::uuid[]) and from_on <= $2 and (until_on is null or until_on > $2)`,
      [personIds, on],
    ),
  ])
  const levels = new Map(appointed.map((one) => [one.personId, one.level]))
  return new Map(
    personIds.map((id): [string, Facts] => {
      const post = kindOn(held.get(id) ?? [], on)
      return [
        id,
        {
          ...(post && { 'post.kind': post.kind, 'post.since': post.since }),
          'certificate.appointed': levels.get(id) ?? 'none',
        },
      ]
    }),
  )
}
