import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { factsOf, standingOf } from '#modules/volunteers/domain/standing.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import { linesOf } from '#modules/volunteers/store.ts'

/** What rules may know of people's volunteering on a day, in hours; two statements however many. Of whoever is no volunteer, nothing is known. */
export async function personFacts(
  query: Transaction['query'],
  personIds: string[],
  on: Day,
  packs: Packs,
): Promise<Map<string, Facts>> {
  if (personIds.length === 0) return new Map()
  const files = await query<{ id: string; person: string; region: RegionCode }>(
    `select id, person_id as person, region_code as region from volunteers.volunteer where person_id = any ($1::uuid[]) and state = 'registered'`,
    [personIds],
  )
  const lines = await linesOf(
    query,
    files.map((one) => one.id),
  )
  return new Map(
    files.map(({ id, person, region }) => {
      const rules = rulesOf(packs, region, on).value
      const own = lines.get(id) ?? []
      const { star } = standingOf(own, rules, on)
      return [person, { ...factsOf(own, rules, on), ...(star && { 'volunteer.star': star }) }]
    }),
  )
}

/** How many served with an organisation within some days, in how many activities, for how long: what holds of what it recorded, as far as the reader sees. */
export async function servedWith(
  query: Transaction['query'],
  organisationId: string,
  from: Day,
  until: Day,
): Promise<{ volunteers: number; activities: number; minutes: number }> {
  const [row] = await query<{ volunteers: number; activities: number; minutes: number }>(
    `select count(distinct e.volunteer_id) as volunteers, count(distinct e.activity_id) as activities, coalesce(sum(e.minutes), 0)::int as minutes
       from volunteers.service_entry e where e.organisation_id = $1 and e.served_on >= $2 and e.served_on < $3 and e.reverses is null
        and not exists (select from volunteers.service_entry r where r.reverses = e.id)`,
    [organisationId, from, until],
  )
  return row!
}
