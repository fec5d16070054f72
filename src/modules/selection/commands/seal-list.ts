import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/selection/contract-ranking.ts'
import { digestOf, fieldOf, listFrom, numbersOf, placesOf } from '#modules/selection/rank-round.ts'
import { officeRound } from '#modules/selection/judging.ts'
import { solving } from '#modules/selection/solver.ts'
import { selection } from '#modules/selection/tables.ts'

/** Fixes the list with all that decides it, before a name is opened. */
export const sealList: Handler<typeof contract.sealList> = async (context, input) => {
  const { db, actor, now, record } = context
  const round = await officeRound(context, input.roundId, true)
  if (round.stage !== 'ranking') refuseNow('selection/not-ranking')
  if (round.version !== input.basedOnVersion) refuseNow('kernel/changed-meanwhile')
  const { contenders, waiting } = await fieldOf(context, round)
  const unscored = waiting.filter(({ why }) => why === 'no-score').map((one) => one.entryId)
  if (unscored.length > 0) refuseNow('selection/scores-missing', await numbered(context, round.id, unscored))
  if (input.lots.length > 0 && input.lotsReason === '') refuseNow('selection/lots-reason-missing')
  const inputs = {
    rule: placesOf(round.rules),
    reading: input.reading,
    contenders,
    lots: input.lots,
    packVersion: round.pack_version,
  }
  const { list, ranked } = await solving((solve) => listFrom(inputs, solve))
  if (list.undecided.size > 0) refuseNow('selection/undecided', await numbered(context, round.id, [...list.undecided]))
  const digest = digestOf(inputs, ranked)
  await selection(db)
    .insertInto('selection.sealed_list')
    .values({
      round_id: round.id,
      region_code: round.region_code,
      reading: JSON.stringify(input.reading),
      reason: input.reason,
      lots_reason: input.lotsReason,
      inputs: JSON.stringify(inputs),
      list: JSON.stringify(ranked) as never,
      digest,
      sealed_by: actor.personId,
      sealed_at: now,
      opened_at: null,
    })
    .execute()
  const { version } = await selection(db)
    .updateTable('selection.round')
    .set({ stage: 'sealed', version: round.version + 1 })
    .where('id', '=', round.id)
    .returning('version')
    .executeTakeFirstOrThrow()
  record({
    kind: 'selection/list-sealed',
    subject: { kind: 'round', id: round.id },
    regionCode: round.region_code,
    data: { digest, chosen: list.chosen.size },
  })
  return { roundId: round.id, version, digest }
}

/** Numbers of entries, for a refusal that says whose matter it is. */
async function numbered(context: Context, roundId: string, ids: readonly string[]): Promise<{ numbers: string }> {
  const numbers = await numbersOf(context, roundId)
  return {
    numbers: ids
      .map((id) => numbers.get(id)!)
      .toSorted((a, b) => a - b)
      .join('、'),
  }
}

/** From here on the list has names. Opened twice, the first time counts. */
export const openNames: Handler<typeof contract.openNames> = async (context, { roundId }) => {
  const { db, now, record } = context
  const round = await officeRound(context, roundId, true)
  const sealed = await selection(db)
    .selectFrom('selection.sealed_list')
    .select('opened_at')
    .where('round_id', '=', round.id)
    .executeTakeFirst()
  if (!sealed) return refuseNow('selection/not-sealed')
  if (sealed.opened_at) return { openedAt: sealed.opened_at.toISOString() }
  await selection(db)
    .updateTable('selection.sealed_list')
    .set({ opened_at: now })
    .where('round_id', '=', round.id)
    .execute()
  record({ kind: 'selection/names-opened', subject: { kind: 'round', id: round.id }, regionCode: round.region_code })
  return { openedAt: now.toISOString() }
}
