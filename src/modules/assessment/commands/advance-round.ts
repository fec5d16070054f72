import { type DaysLimit, dueOn } from '#kernel/calendar.ts'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notifyAll } from '#modules/notices/public.ts'
import { tellScorers } from '#modules/assessment/commands/name-scorers.ts'
import { holdsRegion } from '#modules/assessment/commands/open-round.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { nextStage, type Stage } from '#modules/assessment/domain/round.ts'
import { yearFacts } from '#modules/assessment/facts.ts'
import { whatBlocks } from '#modules/assessment/queries/what-blocks.ts'
import { factsAsked, lastDayOf } from '#modules/assessment/rules.ts'
import { getRound, participantsOf, type RoundRow, saveDecisions, saveFigures } from '#modules/assessment/store.ts'

/** Takes a round to its next stage, and does what belongs to it: scorers are told, figures frozen, grades told, results sealed. */
export const advanceRound: Handler<typeof contract.advanceRound> = async (context, input) => {
  const { query, actor, record, today } = context
  const round = await getRound(context, input.roundId, 'for update')
  if (!holdsRegion(actor, round.region_code)) return refuseNow('kernel/not-found')
  if (round.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (nextStage(round.stage) !== input.to) refuseNow('assessment/stage-out-of-order')
  const blocked = await whatBlocks(context, round)
  if (blocked) refuseNow(blocked.code, blocked.params)
  await entering[input.to](context, round)
  await query('update assessment.round set stage = $2, version = version + 1 where id = $1', [round.id, input.to])
  record({
    kind: 'assessment/stage-reached',
    subject: { kind: 'round', id: round.id },
    regionCode: round.region_code,
    day: today,
    data: { stage: input.to },
  })
  return { stage: input.to, version: round.version + 1 }
}

const entering: Record<Stage, (context: Context, round: RoundRow) => Promise<void>> = {
  self: async () => {},
  scoring: async (context, round) => {
    const rows = await context.query<{ scorer_id: string }>(
      'select distinct scorer_id from assessment.sheet where round_id = $1',
      [round.id],
    )
    await notifyAll(
      context,
      tellScorers(
        round,
        rows.map((row) => row.scorer_id),
      ),
    )
  },
  proposing: freezeFigures,
  told: tell,
  sealed: seal,
}

/** From here on the figures stand: what a late record changes is shown beside them. */
async function freezeFigures(context: Context, round: RoundRow): Promise<void> {
  const people = await participantsOf(context, round.id)
  const on = lastDayOf(round.year, context.today)
  await saveFigures(
    context,
    await yearFacts(
      context.house,
      people.map((one) => one.person_id),
      on,
      factsAsked(round.scheme.items),
    ),
    round.id,
    on,
  )
}

/** The county confirms what units proposed; everyone is told their own grade, and until when they may appeal. */
async function tell(context: Context, round: RoundRow): Promise<void> {
  const { query, house, actor, now, today } = context
  const until = dueOn(round.scheme.appealWithin as DaysLimit, today, house.calendar)
  const appealsUntil = until.known ? until.value : null
  const told = (await participantsOf(context, round.id)).filter((one) => one.exempt_code === null)
  await query(
    'update assessment.participant set grade = proposed_grade, confirmed_by = $2, confirmed_at = $3, version = version + 1 where round_id = $1 and exempt_code is null',
    [round.id, actor.personId, now],
  )
  await query('update assessment.round set told_on = $2, appeals_until = $3 where id = $1', [
    round.id,
    today,
    appealsUntil,
  ])
  await saveDecisions(
    context,
    told.map((participant) => ({ participant, act: 'confirmed' as const, grade: participant.proposed_grade })),
  )
  await notifyAll(
    context,
    told.map((one) => ({
      personId: one.person_id,
      key: `assessment/told:${round.id}` as const,
      title: { zh: `${round.year} 年度考核结果已告知`, en: `Your assessment of ${round.year}` },
      body: {
        zh: '请查看等次和各项得分；有异议的可在期限内申诉。',
        en: 'See your grade and points; if you disagree, appeal in time.',
      },
      link: '/assessment/mine',
      dueOn: appealsUntil,
    })),
  )
}

/** What stays of the year, for pay, selection and training. */
async function seal(context: Context, round: RoundRow): Promise<void> {
  const { query, actor, now, today } = context
  const people = await participantsOf(context, round.id)
  const grades = new Map(round.scheme.grades.map((grade) => [grade.code, grade]))
  const rows = people.map((one) => {
    const grade = one.exempt_code === null ? grades.get(one.grade!)! : null
    return {
      id: newId<'result'>(now),
      person_id: one.person_id,
      region_code: one.region_code,
      organisation_id: one.organisation_id,
      employer_id: one.employer_id,
      year: round.year,
      round_id: round.id,
      grade: grade?.code ?? 'not-assessed',
      grade_zh: grade?.name.zh ?? '不参加考核',
      grade_en: grade?.name.en ?? 'Not assessed',
      standing: grade?.standing ?? 'not-assessed',
      total: one.total,
      effective_on: today,
      recorded_by: actor.personId,
      recorded_at: now,
      withdrawn: false,
    }
  })
  // What an officer had recorded of this year from paper gives way to the round.
  await query(
    'update assessment.result set withdrawn = true where year = $1 and round_id is null and not withdrawn and person_id = any ($2::uuid[])',
    [round.year, people.map((one) => one.person_id)],
  )
  // Who moved here from a county that has sealed its own round of the year keeps that result.
  await query(
    'insert into assessment.result select * from jsonb_populate_recordset(null::assessment.result, $1::jsonb) on conflict do nothing',
    [JSON.stringify(rows)],
  )
  await query('update assessment.round set sealed_on = $2, sealed_by = $3 where id = $1', [
    round.id,
    today,
    actor.personId,
  ])
  await saveDecisions(
    context,
    people.map((participant) => ({ participant, act: 'sealed' as const, grade: participant.grade })),
  )
}
