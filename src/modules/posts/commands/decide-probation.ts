import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/posts/contract.ts'
import { lockIncumbency, refuseAt } from '#modules/posts/store.ts'
import { posts } from '#modules/posts/tables.ts'

/** Ends a probation with its result; who is not confirmed leaves the post on that day. */
export const decideProbation: Handler<typeof contract.decideProbation> = async (context, input) => {
  const { db, today, record } = context
  const term = await lockIncumbency(context, input.incumbencyId)
  if (term.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (!term.probation_until || term.probation_result) refuseNow('posts/no-probation')
  if (input.decidedOn > today) refuseAt('decidedOn', 'day-in-future')
  if (input.decidedOn < term.from_on) refuseAt('decidedOn', 'day-before-start')
  const version = term.version + 1
  await posts(db)
    .updateTable('posts.incumbency')
    .set({
      version,
      probation_result: input.result,
      probation_decided_on: input.decidedOn,
      ...(input.result === 'not-confirmed' && { until_on: input.decidedOn, end_reason: 'not-confirmed' }),
    })
    .where('id', '=', term.id)
    .execute()
  record({
    kind: 'posts/probation-decided',
    subject: { kind: 'person', id: term.person_id },
    regionCode: term.region_code,
    day: input.decidedOn,
    data: { result: input.result },
  })
  return { incumbencyId: term.id, version }
}
