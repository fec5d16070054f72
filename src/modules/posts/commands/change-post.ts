import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { checkPost, columnsOf } from '#modules/posts/commands/set-up-post.ts'
import type * as contract from '#modules/posts/contract.ts'
import { mostAtOnce, overlap, type Term } from '#modules/posts/domain/seats.ts'
import { lockPost, refuseAt, termOf, termsOf } from '#modules/posts/store.ts'
import { posts } from '#modules/posts/tables.ts'

/** Changes what a post is, or ends it; never below those who sit on it. Terms that began keep the kind of their day. */
export const changePost: Handler<typeof contract.changePost> = async (context, input) => {
  const { db, today, record } = context
  const post = await lockPost(context, input.postId)
  if (post.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  await checkPost(context, input, post.region_code)
  if (input.untilOn && input.untilOn <= post.from_on) refuseAt('untilOn', 'until-before-from')
  const terms = await termsOf(context, post.id)
  const ahead: Term = { ...termOf(post), fromOn: today, untilOn: null }
  if (mostAtOnce(terms, ahead) > input.seats) refuseAt('seats', 'seats-taken')
  if (input.untilOn && terms.some((term) => overlap(term, { fromOn: input.untilOn!, untilOn: null })))
    refuseAt('untilOn', 'seats-taken')

  const version = post.version + 1
  await posts(db)
    .updateTable('posts.post')
    .set({ version, ...columnsOf(input), until_on: input.untilOn })
    .where('id', '=', post.id)
    .execute()
  record({
    kind: 'posts/post-changed',
    subject: { kind: 'post', id: post.id },
    regionCode: post.region_code,
    day: today,
    data: { kind: input.kind, seats: input.seats },
  })
  return { postId: post.id, version }
}
