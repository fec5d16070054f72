import type { Context } from '#kernel/context.ts'
import { type Day, monthsLater } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/posts/contract.ts'
import { takeSeat } from '#modules/posts/domain/seats.ts'
import { certificateLevels, findPeople } from '#modules/posts/people.ts'
import { kindsOf } from '#modules/posts/rules.ts'
import { lockPerson, lockPost, mainPostsOf, offered, type PostRow, refuseAt, termsOf } from '#modules/posts/store.ts'
import { posts } from '#modules/posts/tables.ts'

/** Puts a person within reach on a free seat. */
export const takePost: Handler<typeof contract.takePost> = async (context, input) => {
  const person = (await findPeople(context, [input.personId])).get(input.personId)
  if (!person) return refuseAt('personId', 'person-not-found')
  const post = await lockPost(context, input.postId)
  return sitDown(context, post, input)
}

export interface Coming {
  personId: string
  fromOn: Day
  untilOn: Day | null
  main: boolean
  probation: boolean
  document: string
}

/** Checks and saves a new term on a post that is locked. */
export async function sitDown(
  context: Context,
  post: PostRow,
  coming: Coming,
): Promise<{ incumbencyId: string; version: number; probationUntil: Day | null }> {
  const { house, db, now, record } = context
  await lockPerson(context, coming.personId)
  const [terms, held, levels] = await Promise.all([
    termsOf(context, post.id),
    mainPostsOf(context, [coming.personId]),
    certificateLevels(context, [coming.personId], coming.fromOn),
  ])
  orRefuse(
    takeSeat(offered(post), terms, {
      ...coming,
      level: levels.get(coming.personId),
      mainTerms: held.get(coming.personId) ?? [],
    }),
  )

  const { probationMonths } = kindsOf(house.packs, post.region_code as RegionCode, coming.fromOn).value
  const probationUntil = coming.probation && probationMonths > 0 ? monthsLater(coming.fromOn, probationMonths) : null
  const id = newId<'incumbency'>(now)
  await posts(db)
    .insertInto('posts.incumbency')
    .values({
      id,
      post_id: post.id,
      person_id: coming.personId,
      region_code: post.region_code,
      organisation_id: post.organisation_id,
      employer_id: post.employer_id,
      kind: post.kind,
      main: coming.main,
      from_on: coming.fromOn,
      until_on: coming.untilOn,
      end_reason: null,
      document: coming.document,
      probation_until: probationUntil,
      probation_result: null,
      probation_decided_on: null,
      recorded_at: now,
    })
    .execute()
  record({
    kind: 'posts/post-taken',
    subject: { kind: 'person', id: coming.personId },
    regionCode: post.region_code,
    day: coming.fromOn,
    data: { postId: post.id, kind: post.kind, main: coming.main },
  })
  return { incumbencyId: id, version: 1, probationUntil }
}
