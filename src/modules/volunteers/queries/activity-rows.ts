import { type Selectable, sql } from 'kysely'
import { dueOn } from '#kernel/calendar.ts'
import type { Context } from '#kernel/context.ts'
import { type Day, todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { House } from '#kernel/house.ts'
import { allOf, type Condition } from '#kernel/list.ts'
import type { RegionCode } from '#kernel/region.ts'
import { namesIn } from '#modules/identity/public.ts'
import { organisationNamesAnywhere } from '#modules/organisations/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { signUpGate } from '#modules/volunteers/domain/sign-up.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import type { VolunteersTables } from '#modules/volunteers/tables.ts'

export type ActivityShown = OutputOf<typeof contract.activities>['rows'][number]
export type StoredActivity = Selectable<VolunteersTables['volunteers.activity']> & {
  region_code: RegionCode
  team_name: string | null
  signed: number
  waiting: number
}

/** Activities `a` that the conditions leave, with how full they are. */
export async function readActivities(
  { db }: Pick<Context, 'db'>,
  conditions: Condition[],
  order: Condition,
  limit: number,
): Promise<StoredActivity[]> {
  const { rows } = await sql<StoredActivity>`
    with chosen as materialized (select a.* from volunteers.activity a where ${allOf(conditions)} order by ${order} limit ${limit})
    select a.*, t.name as team_name, coalesce(p.signed, 0) as signed, coalesce(p.waiting, 0) as waiting
      from chosen a left join volunteers.team t on t.id = a.team_id
           left join volunteers.places_of(array(select id from chosen)) p on p.activity_id = a.id
     order by ${order}`.execute(db)
  return rows
}

/** The last day on which an activity is recorded in time; undefined where the working days of that year are not known. */
export function recordDueOn(
  house: Pick<House, 'packs' | 'calendar'>,
  { region_code, ends_at }: Pick<StoredActivity, 'region_code' | 'ends_at'>,
): Day | undefined {
  const endedOn = todayIn(ends_at)
  const due = dueOn(rulesOf(house.packs, region_code, endedOn).value.recordWithin, endedOn, house.calendar)
  return due.known ? due.value : undefined
}

export async function shownActivities(
  context: Pick<Context, 'db' | 'query' | 'house' | 'now' | 'today'>,
  rows: readonly StoredActivity[],
): Promise<ActivityShown[]> {
  const { house, now, today } = context
  const [{ people, regions }, organisations] = await Promise.all([
    namesIn(context, rows, {
      people: (row) => row.in_charge_id,
      regions: (row) => row.region_code,
    }),
    organisationNamesAnywhere(
      context.query,
      rows.map((row) => row.organisation_id),
    ),
  ])
  return rows.map((row) => {
    const heldOn = row.held_on as Day
    const state = stateOf(row, now)
    const due = state === 'to-record' ? recordDueOn(house, row) : undefined
    const calledOff = row.called_off_at !== null
    return {
      activityId: row.id,
      version: row.version,
      organisationId: row.organisation_id,
      organisationName: organisations.get(row.organisation_id) ?? '',
      regionName: regions.get(row.region_code) ?? row.region_code,
      teamId: row.team_id,
      teamName: row.team_name,
      title: row.title,
      category: row.category,
      content: row.content,
      heldOn: row.held_on,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      place: row.place,
      capacity: row.capacity,
      signed: row.signed,
      waiting: row.waiting,
      risks: row.risks,
      dangerous: row.dangerous,
      insurance:
        row.insurer && row.policy_number && row.insured_from
          ? { insurer: row.insurer, policyNumber: row.policy_number, from: row.insured_from }
          : null,
      inChargeId: row.in_charge_id,
      inChargeName: people.get(row.in_charge_id) ?? '',
      adultsOnly: rulesOf(house.packs, row.region_code, heldOn).value.adultsOnly.has(row.category),
      calledOff,
      callOffReason: row.call_off_reason,
      state,
      signUp: signUpGate(
        {
          startsAt: row.starts_at,
          heldOn,
          category: row.category,
          capacity: row.capacity,
          dangerous: row.dangerous,
          insuredFrom: row.insured_from as Day | null,
          calledOff,
        },
        now,
      ),
      recordDueOn: due ?? null,
      overdue: due !== undefined && due < today,
    }
  })
}

function stateOf(row: StoredActivity, now: Date): ActivityShown['state'] {
  if (row.called_off_at) return 'called-off'
  if (row.recorded_at) return 'recorded'
  if (now < row.starts_at) return 'planned'
  return now < row.ends_at ? 'running' : 'to-record'
}
