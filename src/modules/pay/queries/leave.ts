import type { Context } from '#kernel/context.ts'
import { addDays, type Day, firstDayOf, lastDayOf, parseDay, parseMonth, yearOf, yearsBetween } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import { sql } from 'kysely'
import { personNames } from '#modules/identity/public.ts'
import { careersOf, type Placed } from '#modules/pay/careers.ts'
import type * as contract from '#modules/pay/contract.ts'
import { daysLeft, entitlement, leaveDays, type YearsOfWork } from '#modules/pay/domain/leave.ts'
import { factsOn, type Timeline } from '#modules/pay/domain/timeline.ts'
import { onePlaced, paidPeople, placedByIds } from '#modules/pay/people.ts'
import { healthOf } from '#modules/pay/queries/health-checks.ts'
import { basisShown, factName, leaveOf } from '#modules/pay/rules.ts'
import { pay } from '#modules/pay/tables.ts'

type Reader = Pick<Context, 'db' | 'query' | 'house' | 'today'>

const stateColumns = [
  'id',
  'version',
  'person_id',
  'kind',
  'from_on',
  'until_on',
  'days',
  'reason',
  'state',
  'answer',
  'asked_at',
] as const

const workYears = ['pay.workYears', 'community.years', 'practice.years']

/** What the registers and the officer know of a person's years of all work. */
function yearsOfWork(timeline: Timeline, today: Day): YearsOfWork {
  const facts = factsOn(timeline, today)
  const known = (fact: string): number => (typeof facts[fact] === 'number' ? facts[fact] : 0)
  const stated = timeline.find(
    (step) =>
      step.from <= today &&
      typeof step.facts['pay.workYears'] === 'number' &&
      step.facts['pay.workYears'] === facts['pay.workYears'],
  )
  return {
    // Years go on after the day on which they were stated.
    stated: stated && known('pay.workYears') + yearsBetween(stated.from, today),
    atLeast: Math.max(known('community.years'), known('practice.years')),
  }
}

export interface LeaveBalance {
  kind: string
  entitled: number | null
  atLeast: boolean
  carried: number
  taken: number
  left: number | null
}

/** A person's balance of each kind for a year. */
export async function balancesOf(
  { query, house, today }: Reader,
  person: Placed,
  year: number,
): Promise<{ rules: ReturnType<typeof leaveOf>; balances: LeaveBalance[] }> {
  const [careers, entries] = await Promise.all([
    careersOf(query, house.packs, [person], today, workYears),
    query<{ kind: string; year: number; days: number }>(
      `select kind, year, sum(days)::int as days from pay.leave_entry where person_id = $1 and year between $2 and $3 group by 1, 2`,
      [person.personId, year - 1, year],
    ),
  ])
  const rules = leaveOf(house.packs, person.regionCode, today)
  const years = yearsOfWork(careers.get(person.personId)!.career.timeline, today)
  const takenIn = (kind: string, of: number) => entries.find((one) => one.kind === kind && one.year === of)?.days
  return {
    rules,
    balances: rules.value.kinds.map((kind) => {
      const { days, atLeast } = entitlement(kind, years)
      const taken = takenIn(kind.code, year) ?? 0
      const before = takenIn(kind.code, year - 1)
      // Only of a year that was kept here can it be said that days were left.
      const carried =
        kind.steps && rules.value.annualCarriesOver && before !== undefined && days !== null
          ? Math.max(0, days - before)
          : 0
      return { kind: kind.code, entitled: days, atLeast, carried, taken, left: daysLeft(days, carried, taken) }
    }),
  }
}

type Stored = {
  id: string
  version: number
  person_id: string
  kind: string
  from_on: string
  until_on: string
  days: number
  reason: string
  state: 'asked' | 'approved' | 'returned' | 'withdrawn'
  answer: string | null
  asked_at: Date
}

const shown = (row: Stored, name: string, kinds: ReturnType<typeof leaveOf>['value']['kinds']) => ({
  requestId: row.id,
  version: row.version,
  personId: row.person_id,
  name,
  kind: row.kind,
  kindName: kinds.find((one) => one.code === row.kind)?.name ?? { zh: row.kind, en: row.kind },
  from: row.from_on,
  to: addDays(parseDay(row.until_on), -1),
  days: row.days,
  reason: row.reason,
  state: row.state,
  answer: row.answer,
  askedAt: row.asked_at.toISOString(),
})

export const myLeave: Handler<typeof contract.myLeave> = async (context) => {
  const { db, query, house, actor, today } = context
  const person = await onePlaced(query, actor.personId)
  const year = yearOf(today)
  const [{ rules, balances }, requests, health] = await Promise.all([
    balancesOf(context, person, year),
    pay(db)
      .selectFrom('pay.leave_request')
      .select(stateColumns)
      .where('person_id', '=', actor.personId)
      .orderBy('from_on', 'desc')
      .limit(50)
      .execute(),
    healthOf(context, person),
  ])
  return {
    year,
    balances: balances.map((one) => {
      const kind = rules.value.kinds.find(({ code }) => code === one.kind)!
      const missing = one.atLeast
        ? {
            zh: `${factName(house.packs, 'pay.workYears').zh}未认定，可能更多`,
            en: 'The years of all work are not stated; it may be more',
          }
        : null
      return {
        ...one,
        name: kind.name,
        paid: kind.paid,
        counts: kind.counts,
        missing,
        ...basisShown(rules.bases[`kinds.${one.kind}`]),
      }
    }),
    requests: requests.map((row) => shown(row, person.name, rules.value.kinds)),
    health,
  }
}

/** How many days of leave a span takes of a kind. */
export function countedDays(
  { house }: Pick<Context, 'house'>,
  kinds: ReturnType<typeof leaveOf>['value']['kinds'],
  typed: string,
  from: Day,
  to: Day,
): { kind: (typeof kinds)[number]; days: number } {
  const kind = kinds.find(({ code }) => code === typed)
  if (!kind) return refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'kind', code: 'pay/kind-unknown' }])
  const counted = leaveDays(kind, from, to, (day) => house.calendar.isWorkingDay(day))
  if (!counted.ok) refuseNow('kernel/invalid-input', { count: 1 }, [{ field: 'to', code: counted.refusal.code }])
  return { kind, days: orRefuse(counted) }
}

export const countLeave: Handler<typeof contract.countLeave> = async (context, { kind, from, to }) => {
  const person = await onePlaced(context.query, context.actor.personId)
  const { rules, balances } = await balancesOf(context, person, yearOf(parseDay(from)))
  const { days } = countedDays(context, rules.value.kinds, kind, parseDay(from), parseDay(to))
  return { days, left: balances.find((one) => one.kind === kind)?.left ?? null }
}

/** Requests within reach: those that wait, the soonest first. An organisation decides of those it employs and of those who work at its stations. */
export const leaveRequests: Handler<typeof contract.leaveRequests> = async (
  { db, query, house, actor, today },
  { size, after, state = 'asked' },
) => {
  const [day, id] = readCursor(after, 2) ?? []
  const rest =
    typeof day === 'string' && typeof id === 'string' ? sql`and (from_on, id) > (${day}::date, ${id}::uuid)` : sql``
  // Nobody decides their own.
  const where = sql`state = ${state} and person_id <> ${actor.personId}`
  const columns = sql.join(stateColumns.map((one) => sql.ref(one)))
  const [page, counted] = await Promise.all([
    sql<Stored>`select ${columns} from pay.leave_request where ${where} ${rest} order by from_on, id limit ${size + 1}`.execute(
      db,
    ),
    sql<{ count: number }>`select count(*) from pay.leave_request where ${where}`.execute(db),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const [names, places] = await Promise.all([
    personNames(
      query,
      rows.map((row) => row.person_id),
    ),
    placedByIds(
      query,
      rows.map((row) => row.person_id),
    ),
  ])
  return {
    total: counted.rows[0]!.count,
    totalIsExact: true,
    next: page.rows.length > size && last ? cursorOf([last.from_on, last.id]) : null,
    rows: rows.map((row) =>
      shown(
        row,
        names.get(row.person_id) ?? '',
        leaveOf(house.packs, places.get(row.person_id)?.regionCode ?? actor.homeRegionCode, today).value.kinds,
      ),
    ),
  }
}

/** Who of a team is away on which days of a month; never why. */
export const leaveCalendar: Handler<typeof contract.leaveCalendar> = async (
  { query, house, actor, today },
  { month: typed, organisationId, regionCode },
) => {
  const month = parseMonth(typed)
  const [first, last] = [firstDayOf(month), lastDayOf(month)]
  const own = organisationId ?? (actor.jurisdiction.kind === 'region' ? undefined : (actor.organisationId ?? undefined))
  const branch = regionCode ?? (actor.jurisdiction.kind === 'region' ? actor.jurisdiction.regionCode : undefined)
  const [rows, people] = await Promise.all([
    query<{ personId: string; from: Day; until: Day; sure: boolean }>(
      `select person_id as "personId", from_on as "from", until_on as "until", state = 'approved' as sure from pay.leave_request
        where state in ('approved', 'asked') and from_on <= $2 and until_on > $1 and ($3::uuid is null or organisation_id = $3 or employer_id = $3)`,
      [first, last, own ?? null],
    ),
    own ? paidPeople(query, { organisationId: own }, today) : Promise.resolve([]),
  ])
  const listed = new Set(people.map(({ personId }) => personId))
  const others = rows.map((row) => row.personId).filter((id) => !listed.has(id))
  const placed = await placedByIds(query, [...new Set(others)])
  const team = [
    ...people,
    ...[...placed.values()].filter(
      (one) => !branch || one.regionCode.startsWith(branch.replace(/(000)?(000)?(00)?(00)?$/, '')),
    ),
  ]
  const days: Day[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return {
    month,
    days: days.map((day) => {
      const works = house.calendar.isWorkingDay(day)
      return { day, works: works.known ? works.value : null }
    }),
    rows: team.map((person) => ({
      personId: person.personId,
      name: person.name,
      away: days.flatMap((day) => {
        const on = rows.filter((row) => row.personId === person.personId && row.from <= day && day < row.until)
        return on.length > 0 ? [{ day, sure: on.some((row) => row.sure) }] : []
      }),
    })),
  }
}
