import type { Context } from '#kernel/context.ts'
import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/selection/contract-rounds.ts'
import { isMovable, mayCancel, nextStage } from '#modules/selection/domain/round-stages.ts'
import { notifyAll } from '#modules/notices/public.ts'
import { clearDesks } from '#modules/selection/desk-notices.ts'
import { holdRound, inShort } from '#modules/selection/entries.ts'
import { obstaclesOf } from '#modules/selection/obstacles.ts'
import { runs } from '#modules/selection/reach.ts'
import { named } from '#modules/selection/queries/programmes.ts'
import { runningRound } from '#modules/selection/queries/rounds.ts'
import { rulesOf } from '#modules/selection/rules.ts'
import { findRound } from '#modules/selection/store.ts'
import { type RoundRow, selection } from '#modules/selection/tables.ts'

/** From the opening of a round until its ranking. */

const refuseAt = (field: string, code: string): never =>
  refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code: `selection/${code}` }])

/** A round, locked, for an act of its office. */
async function lockRound(context: Context, roundId: string): Promise<RoundRow> {
  // A call is open to everyone to read: who may not run it must not lock it.
  const seen = await findRound(context, roundId)
  if (!runs(context, seen.region_code)) refuseNow('selection/not-the-office')
  await holdRound(context, roundId, true)
  const round = await findRound(context, roundId, true)
  return round.stage === 'cancelled' ? refuseNow('selection/round-cancelled') : round
}

/** A round by the rule of its day, which it keeps whatever the pack says later. */
export const openRound: Handler<typeof contract.openRound> = async (context, input) => {
  const { house, db, query, actor, now, today, record } = context
  const { regionCode, openedOn, entriesLastOn } = input
  if (!runs(context, regionCode)) refuseAt('regionCode', 'region-out-of-reach')
  const name = named({ packs: house.packs, actor: { homeRegionCode: regionCode }, today }, input)
  if (!name.here && input.adoptedBecause === '') refuseAt('adoptedBecause', 'adoption-reason-missing')
  if (entriesLastOn < openedOn) refuseAt('entriesLastOn', 'last-day-before-opening')
  if (entriesLastOn < today) refuseAt('entriesLastOn', 'last-day-passed')
  await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`selection ${name.code} ${regionCode}`])
  const running = await runningRound(context, input)
  if (running) refuseNow('selection/round-runs-already', { title: running.title })
  const { value, bases, version } = rulesOf(house.packs, name, today)
  const roundId = newId<'round'>(now)
  await selection(db)
    .insertInto('selection.round')
    .values({
      id: roundId,
      region_code: regionCode,
      organisation_id: actor.organisationId,
      place: name.place,
      code: name.code,
      title: input.title,
      rules: JSON.stringify({ ...value, bases }) as never,
      pack_version: version,
      adopted_because: name.here ? '' : input.adoptedBecause,
      opened_on: parseDay(openedOn),
      entries_last_on: parseDay(entriesLastOn),
      opened_by: actor.personId,
      opened_at: now,
    })
    .execute()
  record({
    kind: 'selection/round-opened',
    subject: { kind: 'round', id: roundId },
    regionCode,
    day: openedOn,
    data: { place: name.place, code: name.code },
  })
  return { roundId, version: 1 }
}

/** On to the next stage, once nothing stands in the way. */
export const moveRoundOn: Handler<typeof contract.moveRoundOn> = async (context, { roundId, basedOnVersion }) => {
  const { db, actor, today, record } = context
  const round = await lockRound(context, roundId)
  if (round.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (!isMovable(round.stage)) return refuseNow('selection/next-elsewhere')
  const [first] = await obstaclesOf(context, round)
  if (first) refuseNow('selection/in-the-way', { said: first.said[actor.language] })
  const stage = nextStage[round.stage]
  const version = round.version + 1
  await selection(db).updateTable('selection.round').set({ stage, version }).where('id', '=', roundId).execute()
  record({
    kind: 'selection/round-moved-on',
    subject: { kind: 'round', id: roundId },
    regionCode: round.region_code,
    day: today,
    data: { stage },
  })
  return { roundId, version, stage }
}

export const cancelRound: Handler<typeof contract.cancelRound> = async (
  context,
  { roundId, basedOnVersion, reason },
) => {
  const { db, today, record } = context
  const round = await lockRound(context, roundId)
  if (round.version !== basedOnVersion) refuseNow('kernel/changed-meanwhile')
  if (!mayCancel(round.stage)) refuseNow('selection/round-too-far')
  const version = round.version + 1
  await selection(db)
    .updateTable('selection.round')
    .set({ stage: 'cancelled', cancelled_because: reason, version })
    .where('id', '=', roundId)
    .execute()
  await clearDesks(context, roundId)
  await tellCancelled(context, { ...round, version }, reason)
  record({
    kind: 'selection/round-cancelled',
    subject: { kind: 'round', id: roundId },
    regionCode: round.region_code,
    day: today,
  })
  return { roundId, version }
}

/** Everyone who wrote an entry learns that the round is no more, and why. */
async function tellCancelled(context: Context, round: RoundRow, reason: string): Promise<void> {
  const entries = await context.query<{ personId: string }>(
    `select distinct coalesce(person_id, created_by) as "personId" from selection.entry where round_id = $1 and stage not in ('refused', 'withdrawn')`,
    [round.id],
  )
  await notifyAll(
    context,
    entries.map(({ personId }) => ({
      personId,
      key: `selection/cancelled:${round.id}` as const,
      title: { zh: '选拔已取消', en: 'A round was cancelled' },
      body: { zh: `${round.title}：原因：${inShort(reason)}。`, en: `${round.title}: ${inShort(reason)}.` },
      link: '/people/me#selection',
      dueOn: null,
    })),
  )
}
