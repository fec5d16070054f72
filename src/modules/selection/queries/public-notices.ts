import type { DaysLimit } from '#kernel/calendar.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { todayIn } from '#kernel/days.ts'
import type { OutsideHandler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/selection/contract.ts'
import { objectionLimits } from '#modules/selection/contract.ts'
import type { Shown } from '#modules/selection/kept.ts'
import { findNotice, noticeEntries } from '#modules/selection/notice-store.ts'
import { selection } from '#modules/selection/tables.ts'

/** 5个工作日, 7天. */
export const lastsWords = ({ unit, count }: DaysLimit): string => `${count}${unit === 'days' ? '天' : '个工作日'}`

type Entries = Awaited<ReturnType<typeof noticeEntries>>

export const entryShown = (row: Entries[number], shows: readonly Shown[]) => ({
  entryId: row.entry_id,
  place: row.place,
  values: shows.map((one) => row.fields[one.code] ?? ''),
  fromOn: row.from_on,
  promisedLastOn: row.promised_last_on,
  lastOn: row.lastOn,
  movedUp: row.moved_up,
})

/** How last days moved, those that no job has written down yet along. */
export function movedDays(
  rows: Entries,
  acts: readonly { kind: string; was_on: string | null; is_on: string | null; acted_at: Date }[],
) {
  const written = acts
    .filter((one) => one.kind === 'extended' && one.was_on && one.is_on)
    .map((one) => ({ was: one.was_on!, is: one.is_on!, at: todayIn(one.acted_at) }))
  const seen = rows
    .filter((one) => one.lastOn > one.last_on)
    .map((one) => ({ was: one.last_on, is: one.lastOn as string, at: '' }))
  const all = new Map([...seen, ...written].map((one) => [`${one.was} ${one.is}`, one]))
  return [...all.values()]
}

const lastOf = (rows: Entries, from: string): string =>
  rows
    .map((one) => one.lastOn)
    .toSorted()
    .at(-1) ?? (from as Day)

/** What is on public notice now. A name stands here only as long as somebody may still say something against it. */
export const publicNotices: OutsideHandler<typeof contract.publicNotices> = async ({ house, now }) =>
  inTransaction(house.gatePool, gate, async ({ db }) => {
    const rounds = await selection(db)
      .selectFrom('selection.round as r')
      .innerJoin('selection.notice as n', 'n.round_id', 'r.id')
      .select(['r.id', 'r.title'])
      .selectAll('n')
      .where('r.stage', '=', 'notice')
      .orderBy('n.published_at', 'desc')
      .limit(100)
      .execute()
    const notices = []
    for (const round of rounds) {
      const rows = (await noticeEntries({ db, house }, round)).filter((one) => one.state !== 'struck')
      const lastOn = lastOf(rows, round.from_on)
      notices.push({
        roundId: round.id,
        title: round.title,
        issuer: round.issuer,
        fromOn: round.from_on,
        lastOn,
        over: todayIn(now) > lastOn,
        count: rows.length,
      })
    }
    return { notices, demonstration: house.demonstration }
  })

/** One notice with its entries, masked as they were when it was published. */
export const publicNotice: OutsideHandler<typeof contract.publicNotice> = async ({ house, now }, { roundId }) =>
  inTransaction(house.gatePool, gate, async ({ db }) => {
    const round = await selection(db)
      .selectFrom('selection.round')
      .select(['id', 'title', 'stage'])
      .where('id', '=', roundId)
      .executeTakeFirst()
    const notice = round?.stage === 'notice' ? await findNotice({ db }, roundId) : undefined
    if (!round || !notice) return refuseNow('selection/notice-not-shown')
    const rows = (await noticeEntries({ db, house }, notice)).filter((one) => one.state !== 'struck')
    const acts = await selection(db)
      .selectFrom('selection.notice_act')
      .select(['kind', 'was_on', 'is_on', 'acted_at'])
      .where('round_id', '=', roundId)
      .orderBy('seq')
      .execute()
    const today = todayIn(now)
    const lastOn = lastOf(rows, notice.from_on)
    return {
      roundId,
      title: round.title,
      issuer: notice.issuer,
      fromOn: notice.from_on,
      lastOn,
      over: today > lastOn,
      count: rows.length,
      lasts: notice.lasts,
      columns: notice.shows,
      moved: movedDays(rows, acts),
      rows: rows.map((row) => ({
        ...entryShown(row, notice.shows),
        mayObject: row.state === 'standing' && today <= row.lastOn,
      })),
      limits: objectionLimits,
    }
  })
