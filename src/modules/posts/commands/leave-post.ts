import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/posts/contract.ts'
import { kindsOf } from '#modules/posts/rules.ts'
import { lockIncumbency, refuseAt } from '#modules/posts/store.ts'
import { posts } from '#modules/posts/tables.ts'

/** Ends a term on a day, which is the first without it; a day ahead plans it. */
export const leavePost: Handler<typeof contract.leavePost> = async (context, input) => {
  const { house, db, today, record } = context
  const term = await lockIncumbency(context, input.incumbencyId)
  if (term.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (term.until_on && term.until_on <= today) refuseNow('posts/ended-already')
  if (input.untilOn < term.from_on) refuseAt('untilOn', 'day-before-start')
  if (!kindsOf(house.packs, term.region_code as RegionCode, today).value.reasonNames.has(input.reason))
    refuseAt('reason', 'reason-unknown')
  const version = term.version + 1
  await posts(db)
    .updateTable('posts.incumbency')
    .set({ version, until_on: input.untilOn, end_reason: input.reason })
    .where('id', '=', term.id)
    .execute()
  record({
    kind: 'posts/post-left',
    subject: { kind: 'person', id: term.person_id },
    regionCode: term.region_code,
    day: input.untilOn,
    data: { postId: term.post_id, kind: term.kind },
  })
  return { incumbencyId: term.id, version }
}
