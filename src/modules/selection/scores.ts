import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import { type EntryScore, type Given, scoreEntries } from '#modules/selection/domain/scores.ts'
import { entriesOf, judgedSheets } from '#modules/selection/judging.ts'
import type { RoundRow } from '#modules/selection/tables.ts'

/** Sheets whose scores count for being chosen: what applicants give themselves is read beside, and the term of a title is another matter. */
const countedSheets = judgedSheets

/** What was handed in, of a hundred. At the gate: an officer who judges too, and has not yet, is shown sums only. */
export const pointsGiven = (context: Pick<Context, 'query'>, round: Pick<RoundRow, 'id'>): Promise<Given[]> =>
  atTheGate(context, async () => {
    const rows = await context.query<{
      entryId: string
      sheet: string
      scorer: string
      points: string
      vetoes: string[]
    }>(
      `select entry_id as "entryId", sheet, person_id as scorer, points, vetoes from selection.review
        where round_id = $1 and submitted_at is not null order by assignment_id`,
      [round.id],
    )
    return rows.map((row) => ({ ...row, points: Number(row.points) }))
  })

/**
 * For each admitted entry what it comes to: score, low and high in hundredths of a point (null while a scorer is missing), how many scores count,
 * and each sheet by itself. A pure function of what was handed in: asked again, it is the same.
 */
export async function scoresOf(
  context: Pick<Context, 'query'>,
  round: Pick<RoundRow, 'id' | 'stage' | 'rules'>,
): Promise<EntryScore[]> {
  const [entries, given] = await Promise.all([entriesOf(context, round), pointsGiven(context, round)])
  return scoreEntries(
    countedSheets(round),
    given,
    entries.filter((one) => one.stage === 'admitted').map((one) => one.id),
  )
}
