import type { Context } from '#kernel/context.ts'
import { parseDay, type Day } from '#kernel/days.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { lastDayNow } from '#modules/selection/domain/notice.ts'
import type { Ranked } from '#modules/selection/kept.ts'
import { findRound } from '#modules/selection/store.ts'
import { type NoticeActKind, type RoundRow, type RoundStage, selection } from '#modules/selection/tables.ts'

type Reader = Pick<Context, 'db'>

/** Where no rule says what is shown: somebody must be named at all. */
export const leastShown = [{ code: 'name', name: { zh: '姓名', en: 'Name' }, mask: 'middle' as const }]

export const findNotice = ({ db }: Reader, roundId: string) =>
  selection(db).selectFrom('selection.notice').selectAll().where('round_id', '=', roundId).executeTakeFirst()

/** The entries on a notice with their last day by the calendar of now, and how many objections to each are open. */
export async function noticeEntries(
  { db, house }: Pick<Context, 'db' | 'house'>,
  notice: NonNullable<Awaited<ReturnType<typeof findNotice>>>,
) {
  const rows = await selection(db)
    .selectFrom('selection.notice_entry as e')
    .selectAll('e')
    .select((is) => [
      is
        .selectFrom('selection.objection as o')
        .select((sub) => sub.fn.countAll<number>().as('n'))
        .whereRef('o.entry_id', '=', 'e.entry_id')
        .where('o.stage', '=', 'open')
        .as('open'),
    ])
    .where('e.round_id', '=', notice.round_id)
    .orderBy('e.place')
    .execute()
  return rows.map((row) => ({
    ...row,
    open: row.open ?? 0,
    lastOn: lastDayNow({ fromOn: parseDay(row.from_on), lastOn: parseDay(row.last_on) }, notice.lasts, house.calendar),
  }))
}

export const sealedList = async ({ db }: Reader, roundId: string): Promise<Ranked[]> =>
  (
    await selection(db)
      .selectFrom('selection.sealed_list')
      .select('list')
      .where('round_id', '=', roundId)
      .executeTakeFirst()
  )?.list ?? []

export const entriesOf = ({ db }: Reader, roundId: string) =>
  selection(db).selectFrom('selection.entry').selectAll().where('round_id', '=', roundId).execute()

interface Act {
  kind: NoticeActKind
  entryId?: string
  reason?: string
  was?: Day
  is?: Day
}

/** Writes what was decided of a notice, in order. */
export async function writeActs(
  { db, now }: Pick<Context, 'db' | 'now'>,
  round: Pick<RoundRow, 'id' | 'region_code'>,
  by: string | null,
  acts: readonly Act[],
): Promise<void> {
  if (acts.length === 0) return
  await selection(db)
    .insertInto('selection.notice_act')
    .values(
      acts.map((one) => ({
        id: newId(now),
        round_id: round.id,
        entry_id: one.entryId ?? null,
        region_code: round.region_code,
        kind: one.kind,
        reason: one.reason ?? '',
        was_on: one.was ?? null,
        is_on: one.is ?? null,
        acted_by: by,
        acted_at: now,
      })),
    )
    .execute()
}

/** The round of an act that the office decides, locked; refused where somebody else acted meanwhile. */
export async function lockRound(
  context: Context,
  roundId: string,
  basedOnVersion: number,
  stages: readonly RoundStage[],
): Promise<RoundRow> {
  const round = await findRound(context, roundId, true)
  if (round.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (!stages.includes(round.stage)) refuseNow('selection/not-at-this-stage')
  return round
}

export async function turnRound({ db }: Reader, round: RoundRow, stage: RoundStage): Promise<number> {
  await selection(db)
    .updateTable('selection.round')
    .set({ stage, version: round.version + 1 })
    .where('id', '=', round.id)
    .execute()
  return round.version + 1
}
