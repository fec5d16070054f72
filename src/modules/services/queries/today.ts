import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/services/contract.ts'
import { ageOf, overdueDays } from '#modules/services/queries/client-rows.ts'
import { lastService, visitColumns, type VisitRow } from '#modules/services/queries/visit-rows.ts'
import { dueReason } from '#modules/services/rules.ts'

/** More than anyone visits in a day; the list of clients has the rest. */
const shown = 100

/** Whom this worker is to visit, most urgent first and those met today last: the worker's own clients, and the station's that are nobody's. */
export const today: Handler<typeof contract.today> = async ({ db, house, actor, today }) => {
  const mine = sql`c.closed_on is null and c.station_id = ${actor.organisationId} and (c.worker_id = ${actor.personId} or c.worker_id is null)`
  const [due, counts] = await Promise.all([
    sql<VisitRow>`select ${visitColumns} from services.client c ${lastService} where ${mine}
      order by c.last_met_on is not distinct from ${today}::date, c.due_on nulls last, c.id limit ${shown}`.execute(db),
    sql<{ done: number; overdue: number }>`
      select (select count(*) from services.service_record r where r.worker_id = ${actor.personId} and r.held_on = ${today} and not r.withdrawn) as done,
             (select count(*) from services.client c where ${mine} and c.due_on < ${today}) as overdue`.execute(db),
  ])
  const regions = await regionNames(
    db,
    due.rows.map((row) => row.region_code),
  )
  const { done, overdue } = counts.rows[0]!
  return {
    day: today,
    doneToday: done,
    overdue,
    due: due.rows.map((row) => ({
      clientId: row.id,
      name: row.name,
      age: ageOf(row.born_on, today),
      regionName: regions.get(row.region_code) ?? row.region_code,
      categories: row.categories,
      riskClass: row.risk_class,
      dueOn: row.due_on,
      overdueDays: overdueDays(row.due_on, today),
      lastMetOn: row.last_met_on,
      lastOutcome: row.lastOutcome,
      lastServiceCodes: row.lastServiceCodes ?? [],
      reason: dueReason(
        house.packs,
        {
          regionCode: row.region_code as RegionCode,
          categories: row.categories,
          bornOn: row.born_on as Day | null,
          lastMetOn: row.last_met_on as Day | null,
          dueOn: row.due_on as Day | null,
        },
        today,
      ),
      version: row.version,
    })),
  }
}
