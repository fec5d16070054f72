import { sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/services/contract.ts'
import { ageOf } from '#modules/services/queries/client-rows.ts'
import { lastService, visitColumns, type VisitRow } from '#modules/services/queries/visit-rows.ts'

const pageSize = 500
const beforeAll = { tx: '0', id: '00000000-0000-0000-0000-000000000000', goneTx: null }

/**
 * The files of the worker's station in the order in which they changed, from where the phone left off. Only transactions older than every
 * running one are read, as with events: a slow writer is waited for, never skipped.
 */
export const carriedClients: Handler<typeof contract.carriedClients> = async ({ db, actor, today }, { since }) => {
  const { tx, id, goneTx } = readPlace(since)
  const [changed, gone] = await Promise.all([
    sql<
      VisitRow & { tx: string }
    >`select ${visitColumns}, c.changed_tx::text as tx from services.client c ${lastService}
      where c.closed_on is null and c.station_id = ${actor.organisationId}
        and (c.changed_tx, c.id) > (${tx}::text::xid8, ${id}) and c.changed_tx < (select kernel.settled_before())
      order by c.changed_tx, c.id limit ${pageSize + 1}`.execute(db),
    sql<{ horizon: string; ids: string[] }>`
      with horizon as (select kernel.settled_before() as tx)
      select h.tx::text as horizon, coalesce((
        select array_agg(distinct d.client_id) from services.client_departure d
         where d.tx >= ${goneTx}::text::xid8 and d.tx < h.tx and not exists (select from services.client c
           where c.id = d.client_id and c.closed_on is null and c.station_id = ${actor.organisationId})), '{}') as ids
        from horizon h`.execute(db),
  ])
  const rows = changed.rows.slice(0, pageSize)
  const regions = await regionNames(
    db,
    rows.map((row) => row.region_code),
  )
  const last = rows.at(-1)
  const { horizon, ids } = gone.rows[0]!
  return {
    rows: rows.map((row) => ({
      clientId: row.id,
      name: row.name,
      pinyin: row.pinyin,
      initials: row.initials,
      age: ageOf(row.born_on, today),
      regionCode: row.region_code,
      regionName: regions.get(row.region_code) ?? row.region_code,
      stationId: row.station_id,
      categories: row.categories,
      riskClass: row.risk_class,
      dueOn: row.due_on,
      lastMetOn: row.last_met_on,
      lastOutcome: row.lastOutcome,
      lastServiceCodes: row.lastServiceCodes ?? [],
      version: row.version,
    })),
    gone: ids,
    next: cursorOf([last?.tx ?? tx, last?.id ?? id, horizon]),
    more: changed.rows.length > pageSize,
  }
}

/** A phone that begins carries nothing, so nothing has left it. */
function readPlace(since: string | undefined): { tx: string; id: string; goneTx: string | null } {
  const [tx, id, goneTx] = readCursor(since, 3) ?? []
  return isNumber(tx) && isUuid(id) && isNumber(goneTx) ? { tx, id, goneTx } : beforeAll
}

const isNumber = (value: unknown): value is string => typeof value === 'string' && /^\d{1,18}$/.test(value)
