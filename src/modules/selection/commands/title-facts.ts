import type { Actor } from '#kernel/actor.ts'
import type { Context } from '#kernel/context.ts'
import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notify } from '#modules/notices/public.ts'
import type * as contract from '#modules/selection/contract.ts'
import { endingOf } from '#modules/selection/domain/endings.ts'
import { afterEnding, bodiesNeeded } from '#modules/selection/domain/term.ts'
import { findRound } from '#modules/selection/store.ts'
import { selection, type TitleRow } from '#modules/selection/tables.ts'

/** A title of the actor's own office, locked; nobody decides on their own. */
export async function lockTitle({ db, actor }: Pick<Context, 'db' | 'actor'>, titleId: string): Promise<TitleRow> {
  const row = await selection(db)
    .selectFrom('selection.title')
    .selectAll()
    .where('id', '=', titleId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuseNow('kernel/not-found')
  return row.person_id === actor.personId ? refuseNow('selection/own-title') : row
}

/** In whose name somebody acts: their organisation, or the office of their region. */
const bodyOf = ({ organisationId, jurisdiction, homeRegionCode }: Actor): string =>
  organisationId ?? (jurisdiction.kind === 'region' ? jurisdiction.regionCode : homeRegionCode)

/** Something happened during the term. Where the rule wants it verified and approved, it holds only after both; else at once. */
export const reportFact: Handler<typeof contract.reportFact> = async (context, input) => {
  const { db, actor, now, today, record } = context
  const title = await lockTitle(context, input.titleId)
  const { rules } = await findRound(context, title.round_id)
  const ending = rules.endings.find((one) => one.code === input.code)
  if (!ending) return refuseNow('selection/ending-unknown', {}, [{ field: 'code', code: 'selection/ending-unknown' }])
  if (title.withdrawn_on || title.stage === 'never') refuseNow('selection/title-ended')
  if (input.happenedOn > today)
    refuseNow('selection/day-to-come', {}, [{ field: 'happenedOn', code: 'selection/day-to-come' }])
  if (input.happenedOn < (title.from_on ?? title.decided_on))
    refuseNow('selection/day-before-term', {}, [{ field: 'happenedOn', code: 'selection/day-before-term' }])
  const stage = bodiesNeeded(ending) > 0 ? 'reported' : 'in-force'
  const id = newId<'title-fact'>(now)
  await selection(db)
    .insertInto('selection.title_fact')
    .values({
      id,
      title_id: title.id,
      ...placeOf(title),
      code: input.code,
      happened_on: parseDay(input.happenedOn),
      reason: input.reason,
      stage,
      reported_by: actor.personId,
      reported_at: now,
    })
    .execute()
  if (stage === 'in-force') await takeEffect(context, title, ending.title)
  record({
    kind: 'selection/title-fact-reported',
    subject: { kind: 'title', id: title.id },
    regionCode: title.region_code,
    day: parseDay(input.happenedOn),
    data: { code: input.code, stage },
  })
  return { factId: id, stage }
}

export const placeOf = (title: TitleRow) => ({
  region_code: title.region_code,
  holder_region_code: title.holder_region_code,
  organisation_id: title.organisation_id,
  employer_id: title.employer_id,
  person_id: title.person_id,
})

async function takeEffect(context: Context, title: TitleRow, on: 'kept' | 'withdrawn' | 'never'): Promise<void> {
  const { db, today } = context
  const turned = afterEnding(title.stage, on)
  const ended =
    turned === title.stage ? {} : turned === 'withdrawn' ? { withdrawn_on: today } : { stage: 'never' as const }
  await selection(db)
    .updateTable('selection.title')
    .set({ ...ended, version: title.version + 1 })
    .where('id', '=', title.id)
    .execute()
  await tellHolder(context, title, {
    zh: '管理期内的一项事实已登记生效，对称号或待遇有影响。',
    en: 'A fact of the term is in force and touches the title or its money.',
  })
}

export async function tellHolder(context: Context, title: TitleRow, body: { zh: string; en: string }): Promise<void> {
  if (!title.person_id) return
  await notify(context, {
    personId: title.person_id,
    key: `selection/title:${title.id}`,
    title: { zh: `${title.award}有变动`, en: `Your title changed: ${title.award}` },
    body: { zh: `${body.zh}不服的可以在规定期限内申诉。`, en: `${body.en} You may appeal in time.` },
    link: '/selection/my-titles',
    dueOn: null,
  })
}

async function lockFact(context: Context, factId: string) {
  const { db } = context
  const found = await selection(db)
    .selectFrom('selection.title_fact')
    .select('title_id')
    .where('id', '=', factId)
    .executeTakeFirst()
  if (!found) return refuseNow('kernel/not-found')
  const title = await lockTitle(context, found.title_id)
  const fact = await selection(db)
    .selectFrom('selection.title_fact')
    .selectAll()
    .where('id', '=', factId)
    .executeTakeFirstOrThrow()
  const { rules } = await findRound(context, title.round_id)
  return { title, fact, ending: endingOf(rules, fact) }
}

/** What somebody found untrue: a grade that was to end the title is as if it had not been given, and another may be. */
async function dismissGrade({ db }: Context, gradeId: string | null): Promise<void> {
  if (gradeId)
    await selection(db).updateTable('selection.title_grade').set({ reversed: true }).where('id', '=', gradeId).execute()
}

/** One body says that it is so, or is not. */
export const verifyFact: Handler<typeof contract.verifyFact> = async (context, { factId, holds, words }) => {
  const { db, actor, now, today, record } = context
  const { title, fact } = await lockFact(context, factId)
  if (fact.stage !== 'reported') refuseNow('selection/fact-past-this')
  await selection(db)
    .updateTable('selection.title_fact')
    .set({
      stage: holds ? 'verified' : 'dismissed',
      verified_by: actor.personId,
      verified_body: bodyOf(actor),
      verified_words: words,
      verified_at: now,
    })
    .where('id', '=', fact.id)
    .execute()
  if (!holds) await dismissGrade(context, fact.grade_id)
  record({
    kind: 'selection/title-fact-verified',
    subject: { kind: 'title', id: title.id },
    regionCode: title.region_code,
    day: today,
    data: { code: fact.code, holds },
  })
  return { done: true }
}

/** Another body approves: another person, of another office. Only then title and money end. */
export const approveFact: Handler<typeof contract.approveFact> = async (context, { factId, holds, words }) => {
  const { db, actor, now, today, record } = context
  const { title, fact, ending } = await lockFact(context, factId)
  if (fact.stage !== 'verified')
    refuseNow(fact.stage === 'reported' ? 'selection/fact-not-verified' : 'selection/fact-past-this')
  const body = bodyOf(actor)
  if (fact.verified_by === actor.personId || fact.verified_body === body) refuseNow('selection/same-body')
  await selection(db)
    .updateTable('selection.title_fact')
    .set({
      stage: holds ? 'in-force' : 'dismissed',
      approved_by: actor.personId,
      approved_body: body,
      approved_words: words,
      approved_at: now,
    })
    .where('id', '=', fact.id)
    .execute()
  if (holds) await takeEffect(context, title, ending?.title ?? 'kept')
  else await dismissGrade(context, fact.grade_id)
  record({
    kind: 'selection/title-fact-approved',
    subject: { kind: 'title', id: title.id },
    regionCode: title.region_code,
    day: today,
    data: { code: fact.code, holds },
  })
  return { done: true }
}
