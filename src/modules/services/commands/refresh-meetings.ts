import { sql } from 'kysely'
import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import { standingColumns } from '#modules/services/commands/read-client.ts'
import { services } from '#modules/services/tables.ts'

/**
 * Counts anew, from the rows within reach, when clients were last met, how urgent they are and by when they are to be met again. Writes only
 * what has changed: a file that is written goes to a phone. Who does not see what an earlier station recorded counts without it; the nightly
 * job sees all and puts that right. Returns how many files it wrote.
 */
export async function refreshMeetings(
  { db, house, now, today }: Pick<Context, 'db' | 'house' | 'now' | 'today'>,
  ids: readonly (string | null)[],
): Promise<number> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return 0
  const clients = await services(db)
    .selectFrom('services.client as c')
    .select([
      'c.id',
      'c.region_code',
      'c.categories',
      'c.born_on',
      'c.registered_on',
      'c.last_met_on',
      'c.risk_class',
      'c.priority',
      'c.due_on',
    ])
    .select((of) =>
      of
        .selectFrom('services.service_record as r')
        .select((one) => one.fn.max('r.held_on').as('last'))
        .whereRef('r.client_id', '=', 'c.id')
        .where('r.outcome', '=', 'met')
        .where('r.withdrawn', '=', false)
        .as('met'),
    )
    .where('c.id', '=', sql<string>`any (${wanted}::uuid[])`)
    .where('c.closed_on', 'is', null)
    .execute()
  let written = 0
  for (const client of clients) {
    const counted = {
      last_met_on: client.met,
      ...standingColumns(
        house,
        {
          regionCode: client.region_code as RegionCode,
          categories: client.categories,
          bornOn: client.born_on as Day | null,
          registeredOn: client.registered_on as Day,
          lastMetOn: client.met as Day | null,
        },
        today,
      ),
    }
    const isSame = (Object.keys(counted) as (keyof typeof counted)[]).every(
      (column) => counted[column] === client[column],
    )
    if (isSame) continue
    await services(db)
      .updateTable('services.client')
      .set({ ...counted, changed_at: now, changed_tx: sql<string>`pg_current_xact_id()` })
      .where('id', '=', client.id)
      .execute()
    written++
  }
  return written
}
