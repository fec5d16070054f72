import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { lockTitle, placeOf, tellHolder } from '#modules/selection/commands/title-facts.ts'
import type * as contract from '#modules/selection/contract.ts'
import { endingOf } from '#modules/selection/domain/endings.ts'
import { findRound } from '#modules/selection/store.ts'
import { selection } from '#modules/selection/tables.ts'
import { appealUntil } from '#modules/selection/title-view.ts'

/** A holder appeals against a fact or a grade, to the last day the rule gives. */
export const appealDecision: Handler<typeof contract.appealDecision> = async (context, input) => {
  const { db, actor, house, now, today, record } = context
  const fact =
    input.factId &&
    (await selection(db)
      .selectFrom('selection.title_fact')
      .selectAll()
      .where('id', '=', input.factId)
      .executeTakeFirst())
  const grade =
    input.gradeId &&
    (await selection(db)
      .selectFrom('selection.title_grade')
      .selectAll()
      .where('id', '=', input.gradeId)
      .executeTakeFirst())
  const about = fact || grade
  if (!about || (fact && grade) || about.person_id !== actor.personId) return refuseNow('kernel/not-found')
  // Against a grade that ends the title one appeals where it was verified and approved.
  const carriedOut =
    grade &&
    (await selection(db)
      .selectFrom('selection.title_fact')
      .select('id')
      .where('grade_id', '=', grade.id)
      .executeTakeFirst())
  const inForce = fact ? fact.stage === 'in-force' : grade && !grade.reversed && !carriedOut
  if (!inForce) refuseNow('selection/nothing-to-appeal')
  const title = await selection(db)
    .selectFrom('selection.title')
    .selectAll()
    .where('id', '=', about.title_id)
    .executeTakeFirstOrThrow()
  const { rules } = await findRound(context, title.round_id)
  const from = fact ? (fact.approved_at ?? fact.reported_at) : (grade as { graded_at: Date }).graded_at
  const until = appealUntil(rules.appealWithin, from, house.calendar)
  // Where the calendar of that year is not published yet, nobody is too late.
  if (!rules.appealWithin || (until && today > until)) refuseNow('selection/appeal-too-late')
  const saved = await selection(db)
    .insertInto('selection.appeal')
    .values({
      id: newId(now),
      title_id: title.id,
      ...placeOf(title),
      fact_id: fact ? fact.id : null,
      grade_id: grade ? grade.id : null,
      words: input.words,
      made_by: actor.personId,
      made_at: now,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!saved) refuseNow('selection/appealed-already')
  record({
    kind: 'selection/appealed',
    subject: { kind: 'title', id: title.id },
    regionCode: title.region_code,
    day: today,
  })
  return { done: true }
}

/** Answered by somebody who had no part in it; upheld, what was decided is as if it had not been, and money is reckoned anew. */
export const answerAppeal: Handler<typeof contract.answerAppeal> = async (context, { appealId, upheld, answer }) => {
  const { db, actor, now, today, record } = context
  const found = await selection(db)
    .selectFrom('selection.appeal')
    .select('title_id')
    .where('id', '=', appealId)
    .executeTakeFirst()
  if (!found) return refuseNow('kernel/not-found')
  const title = await lockTitle(context, found.title_id)
  const appeal = await selection(db)
    .selectFrom('selection.appeal')
    .selectAll()
    .where('id', '=', appealId)
    .executeTakeFirstOrThrow()
  if (appeal.stage !== 'open') refuseNow('selection/appeal-answered')
  const fact =
    appeal.fact_id &&
    (await selection(db)
      .selectFrom('selection.title_fact')
      .selectAll()
      .where('id', '=', appeal.fact_id)
      .executeTakeFirstOrThrow())
  const grade =
    appeal.grade_id &&
    (await selection(db)
      .selectFrom('selection.title_grade')
      .selectAll()
      .where('id', '=', appeal.grade_id)
      .executeTakeFirstOrThrow())
  const had = fact ? [fact.reported_by, fact.verified_by, fact.approved_by] : grade ? [grade.graded_by] : []
  if (had.includes(actor.personId)) refuseNow('selection/own-decision')
  await selection(db)
    .updateTable('selection.appeal')
    .set({ stage: upheld ? 'upheld' : 'dismissed', answer, answered_by: actor.personId, answered_at: now })
    .where('id', '=', appealId)
    .execute()
  if (upheld) {
    if (fact)
      await selection(db)
        .updateTable('selection.title_fact')
        .set({ stage: 'reversed' })
        .where('id', '=', fact.id)
        .execute()
    const gradeId = fact ? fact.grade_id : grade && grade.id
    if (gradeId)
      await selection(db)
        .updateTable('selection.title_grade')
        .set({ reversed: true })
        .where('id', '=', gradeId)
        .execute()
    const { rules } = await findRound(context, title.round_id)
    const inForce = await selection(db)
      .selectFrom('selection.title_fact')
      .select(['code', 'grade_id'])
      .where('title_id', '=', title.id)
      .where('stage', '=', 'in-force')
      .execute()
    // What this alone had ended lives again.
    const again = inForce.some((one) => endingOf(rules, one)?.title === 'withdrawn')
      ? {}
      : title.stage === 'never'
        ? { stage: 'training' as const }
        : { withdrawn_on: null }
    await selection(db)
      .updateTable('selection.title')
      .set({ ...again, version: title.version + 1 })
      .where('id', '=', title.id)
      .execute()
  }
  await tellHolder(context, title, {
    zh: upheld ? '申诉成立。' : '申诉不成立。',
    en: upheld ? 'Your appeal is upheld.' : 'Your appeal is dismissed.',
  })
  record({
    kind: 'selection/appeal-answered',
    subject: { kind: 'title', id: title.id },
    regionCode: title.region_code,
    day: today,
    data: { upheld },
  })
  return { done: true }
}
