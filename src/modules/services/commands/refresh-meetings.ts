import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import { standingColumns } from '#modules/services/commands/read-client.ts'
import { services } from '#modules/services/tables.ts'

/**
 * Counts anew, from the rows within reach, when clients were last met and by when they are to be met again. A reader who does not see what
 * an earlier station recorded counts without it; the daily job, which sees all, puts that right.
 */
export async function refreshMeetings({ db, house, now, today }: Pick<Context, 'db' | 'house' | 'now' | 'today'>, ids: (string | null)[]): Promise<void> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return
  const clients = await services(db)
    .selectFrom('services.client as c')
    .select(['c.id', 'c.region_code', 'c.categories', 'c.born_on', 'c.registered_on'])
    .select((of) =>
      of
        .selectFrom('services.service_record as r')
        .select((one) => one.fn.max('r.held_on').as('last'))
        .whereRef('r.client_id', '=', 'c.id')
        .where('r.outcome', '=', 'met')
        .where('r.withdrawn', '=', false)
        .as('lastMetOn'),
    )
    .where('c.id', 'in', wanted)
    .where('c.closed_on', 'is', null)
    .execute()
  for (const client of clients) {
    const about = { regionCode: client.region_code as RegionCode, categories: client.categories, bornOn: client.born_on as Day | null, registeredOn: client.registered_on as Day, lastMetOn: client.lastMetOn as Day | null }
    await services(db)
      .updateTable('services.client')
      .set({ last_met_on: client.lastMetOn, ...standingColumns(house, about, today), changed_at: now, changed_tx: sql<string>`pg_current_xact_id()` })
      .where('id', '=', client.id)
      .execute()
  }
}
