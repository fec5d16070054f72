import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/selection/contract-judging.ts'
import { judgedSheet, officeEntry, type ReviewRow } from '#modules/selection/judging.ts'
import { type EvidenceShown, evidenceOf, openEvidence } from '#modules/workforce/public.ts'

/** What reviewers handed in of an entry. The database keeps it from whoever of the office is still to judge the same. */

const handedIn = ({ query }: Pick<Context, 'query'>, entryId: string): Promise<ReviewRow[]> =>
  query(
    'select * from selection.review where entry_id = $1 and submitted_at is not null order by sheet, submitted_at',
    [entryId],
  )

/** Photographs lie in the files of experts, who may come from anywhere. */
const photographs = (context: Pick<Context, 'query'>, assignmentIds: string[]): Promise<Map<string, EvidenceShown[]>> =>
  atTheGate(context, () => evidenceOf(context.query, assignmentIds))

export const entryReviews: Handler<typeof contract.entryReviews> = async (context, { entryId }) => {
  const { entry, round } = await officeEntry(context, entryId)
  context.about({ subject: { kind: 'entry', id: entry.id } })
  const rows = await handedIn(context, entryId)
  const files = await photographs(
    context,
    rows.map((one) => one.assignment_id),
  )
  const names = await personNames(
    context.query,
    rows.map((one) => one.person_id),
  )
  return {
    reviews: rows.map((one) => {
      const sheet = judgedSheet(round, one.sheet)
      return {
        assignmentId: one.assignment_id,
        sheet: sheet.name,
        expert: names.get(one.person_id) ?? '',
        points: Number(one.points),
        marks: sheet.criteria.flatMap(({ code, name, points }) => {
          const given = one.marks[code]
          return given === undefined ? [] : [{ name, points: given, most: points }]
        }),
        vetoes: sheet.criteria.filter(({ code }) => one.vetoes.includes(code)).map(({ name }) => name),
        comment: one.comment,
        visitedOn: one.visited_on,
        evidence: (files.get(one.assignment_id) ?? []).map(({ evidenceId, kind, bytes }) => ({
          evidenceId,
          kind,
          bytes,
        })),
      }
    }),
  }
}

export const visitEvidence: Handler<typeof contract.visitEvidence> = async (context, input) => {
  const { entryId, assignmentId, evidenceId } = input
  const { round } = await officeEntry(context, entryId)
  const own = (await handedIn(context, entryId)).find((one) => one.assignment_id === assignmentId)
  const pieces = own ? ((await photographs(context, [assignmentId])).get(assignmentId) ?? []) : []
  const piece = pieces.find((one) => one.evidenceId === evidenceId)
  const file = piece && (await openEvidence(context, piece))
  if (!file) return refuseNow('kernel/not-found')
  context.about({ subject: { kind: 'evidence', id: evidenceId }, regionCode: round.region_code })
  return file
}
