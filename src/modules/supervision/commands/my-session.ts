import type { Selectable } from 'kysely'
import type { Context } from '#kernel/context.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { supervision, type SupervisionTables } from '#modules/supervision/tables.ts'

export type Session = Selectable<SupervisionTables['supervision.session']>

/** A session at which I was and that still stands, locked; the policies show no other. */
export async function lockMySession({ db, actor }: Pick<Context, 'db' | 'actor'>, id: string): Promise<Session> {
  const row = await supervision(db)
    .selectFrom('supervision.session')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !row.participants.includes(actor.personId)) return refuseNow('kernel/not-found')
  if (row.withdrawn_at) refuseNow('supervision/withdrawn')
  return row
}
