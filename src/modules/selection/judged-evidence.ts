import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import type { Words } from '#kernel/packs/format.ts'
import { clausesOf } from '#modules/selection/domain/verdict.ts'
import type { AssignmentRow } from '#modules/selection/judging.ts'
import type { Sheet } from '#modules/selection/rules.ts'
import type { RoundRow } from '#modules/selection/tables.ts'
import { type EvidenceShown, evidenceOf } from '#modules/workforce/public.ts'

/** The evidence of an entry as who judges it sees it. */

export interface BlindEvidenceRow {
  evidence_id: string
  version: number
  answer: 'fit' | 'copy' | 'withheld'
  copy_id: string | null
}

export interface Piece extends EvidenceShown {
  about: Words | null
}

/** What a piece of evidence is for: a clause, a preference or a criterion; null for the entry as a whole. */
export function aboutWhat({ rules }: Pick<RoundRow, 'rules'>, code: string): Words | null {
  const named = [
    ...clausesOf(rules),
    ...rules.preferences,
    ...rules.criteria,
    ...rules.sheets.flatMap((one) => one.criteria),
  ]
  return named.find((one) => one.code === code)?.name ?? null
}

export const blindEvidenceOf = ({ query }: Pick<Context, 'query'>, entryId: string): Promise<BlindEvidenceRow[]> =>
  query('select evidence_id, version, answer, copy_id from selection.blind_evidence where entry_id = $1', [entryId])

/**
 * What somebody who judges an entry may open of its evidence. Which rows they see at all the database says: of an entry that is theirs, without a
 * conflict, in the stage of review. On a blind sheet each piece is as the office answered; what it did not look at, or keeps back, is only counted.
 */
export async function piecesFor(
  context: Pick<Context, 'query'>,
  own: Pick<AssignmentRow, 'entry_id'>,
  round: RoundRow,
  sheet: Sheet,
): Promise<{ pieces: Piece[]; held: number }> {
  const rows = await context.query<{ evidenceId: string; about: string }>(
    `select evidence_id as "evidenceId", about from selection.entry_evidence where entry_id = $1 and selection.judges(entry_id) order by added_at, evidence_id`,
    [own.entry_id],
  )
  if (rows.length === 0) return { pieces: [], held: 0 }
  const { files, answers } = await atTheGate(context, async () => ({
    files: new Map(
      ((await evidenceOf(context.query, [own.entry_id])).get(own.entry_id) ?? []).map((one) => [one.evidenceId, one]),
    ),
    answers: new Map((await blindEvidenceOf(context, own.entry_id)).map((one) => [one.evidence_id, one])),
  }))
  const pieces = rows.flatMap(({ evidenceId, about }): Piece[] => {
    const answer = answers.get(evidenceId)
    const shownId = !sheet.blind || answer?.answer === 'fit' ? evidenceId : answer?.copy_id
    const file = shownId ? files.get(shownId) : undefined
    return file
      ? [{ evidenceId: file.evidenceId, kind: file.kind, bytes: file.bytes, about: aboutWhat(round, about) }]
      : []
  })
  return { pieces, held: rows.length - pieces.length }
}
