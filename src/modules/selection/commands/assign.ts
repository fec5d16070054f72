import { dueOn } from '#kernel/calendar.ts'
import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { notifyAll, withdrawNotice } from '#modules/notices/public.ts'
import { given, withdraw } from '#modules/selection/commands/panel.ts'
import { renewConflicts } from '#modules/selection/conflict-search.ts'
import type * as contract from '#modules/selection/contract-judging.ts'
import { assign } from '#modules/selection/domain/assign.ts'
import {
  type AssignmentRow,
  conflictsIn,
  expertsOf,
  judgedSheet,
  panelRule,
  reviewingRound,
} from '#modules/selection/judging.ts'
import { pairing } from '#modules/selection/pairing.ts'
import type { Sheet } from '#modules/selection/rules.ts'
import { solving } from '#modules/selection/solver.ts'
import type { RoundRow } from '#modules/selection/tables.ts'

/** Who judges what: solved for what is still to be given out, changed by hand with a reason, taken back when it is overdue. What stands, stays. */

function dueBy({ house, today }: Context, round: RoundRow): Day | null {
  const until = dueOn(panelRule({ house }, round).value.reviewWithin, today, house.calendar)
  return until.known ? until.value : null
}

async function give(
  context: Context,
  round: RoundRow,
  sheet: Sheet,
  pairs: readonly { entryId: string; expertId: string; personId: string }[],
  how: { source: AssignmentRow['source']; reason: string; dueOn: Day | null },
): Promise<string[]> {
  const { query, actor, now } = context
  const rows = pairs.map((one) => ({ id: newId<'assignment'>(now), ...one }))
  await query(
    `insert into selection.assignment (id, round_id, region_code, entry_id, expert_id, person_id, sheet, source, reason, assigned_by, assigned_at, due_on)
     select id, $2, $3, "entryId", "expertId", "personId", $4, $5, $6, $7, $8, $9
       from jsonb_to_recordset($1) as r (id uuid, "entryId" uuid, "expertId" uuid, "personId" uuid)`,
    [
      JSON.stringify(rows),
      round.id,
      round.region_code,
      sheet.code,
      how.source,
      how.reason,
      actor.personId,
      now,
      how.dueOn,
    ],
  )
  await notifyAll(
    context,
    rows.map((one) => ({
      personId: one.personId,
      key: given(one.id),
      title: { zh: '有一份申报请您评审', en: 'An entry for you to judge' },
      body: {
        zh: `${round.title}：${sheet.name.zh}。如与申报人有利害关系，请在打分前申请回避。`,
        en: `${sheet.name.en} of ${round.title}. If you have an interest, declare it before you score.`,
      },
      link: '/selection/reviews',
      dueOn: how.dueOn,
    })),
  )
  return rows.map((one) => one.id)
}

export const assignSheet: Handler<typeof contract.assignSheet> = async (context, input) => {
  const { query, actor, now, today, record } = context
  const round = await reviewingRound(context, input.roundId)
  const sheet = judgedSheet(round, input.sheet)
  const due = (input.dueOn as Day | undefined) ?? dueBy(context, round)
  if (input.dueOn && input.dueOn <= today)
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'dueOn', code: 'selection/due-too-early' }])
  await renewConflicts(context, round, await expertsOf(context, round.id))
  const { experts, needs, offers, barred } = await pairing(context, round, sheet)
  const done = await solving((solve) => assign(needs, offers, barred, solve))
  if (done.status !== 'optimal') return refuseNow('selection/not-proven')
  const personOf = new Map(experts.map((one) => [one.id, one.person_id]))
  const pairs = done.pairs.map((one) => ({ ...one, personId: personOf.get(one.expertId)! }))
  await give(context, round, sheet, pairs, { source: 'solved', reason: '', dueOn: due })
  const id = newId<'assigning'>(now)
  await query(
    `insert into selection.assigning (id, round_id, region_code, sheet, status, objective, bound, milliseconds, pairs, short, prices, run_by, run_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      round.id,
      round.region_code,
      sheet.code,
      done.status,
      done.objective,
      done.bound,
      done.milliseconds,
      done.pairs.length,
      JSON.stringify(done.short),
      JSON.stringify(done.prices),
      actor.personId,
      now,
    ],
  )
  record({
    kind: 'selection/sheet-assigned',
    subject: { kind: 'round', id: round.id },
    regionCode: round.region_code,
    day: today,
    data: { sheet: sheet.code, pairs: pairs.length, short: done.short.length },
  })
  return {
    pairs: pairs.length,
    short: done.short.reduce((sum, one) => sum + one.by, 0),
    status: done.status,
    objective: done.objective,
    bound: done.bound,
  }
}

async function lockAssignment({ query }: Pick<Context, 'query'>, id: string): Promise<AssignmentRow> {
  const [row] = await query<AssignmentRow>('select * from selection.assignment where id = $1 for update', [id])
  return row ?? refuseNow('kernel/not-found')
}

export const reassign: Handler<typeof contract.reassign> = async (context, input) => {
  const { query, today, record } = context
  const one = await lockAssignment(context, input.assignmentId)
  const round = await reviewingRound(context, one.round_id)
  if (one.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (one.stage === 'done') refuseNow('selection/review-locked')
  if (one.stage === 'withdrawn') refuseNow('selection/review-taken-back')
  const expert = (await expertsOf(context, round.id)).find(({ id }) => id === input.expertId)
  if (!expert) return refuseNow('kernel/not-found')
  if (expert.stage !== 'accepted') refuseNow('selection/expert-gone')
  const barred = await conflictsIn(context, round.id)
  if (barred.some((row) => row.expert_id === expert.id && row.entry_id === one.entry_id))
    refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'expertId', code: 'selection/pair-barred' }])
  const [there] = await query(
    `select from selection.assignment where entry_id = $1 and sheet = $2 and expert_id = $3 and stage <> 'withdrawn'`,
    [one.entry_id, one.sheet, expert.id],
  )
  if (there) refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'expertId', code: 'selection/pair-already' }])
  await query(
    `update selection.assignment set stage = 'withdrawn', withdrawn_because = $2, version = version + 1 where id = $1`,
    [one.id, input.reason],
  )
  await withdrawNotice(context, one.person_id, given(one.id))
  const [assignmentId] = await give(
    context,
    round,
    judgedSheet(round, one.sheet),
    [{ entryId: one.entry_id, expertId: expert.id, personId: expert.person_id }],
    {
      source: 'hand',
      reason: input.reason,
      dueOn: one.due_on !== null && one.due_on > today ? one.due_on : dueBy(context, round),
    },
  )
  record({
    kind: 'selection/reassigned-by-hand',
    subject: { kind: 'assignment', id: assignmentId! },
    regionCode: round.region_code,
    day: today,
    data: { instead: one.id, entryId: one.entry_id },
  })
  return { assignmentId: assignmentId! }
}

export const takeBackOverdue: Handler<typeof contract.takeBackOverdue> = async (context, input) => {
  const { today, record } = context
  const round = await reviewingRound(context, input.roundId)
  const sheet = judgedSheet(round, input.sheet)
  const withdrawn = await withdraw(context, input.reason, 'round_id = $3 and sheet = $4 and due_on < $5', [
    round.id,
    sheet.code,
    today,
  ])
  if (withdrawn === 0) refuseNow('selection/nothing-overdue')
  record({
    kind: 'selection/overdue-taken-back',
    subject: { kind: 'round', id: round.id },
    regionCode: round.region_code,
    day: today,
    data: { sheet: sheet.code, withdrawn },
  })
  return { withdrawn }
}
