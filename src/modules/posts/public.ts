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

/**
 * The same facts from each day on which they became others, for rules that look back over the years; two statements however many people. After the
 * last post has ended `post.kind` is null: that there is none is known.
 */
export async function factsOverTime(
  query: Transaction['query'],
  personIds: string[],
  until: Day,
): Promise<Map<string, { from: Day; facts: Facts }[]>> {
  const [held, appointed] = await Promise.all([
    mainPostsOf({ query }, personIds),
    query<{ personId: string; level: string; fromOn: Day; untilOn: Day | null }>(
      `select person_id as "personId", level, from_on as "fromOn", until_on as "untilOn" from posts.appointment where person_id = any ($1::uuid[]) order by from_on`,
      [personIds],
    ),
  ])
  const appointedBy = Map.groupBy(appointed, (row) => row.personId)
  return new Map(
    personIds.map((id) => {
      const [posts, levels] = [held.get(id) ?? [], appointedBy.get(id) ?? []]
      const days = [...posts, ...levels].flatMap(({ fromOn, untilOn }) => [fromOn, untilOn])
      const changes = [...new Set(days.filter((day) => day !== null && day <= until))].sort() as Day[]
      return [
        id,
        [longAgo, ...changes].map((from) => {
          const post = kindOn(posts, from)
          const known = post
            ? { 'post.kind': post.kind, 'post.since': post.since }
            : posts.some(({ fromOn }) => fromOn <= from)
              ? { 'post.kind': null }
              : {}
          const level =
            levels.findLast((one) => one.fromOn <= from && (!one.untilOn || one.untilOn > from))?.level ?? 'none'
          return { from, facts: { ...known, 'certificate.appointed': level } }
        }),
      ]
    }),
  )
}

const longAgo = '1900-01-01' as Day
