import { dueOn } from '#kernel/calendar.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/selection/contract.ts'
import { nextUp } from '#modules/selection/domain/notice.ts'
import { namesOf, shownOf } from '#modules/selection/entrants.ts'
import {
  entriesOf,
  findNotice,
  lockRound,
  noticeEntries,
  sealedList,
  turnRound,
  writeActs,
} from '#modules/selection/notice-store.ts'
import { selection } from '#modules/selection/tables.ts'

/** Where one was struck out, the next in order comes up: never by itself, always by a decision with its reason, and with a notice of its own. */
export const moveUp: Handler<typeof contract.moveUp> = async (context, input) => {
  const { db, house, actor, today, record } = context
  const round = await lockRound(context, input.roundId, input.basedOnVersion, ['notice'])
  const notice = (await findNotice(context, round.id)) ?? refuseNow('kernel/not-found')
  const rows = await noticeEntries(context, notice)
  if (freePlaces(rows) === 0) refuseNow('selection/no-place-free')
  const entries = await entriesOf(context, round.id)
  const next = nextUp(
    await sealedList(context, round.id),
    new Set(rows.map((one) => one.entry_id)),
    new Set(entries.filter((one) => one.stage === 'admitted').map((one) => one.id)),
  )
  if (!next) return refuseNow('selection/nobody-next')
  if (next.entryId !== input.entryId) refuseNow('selection/not-the-next')
  const last = dueOn(notice.lasts, today, house.calendar)
  if (!last.known) return refuseNow('selection/calendar-missing', { year: last.missingYear })
  const entry = entries.find((one) => one.id === next.entryId)!
  const names = await namesOf(context, [entry])
  await selection(db)
    .insertInto('selection.notice_entry')
    .values({
      entry_id: entry.id,
      round_id: round.id,
      region_code: round.region_code,
      place: Math.max(...rows.map((one) => one.place)) + 1,
      fields: shownOf(house, entry, names.get(entry.id)!, next, notice.shows, round.rules.tracks),
      from_on: today,
      promised_last_on: last.value,
      last_on: last.value,
      moved_up: true,
    })
    .execute()
  await writeActs(context, round, actor.personId, [
    { kind: 'moved-up', entryId: entry.id, reason: input.reason, is: last.value },
  ])
  const version = await turnRound(context, round, 'notice')
  record({
    kind: 'selection/moved-up',
    subject: { kind: 'entry', id: entry.id },
    regionCode: round.region_code,
    day: today,
  })
  return { lastOn: last.value, version }
}

/** Places that an upheld objection left and nobody came up for. */
export const freePlaces = (rows: readonly { state: string; moved_up: boolean }[]): number =>
  rows.filter((one) => one.state === 'struck').length - rows.filter((one) => one.moved_up).length
