import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { type FieldRefusal, refuseNow } from '#kernel/refusal.ts'
import { withdrawNotice } from '#modules/notices/public.ts'
import { bar, given } from '#modules/selection/commands/panel.ts'
import type * as contract from '#modules/selection/contract-judging.ts'
import { pointsOf } from '#modules/selection/domain/scores.ts'
import { type AssignmentRow, judgedSheet, type ReviewRow } from '#modules/selection/judging.ts'
import type { Sheet } from '#modules/selection/rules.ts'
import { findRound } from '#modules/selection/store.ts'
import type { RoundRow } from '#modules/selection/tables.ts'
import { attachEvidence } from '#modules/workforce/public.ts'

/** What an expert gives: drafts of one's own, then once and for all; or a conflict instead. */

interface Input {
  assignmentId: string
  marks: Record<string, number>
  vetoes: string[]
  comment: string
  visitedOn: string | null
  evidenceIds: string[]
  basedOnVersion: number
}

/** One's own assignment, locked and still to be done, with its sheet. */
async function lockOwn(context: Context, id: string): Promise<{ own: AssignmentRow; round: RoundRow; sheet: Sheet }> {
  const [own] = await context.query<AssignmentRow>(
    'select * from selection.assignment where id = $1 and person_id = $2 for update',
    [id, context.actor.personId],
  )
  if (!own) return refuseNow('kernel/not-found')
  if (own.stage === 'done') refuseNow('selection/review-locked')
  if (own.stage === 'withdrawn') refuseNow('selection/review-taken-back')
  const round = await findRound(context, own.round_id)
  if (round.stage !== 'reviewing') refuseNow('selection/not-reviewing')
  return { own, round, sheet: judgedSheet(round, own.sheet) }
}

/** Points within what each criterion has; a draft may leave some out. */
function checkMarks(sheet: Sheet, { marks, vetoes }: Input): FieldRefusal[] {
  const known = new Map(sheet.criteria.map((one) => [one.code, one]))
  const fields = Object.entries(marks).flatMap(([code, points]): FieldRefusal[] => {
    const criterion = known.get(code)
    if (!criterion) return [{ field: `marks.${code}`, code: 'selection/mark-unknown' }]
    return points > criterion.points
      ? [{ field: `marks.${code}`, code: 'selection/mark-too-high', params: { most: criterion.points } }]
      : []
  })
  if (vetoes.some((code) => !known.get(code)?.veto)) fields.push({ field: 'vetoes', code: 'selection/mark-unknown' })
  return fields
}

const orRefuse = (fields: FieldRefusal[]) => {
  if (fields.length > 0) refuseNow('kernel/invalid-input', { count: fields.length }, fields)
}

async function keep(context: Context, own: AssignmentRow, input: Input, points: number | null): Promise<number> {
  const { query, actor, now } = context
  const [there] = await query<Pick<ReviewRow, 'version'>>(
    'select version from selection.review where assignment_id = $1 and person_id = $2',
    [own.id, actor.personId],
  )
  if ((there?.version ?? 0) !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  await attachEvidence(query, input.evidenceIds, {
    personId: actor.personId,
    usedFor: 'selection/visit',
    usedBy: own.id,
  })
  const values = [
    own.id,
    JSON.stringify(input.marks),
    input.vetoes,
    input.comment,
    input.visitedOn,
    points,
    now,
    points === null ? null : now,
  ]
  if (there)
    await query(
      'update selection.review set marks = $2, vetoes = $3, comment = $4, visited_on = $5, points = $6, saved_at = $7, submitted_at = $8, version = version + 1 where assignment_id = $1',
      values,
    )
  else
    await query(
      `insert into selection.review (assignment_id, marks, vetoes, comment, visited_on, points, saved_at, submitted_at, round_id, region_code, entry_id, sheet, person_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [...values, own.round_id, own.region_code, own.entry_id, own.sheet, actor.personId],
    )
  return input.basedOnVersion + 1
}

/** Has the office confirmed what a blind sheet shows? */
export const isBlindReady = (context: Pick<Context, 'query'>, entryId: string): Promise<boolean> =>
  atTheGate(context, async () => {
    const rows = await context.query('select from selection.blind_text where entry_id = $1', [entryId])
    return rows.length > 0
  })

export const saveReview: Handler<typeof contract.saveReview> = async (context, input) => {
  const { own, sheet } = await lockOwn(context, input.assignmentId)
  orRefuse(checkMarks(sheet, input))
  return { version: await keep(context, own, input, null) }
}

export const submitReview: Handler<typeof contract.submitReview> = async (
  context,
  input,
): Promise<OutputOf<typeof contract.submitReview>> => {
  const { query, actor, today, record } = context
  const { own, sheet } = await lockOwn(context, input.assignmentId)
  if (sheet.blind && !(await isBlindReady(context, own.entry_id))) refuseNow('selection/blind-not-ready')
  const fields = checkMarks(sheet, input)
  for (const { code } of sheet.criteria)
    if (input.marks[code] === undefined) fields.push({ field: `marks.${code}`, code: 'selection/mark-missing' })
  if (input.vetoes.length > 0 && input.comment.length < 2)
    fields.push({ field: 'comment', code: 'selection/veto-needs-comment' })
  if (sheet.method === 'visit') {
    if (input.visitedOn === null || input.visitedOn > today)
      fields.push({ field: 'visitedOn', code: 'selection/visit-undated' })
    if (input.evidenceIds.length === 0) fields.push({ field: 'evidenceIds', code: 'selection/visit-without-picture' })
  }
  orRefuse(fields)
  const points = Math.round(pointsOf(sheet.criteria, input.marks)! * 10_000) / 10_000
  await keep(context, own, input, points)
  await query(`update selection.assignment set stage = 'done', version = version + 1 where id = $1`, [own.id])
  await withdrawNotice(context, actor.personId, given(own.id))
  record({
    kind: 'selection/review-submitted',
    subject: { kind: 'assignment', id: own.id },
    regionCode: own.region_code,
    day: today,
    data: { sheet: own.sheet },
  })
  return { points }
}

export const declareConflict: Handler<typeof contract.declareConflict> = async (context, { assignmentId, reason }) => {
  const { own, round } = await lockOwn(context, assignmentId)
  // The list of conflicts is the office's; an expert adds to it and reads nothing of it.
  await atTheGate(context, () => bar(context, round, { id: own.expert_id }, own.entry_id, 'expert', reason))
  return {}
}
