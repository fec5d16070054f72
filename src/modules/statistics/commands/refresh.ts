import type pg from 'pg'
import { inTransaction, statistics } from '#kernel/database.ts'
import { type Day, todayIn } from '#kernel/days.ts'
import { type EventRow, takeEvents } from '#kernel/events.ts'
import type { Transaction } from '#kernel/database.ts'
import { noteAdjustments } from '#modules/statistics/adjusting.ts'
import { catalogue, states } from '#modules/statistics/catalogue.ts'
import { recount } from '#modules/statistics/counting.ts'
import { firstDayOf, marksOf, monthsSince, touchedBy } from '#modules/statistics/domain/marks.ts'
import { followFiles, placesOfRecords } from '#modules/statistics/standings.ts'

/** How many events are taken in one transaction: enough to share the work of a busy second, few enough to be done within one. */
const batch = 5000

export const reader = 'statistics'

/** One hand at a time counts: a cell must not be written from an older look at the rows, nor a month sealed in between. */
export const takeTurn = ({ query }: Pick<Transaction, 'query'>) =>
  query(`select pg_advisory_xact_lock(hashtext('yanzhen statistics'))`)

/**
 * Takes the events since the last time and counts anew, from the rows, just the cells they touched. What is counted and how far the reader
 * has come are kept together: killed in between, the next one does it again. Returns how many events were taken; call until it is 0.
 */
export async function refresh(pool: pg.Pool, now: Date): Promise<number> {
  return inTransaction(pool, statistics, async (transaction) => {
    await takeTurn(transaction)
    const events = await takeEvents(transaction, reader, batch)
    const moving = events.filter((event) => event.kind.startsWith('services/'))
    if (moving.length > 0) await countFor(transaction, moving, now)
    return events.length
  })
}

/** Takes all that is waiting. */
export async function refreshAll(pool: pg.Pool, now: Date): Promise<void> {
  while ((await refresh(pool, now)) === batch);
}

async function countFor({ query }: Transaction, events: EventRow[], now: Date): Promise<void> {
  const today = todayIn(now)
  const touched = events.flatMap(touchedBy)
  const changed = events.flatMap((event) =>
    event.subjectKind === 'client' && event.subjectId && event.day
      ? [{ clientId: event.subjectId, day: event.day }]
      : [],
  )
  const records = events.flatMap((event) => {
    const day = firstDayOf(event)
    return event.subjectKind === 'record' && event.subjectId && day ? [{ id: event.subjectId, day }] : []
  })
  const moved = await followFiles(query, lastOfEach(changed))
  if (records.length > 0) moved.push(...(await placesOfRecords(query, records)))

  const rowMarks = marksOf(touched, today)
  const stateMarks = marksOf(
    [
      ...touched,
      ...moved.flatMap(({ region_code, day }) =>
        monthsSince(day, today).map((month) => ({ branch: region_code, month })),
      ),
    ],
    today,
  )
  await recount(
    query,
    catalogue.filter((one) => !states.includes(one)),
    rowMarks,
    now,
  )
  await recount(query, states, stateMarks, now)
  await noteAdjustments(query, [...touched, ...statesTouched(events, moved, today)])
}

// A file changed twice in a second is followed once, from the later day.
const lastOfEach = (changed: { clientId: string; day: string }[]) => [
  ...new Map(changed.map((one) => [one.clientId, one])).values(),
]

/** A state in a sealed month that moved because of what happened elsewhere is put down to the last event of the batch. */
function statesTouched(events: EventRow[], moved: { region_code: string; day: string }[], today: Day) {
  const event = events.at(-1)!
  return moved.flatMap(({ region_code, day }) =>
    monthsSince(day, today).map((month) => ({ branch: region_code, month, event })),
  )
}
