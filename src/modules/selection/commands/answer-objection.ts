import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/selection/contract.ts'
import { turnRound, writeActs } from '#modules/selection/notice-store.ts'
import { findRound } from '#modules/selection/store.ts'
import { selection } from '#modules/selection/tables.ts'

/** An objection within reach, with its round locked; never one against oneself. */
export async function objectionFor({ db, actor }: Pick<Context, 'db' | 'actor'>, objectionId: string) {
  const row = await selection(db)
    .selectFrom('selection.objection as o')
    .innerJoin('selection.entry as e', 'e.id', 'o.entry_id')
    .selectAll('o')
    .select('e.person_id')
    .where('o.id', '=', objectionId)
    .executeTakeFirst()
  if (!row || row.person_id === actor.personId) return refuseNow('kernel/not-found')
  return row
}

async function openObjection(context: Context, objectionId: string) {
  const { round_id } = await objectionFor(context, objectionId)
  const round = await findRound(context, round_id, true)
  const row = await objectionFor(context, objectionId)
  if (row.stage !== 'open') refuseNow('selection/objection-answered')
  return { round, row }
}

/** What was looked into, on the record before the answer. */
export const lookInto: Handler<typeof contract.lookInto> = async (context, { objectionId, words }) => {
  const { round, row } = await openObjection(context, objectionId)
  await writeActs(context, round, context.actor.personId, [
    { kind: 'looked-into', entryId: row.entry_id, reason: words },
  ])
  context.record({
    kind: 'selection/objection-looked-into',
    subject: { kind: 'objection', id: row.id },
    regionCode: round.region_code,
    day: context.today,
  })
  return { done: true }
}

/** The answer, for good: upheld, the entry is struck out; dismissed, it goes on as if nobody had said anything. */
export const answerObjection: Handler<typeof contract.answerObjection> = async (
  context,
  { objectionId, upheld, answer },
) => {
  const { db, actor, now, today, record } = context
  const { round, row } = await openObjection(context, objectionId)
  const entry = await selection(db)
    .selectFrom('selection.notice_entry')
    .select('state')
    .where('entry_id', '=', row.entry_id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const stage = upheld ? 'upheld' : 'dismissed'
  await selection(db)
    .updateTable('selection.objection')
    .set({ stage, answer, answered_by: actor.personId, answered_at: now })
    .where('id', '=', row.id)
    .execute()
  if (upheld && entry.state === 'standing')
    await selection(db)
      .updateTable('selection.notice_entry')
      .set({ state: 'struck', reason: answer })
      .where('entry_id', '=', row.entry_id)
      .execute()
  await writeActs(context, round, actor.personId, [{ kind: stage, entryId: row.entry_id, reason: answer }])
  await turnRound(context, round, round.stage)
  record({
    kind: 'selection/objection-answered',
    subject: { kind: 'objection', id: row.id },
    regionCode: round.region_code,
    day: today,
    data: { stage },
  })
  return { done: true }
}
