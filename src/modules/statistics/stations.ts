import type { Context } from '#kernel/context.ts'
import { type Day, type Month, monthRange } from '#kernel/days.ts'
import { branchRange, type RegionCode } from '#kernel/region.ts'
import { type StationState, stationState } from '#modules/statistics/domain/month-state.ts'
import { submitsBy } from '#modules/statistics/rules.ts'

export interface StationMonth {
  stationId: string
  name: string
  regionCode: string
  operatorName: string | null
  state: StationState
  submittedAt: Date | null
  submittedBy: string | null
  dueOn: Day | null
  records: number
  lateRecords: number
  lastRecordOn: string | null
}

// A station reports for the month it was open in; which kinds of organisations report is the kind of the tiers' middle one.
const stationText = `
select o.id as "stationId", o.name, o.region_code as "regionCode", operator.to_name as "operatorName", s.at as "submittedAt", s.person_id as "submittedBy", s.late,
       coalesce(r.records, 0)::int as records, coalesce(r.late, 0)::int as "lateRecords", r.last as "lastRecordOn"
  from organisations.organisation o
  left join statistics.submission s on s.station_id = o.id and s.month = $3
  left join lateral (
    select l.to_name from organisations.organisation_link l
     where l.organisation_id = o.id and l.relation = 'operator' and l.from_on < $5::date and (l.until_on is null or l.until_on >= $5::date) limit 1
  ) operator on true
  left join lateral (
    select count(*) as records, count(*) filter (where r.late) as late, max(r.held_on) as last
      from services.service_record r where r.station_id = o.id and r.held_on >= $4::date and r.held_on < $5::date and not r.withdrawn
  ) r on true
 where o.kind = 'service-station' and o.region_code >= $1 and o.region_code < $2 and o.opened_on < $5::date and (o.closed_on is null or o.closed_on > $4::date)
 order by o.region_code, o.name`

/** The stations of a region that the reader sees, each with its month. */
export async function stationMonths(
  { house, query, today }: Pick<Context, 'house' | 'query' | 'today'>,
  region: RegionCode,
  month: Month,
): Promise<StationMonth[]> {
  const { low, high } = branchRange(region)
  const { from, until } = monthRange(month)
  const rows = await query<Omit<StationMonth, 'state' | 'dueOn'> & { late: boolean | null }>(
    stationText,
    [low, high, month, from, until],
    'statistics-stations',
  )
  return rows.map(({ late, ...row }) => {
    const dueOn = submitsBy(house, row.regionCode as RegionCode, month)
    return { ...row, dueOn, state: stationState(late === null ? null : { late }, dueOn, today) }
  })
}

const countText = `
select m.month, count(o.id)::int as stations, count(s.month)::int as submitted
  from unnest($3::text[], $4::date[], $5::date[]) as m (month, from_on, until_on)
  left join organisations.organisation o on o.kind = 'service-station' and o.region_code >= $1 and o.region_code < $2
       and o.opened_on < m.until_on and (o.closed_on is null or o.closed_on > m.from_on)
  left join statistics.submission s on s.station_id = o.id and s.month = m.month
 group by m.month`

/** How many stations of a region have submitted each month; who is missing after the region's due day is late. */
export async function stationCounts(
  { house, query, today }: Pick<Context, 'house' | 'query' | 'today'>,
  region: RegionCode,
  months: Month[],
) {
  const { low, high } = branchRange(region)
  const days = months.map(monthRange)
  const rows = await query<{ month: Month; stations: number; submitted: number }>(
    countText,
    [low, high, months, days.map((one) => one.from), days.map((one) => one.until)],
    'statistics-station-counts',
  )
  return new Map(
    rows.map((row) => {
      const isLate = stationState(null, submitsBy(house, region, row.month), today) === 'late'
      return [row.month, { ...row, late: isLate ? row.stations - row.submitted : 0 }]
    }),
  )
}
