import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { refuseAt } from '#modules/assessment/commands/open-round.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { faultsOf } from '#modules/assessment/domain/shares.ts'
import { rankUnit } from '#modules/assessment/queries/unit-ranking.ts'
import { checkStage, getRound, saveDecisions } from '#modules/assessment/store.ts'

/** A unit proposes its grades: within the points, within the shares, with a reason where it departs; never one's own. */
export const propose: Handler<typeof contract.propose> = async (context, input) => {
  const { query, actor, now, record } = context
  // The lock is on the round: two proposals racing for the last place is the case that matters.
  const round = await getRound(context, input.roundId, 'for update')
  checkStage(round, 'propose')
  if (round.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  const { unit, ranked, totals, proposedOf } = await rankUnit(context, round, input.organisationId)
  if (unit.length === 0) refuseNow('assessment/unit-not-found')
  const byId = new Map(unit.map((one) => [one.id, one]))
  const twice = input.grades.findIndex(
    (one, index) => input.grades.findIndex((other) => other.participantId === one.participantId) !== index,
  )
  if (twice >= 0) refuseAt(`grades.${twice}.participantId`, 'assessment/named-twice')
  const strange = input.grades.findIndex((one) => !byId.has(one.participantId))
  if (strange >= 0) refuseAt(`grades.${strange}.participantId`, 'assessment/not-in-unit')
  const own = input.grades.findIndex((one) => byId.get(one.participantId)!.person_id === actor.personId)
  if (own >= 0) refuseAt(`grades.${own}.grade`, 'assessment/own-grade')

  const proposals = input.grades.map((one) => ({ id: one.participantId, grade: one.grade, note: one.note }))
  // What others of the share have been given already takes its places too.
  const given = new Set(proposals.map((one) => one.id))
  const standing = ranked.rows
    .filter((row) => !given.has(row.id))
    .flatMap((row) => (proposedOf.get(row.id) ? [{ id: row.id, grade: proposedOf.get(row.id)!, note: '—' }] : []))
  const faults = faultsOf(ranked, round.scheme.grades, [...proposals, ...standing])
  const exceeded = faults.find((fault) => fault.code === 'share-exceeded')
  const fields = faults.flatMap((fault) =>
    'id' in fault && given.has(fault.id)
      ? [
          {
            field: `grades.${proposals.findIndex((one) => one.id === fault.id)}.${fault.code === 'reason-needed' ? 'note' : 'grade'}`,
            code: `assessment/${fault.code}`,
          },
        ]
      : [],
  )
  if (fields.length > 0) refuseNow('kernel/invalid-input', { count: fields.length }, fields)
  if (exceeded) {
    const name = round.scheme.grades.find((grade) => grade.code === exceeded.grade)!.name.zh
    refuseNow('assessment/share-exceeded', { grade: name, most: exceeded.most, given: exceeded.given })
  }

  const rows = proposals.map((one) => ({ ...one, total: totals.get(one.id) ?? null }))
  await query(
    `update assessment.participant p set proposed_grade = x.grade, proposed_note = nullif(x.note, ''), total = x.total, proposed_by = $2, proposed_at = $3, version = version + 1
       from jsonb_to_recordset($1::jsonb) as x (id uuid, grade text, note text, total int) where p.id = x.id`,
    [JSON.stringify(rows), actor.personId, now],
  )
  await saveDecisions(
    context,
    proposals.map((one) => ({
      participant: byId.get(one.id)!,
      act: 'proposed' as const,
      grade: one.grade,
      note: one.note,
    })),
  )
  record({
    kind: 'assessment/grades-proposed',
    subject: { kind: 'round', id: round.id },
    regionCode: round.region_code,
    data: { organisationId: input.organisationId, people: proposals.length },
  })
  return { proposed: proposals.length }
}
