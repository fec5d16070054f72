import { gate, inTransaction } from '#kernel/database.ts'
import { type Day, todayIn } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import type { Job } from '#kernel/jobs.ts'
import { applySome } from '#modules/workforce/apply-list.ts'
import { compareList } from '#modules/workforce/compare-list.ts'
import { workOnCensus } from '#modules/workforce/draw-census.ts'
import { dropParts } from '#modules/workforce/import-files.ts'
import { type KeptSheet, sheetKeptUntil } from '#modules/workforce/keep-sheet.ts'
import { nextAtWork } from '#modules/workforce/import-store.ts'
import { readList } from '#modules/workforce/read-list.ts'
import { undoSome } from '#modules/workforce/undo-list.ts'

/** How long a server that stops waits for a list at most: between two batches it lets go. Technical. */
const turnMs = 20_000

/** Goes on with the list that waits longest, for a while. Everything is done in batches that are kept, so that a killed server loses one at most. */
export async function workOnLists(house: House, untilMs = turnMs): Promise<void> {
  const began = performance.now()
  for (;;) {
    const one = await inTransaction(house.gatePool, gate, ({ query }) => nextAtWork(query))
    if (!one) return
    if (one.state === 'reading') await readList(house, one)
    else if (one.state === 'comparing') await compareList(house, one)
    else {
      const some = one.state === 'running' ? applySome : undoSome
      while ((await some(house, one.id)) && performance.now() - began < untilMs);
    }
    if (performance.now() - began > untilMs) return
  }
}

/** Drops the lines that were read of sheets that can no longer be taken back; a month is long enough for one that was never run. */
export async function dropOldLists(house: House): Promise<number> {
  const today = todayIn(house.clock())
  await dropOldSheets(house, today)
  const old = await inTransaction(house.gatePool, gate, ({ query }) =>
    query<{ id: string }>(
      `select id from workforce.list_import where head_sealed is not null and coalesce(undo_until, (made_at + interval '30 days')::date) < $1 and state not in ('reading', 'comparing', 'running', 'undoing')`,
      [today],
    ),
  )
  for (const { id } of old) {
    await inTransaction(house.gatePool, gate, async ({ query }) => {
      await query('delete from workforce.list_import_row where import_id = $1', [id])
      await query('update workforce.list_import set head_sealed = null where id = $1', [id])
    })
  }
  return old.length
}

/** The sheets themselves: what was taken in from is evidence and stays as long as the pack says. */
async function dropOldSheets(house: House, today: Day): Promise<void> {
  const kept = await inTransaction(house.gatePool, gate, ({ query }) =>
    query<KeptSheet & { id: string; parts: number }>(
      `select id, parts, state, region_code as "regionCode", made_at as "madeAt", undo_until as "undoUntil", counts from workforce.list_import
        where sheet_dropped_on is null and state not in ('reading', 'comparing', 'running', 'undoing')`,
    ),
  )
  for (const sheet of kept) {
    if (sheetKeptUntil(house, sheet) >= today) continue
    await dropParts(house, sheet.id, sheet.parts)
    await inTransaction(house.gatePool, gate, ({ query }) =>
      query('update workforce.list_import set sheet_dropped_on = $2 where id = $1', [sheet.id, today]),
    )
  }
}

export const listJobs: Job[] = [
  { name: 'workforce/work-on-census', every: { seconds: 2 }, run: async (house) => void (await workOnCensus(house)) },
  { name: 'workforce/work-on-lists', every: { seconds: 1 }, run: (house) => workOnLists(house) },
  {
    name: 'workforce/drop-old-lists',
    every: { cron: '10 2 * * *' },
    run: async (house) => void (await dropOldLists(house)),
  },
]
