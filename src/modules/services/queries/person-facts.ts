import type { Transaction } from '#kernel/database.ts'
import { type Day, yearOf } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { visitDays } from '#modules/services/rules.ts'

/**
 * What a person did in the year of a day, until that day: counted from the records, in a fixed number of statements. What cannot be said is
 * left out: nobody has a share of nothing. For jobs and freezing, which see everything; under a post's own scope it is what that post sees.
 */
export async function personFacts(
  query: Transaction['query'],
  packs: Packs,
  personIds: readonly string[],
  on: Day,
): Promise<Map<string, Facts>> {
  const from = `${yearOf(on)}-01-01`
  const counties = await query<{ county: string }>(
    `select distinct rpad(left(region_code, 6), 12, '0') as county from services.client where worker_id = any ($1::uuid[])`,
    [personIds],
  )
  const limits = counties.flatMap(({ county }) =>
    visitDays(packs, county as RegionCode, on).map((one) => ({ county: county.slice(0, 6), ...one })),
  )
  const [records, persons, visits] = await Promise.all([
    query<{ id: string; records: number; onTime: number; visits: number; personTimes: number; minutes: number }>(
      `select worker_id as id, count(*) as records, count(*) filter (where not late) as "onTime", count(*) filter (where method = 'visit' and outcome = 'met') as visits,
              sum(person_times) as "personTimes", sum(minutes) as minutes
         from services.service_record where worker_id = any ($1::uuid[]) and held_on between $2 and $3 and not withdrawn group by worker_id`,
      [personIds, from, on],
    ),
    query<{ id: string; persons: number }>(
      `select worker_id as id, count(distinct client_id) as persons from services.presence where worker_id = any ($1::uuid[]) and held_on between $2 and $3 group by worker_id`,
      [personIds, from, on],
    ),
    query<{ id: string; kept: number; due: number }>(visitsOnTimeText, [
      personIds,
      from,
      on,
      limits.map((one) => one.county),
      limits.map((one) => one.riskClass),
      limits.map((one) => one.days),
    ]),
  ])
  const facts = new Map<string, Record<string, number>>(
    personIds.map((id) => [
      id,
      {
        'service.records': 0,
        'service.visits': 0,
        'service.persons': 0,
        'service.personTimes': 0,
        'service.minutes': 0,
      },
    ]),
  )
  for (const one of records) {
    Object.assign(facts.get(one.id)!, {
      'service.records': one.records,
      'service.recordsOnTimePercent': percent(one.onTime, one.records),
      'service.visits': one.visits,
      'service.personTimes': one.personTimes,
      'service.minutes': one.minutes,
    })
  }
  for (const one of persons) facts.get(one.id)!['service.persons'] = one.persons
  for (const one of visits) facts.get(one.id)!['service.visitsOnTimePercent'] = percent(one.kept, one.due)
  return facts
}

/** In tenths of a per cent, cut and never rounded up: 97.96 % is not 98. */
const percent = (part: number, whole: number): number => Math.floor((1000 * part) / whole) / 10

// From the beginning (or the file's own) to each meeting is an interval; it was kept where it is not longer than the class of the client allows.
// What has run since the last meeting counts only once it is too long: nobody is late with what is not due yet. Each file and
// its meetings are one sorted run and nothing is joined: the planner takes such joins for a single file's, and walks through all meetings once a file.
const visitsOnTimeText = `
with file as (
  select c.id, c.worker_id, greatest(c.registered_on, $2::date) as starts, least(coalesce(c.closed_on, $3::date), $3::date) as ends,
         (select l.days from unnest($4::text[], $5::text[], $6::int[]) as l (county, risk_class, days) where l.county = left(c.region_code, 6) and l.risk_class = c.risk_class) as days
    from services.client c
   where c.worker_id = any ($1::uuid[]) and c.registered_on <= $3 and (c.closed_on is null or c.closed_on >= $2)
), line as (
  select id, worker_id, days, starts, ends, null::date as held_on from file
  union all
  select distinct p.client_id, null::uuid, null::int, null::date, null::date, p.held_on
    from services.presence p where p.client_id = any (array(select id from file)) and p.held_on between $2 and $3
), met as (
  select id, held_on, first_value(worker_id) over each as worker_id, first_value(days) over each as days, first_value(starts) over each as starts, first_value(ends) over each as ends
    from line window each as (partition by id order by held_on nulls first)
), step as (
  select worker_id, days, starts, ends, held_on, lag(held_on) over each as before, lead(held_on) over each is null as is_last
    from met where days is not null and (held_on is null or held_on between starts and ends) window each as (partition by id order by held_on nulls first)
), gap as (
  select worker_id, days, held_on - coalesce(before, starts) as length, false as open from step where held_on is not null
  union all
  select worker_id, days, ends - coalesce(held_on, starts), true from step where is_last
)
select worker_id as id, count(*) filter (where length <= days) as kept, count(*) as due from gap where not open or length > days group by worker_id`
