import { type Selectable, sql } from 'kysely'
import type { VisitOutcome } from '#modules/services/domain/visit.ts'
import type { ServicesTables } from '#modules/services/tables.ts'

/** A client as a phone knows them, with the last service; nothing sealed is in it. */
export type VisitRow = Pick<
  Selectable<ServicesTables['services.client']>,
  | 'id'
  | 'name'
  | 'pinyin'
  | 'initials'
  | 'born_on'
  | 'region_code'
  | 'station_id'
  | 'categories'
  | 'risk_class'
  | 'due_on'
  | 'last_met_on'
  | 'version'
> & { lastOutcome: VisitOutcome | null; lastServiceCodes: string[] | null }

export const visitColumns = sql`c.id, c.name, c.pinyin, c.initials, c.born_on, c.region_code, c.station_id, c.categories, c.risk_class, c.due_on, c.last_met_on, c.version,
  last.outcome as "lastOutcome", last.service_codes as "lastServiceCodes"`

export const lastService = sql`left join lateral (
    select r.outcome, r.service_codes from services.service_record r
     where r.client_id = c.id and not r.withdrawn order by r.held_on desc, r.id desc limit 1
  ) last on true`
