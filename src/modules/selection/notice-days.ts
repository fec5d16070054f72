import { gate, inTransaction } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import type { Job } from '#kernel/jobs.ts'
import { findNotice, noticeEntries, writeActs } from '#modules/selection/notice-store.ts'
import { selection } from '#modules/selection/tables.ts'

/** What was said of a last day stays said: a moved holiday makes it later once, on the record, and nothing makes it earlier again. */
export const keepNoticeDays: Job = {
  name: 'selection/notice-days',
  every: { seconds: 60 },
  run: (house) =>
    inTransaction(house.gatePool, gate, async ({ db }) => {
      const rounds = await selection(db)
        .selectFrom('selection.round')
        .select(['id', 'region_code'])
        .where('stage', '=', 'notice')
        .execute()
      for (const round of rounds) {
        const notice = await findNotice({ db }, round.id)
        const later = notice
          ? (await noticeEntries({ db, house }, notice)).filter(
              (one) => one.state === 'standing' && one.lastOn > one.last_on,
            )
          : []
        for (const row of later) {
          const { numUpdatedRows } = await selection(db)
            .updateTable('selection.notice_entry')
            .set({ last_on: row.lastOn })
            .where('entry_id', '=', row.entry_id)
            .where('last_on', '=', row.last_on)
            .executeTakeFirst()
          if (numUpdatedRows > 0n)
            await writeActs({ db, now: house.clock() }, round, null, [
              { kind: 'extended', entryId: row.entry_id, was: parseDay(row.last_on), is: row.lastOn },
            ])
        }
      }
    }),
}
