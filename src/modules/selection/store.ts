import type { Context } from '#kernel/context.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { type EntryRow, type RoundRow, selection } from '#modules/selection/tables.ts'

type Reader = Pick<Context, 'db'>

/** A round that the reader may see, locked until the end of the transaction where something is to change: acts on one round come one after the other. */
export async function findRound({ db }: Reader, id: string, lock = false): Promise<RoundRow> {
  const row = await selection(db)
    .selectFrom('selection.round')
    .selectAll()
    .where('id', '=', id)
    .$if(lock, (one) => one.forUpdate())
    .executeTakeFirst()
  return row ?? refuseNow('kernel/not-found')
}

/** An entry within reach, locked where something is to change. */
export async function findEntry({ db }: Reader, id: string, lock = false): Promise<EntryRow> {
  const row = await selection(db)
    .selectFrom('selection.entry')
    .selectAll()
    .where('id', '=', id)
    .$if(lock, (one) => one.forUpdate())
    .executeTakeFirst()
  return row ?? refuseNow('kernel/not-found')
}
