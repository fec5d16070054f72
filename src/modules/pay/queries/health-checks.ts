import type { Context } from '#kernel/context.ts'
import { type Day, monthsLater, yearOf } from '#kernel/days.ts'
import { askedFacts, decide } from '#kernel/packs/decide.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { careersOf, type Placed } from '#modules/pay/careers.ts'
import type * as contract from '#modules/pay/contract.ts'
import { factsOn, type Timeline } from '#modules/pay/domain/timeline.ts'
import { paidPeople } from '#modules/pay/people.ts'
import { basisShown, healthChecksOf } from '#modules/pay/rules.ts'
import { pay } from '#modules/pay/tables.ts'

/** Health checks: which are due and which were done, never what was found. */

/** The facts that health checks are due by. */
const askedByChecks = (packs: Context['house']['packs'], people: readonly Placed[], today: Day): string[] =>
  people.flatMap(({ regionCode }) =>
    healthChecksOf(packs, regionCode, today).value.rules.flatMap(({ when }) => (when ? askedFacts(when) : [])),
  )

/** Which rule of health checks holds for a person, and by when the next is due: at the latest by the end of the year where none is known. */
function checkDue(
  packs: Context['house']['packs'],
  person: Placed,
  timeline: Timeline,
  lastOn: Day | undefined,
  today: Day,
) {
  const { value, bases } = healthChecksOf(packs, person.regionCode, today)
  const facts = factsOn(timeline, today)
  const rule = value.rules.find(({ when }) => !when || decide(when, facts, today).outcome === 'met')
  const dueOn = rule ? (lastOn ? monthsLater(lastOn, rule.everyMonths) : (`${yearOf(today)}-12-31` as Day)) : null
  return {
    rule: rule?.name ?? null,
    fen: rule?.fen ?? null,
    lastOn: lastOn ?? null,
    dueOn,
    overdue: dueOn !== null && dueOn < today,
    ...basisShown(rule && bases[`rules.${rule.code}`]),
  }
}

/** One person’s: the rule that holds, when the next is due, and the last ones. */
export async function healthOf(
  { db, query, house, today }: Pick<Context, 'db' | 'query' | 'house' | 'today'>,
  person: Placed,
) {
  const [checks, careers] = await Promise.all([
    pay(db)
      .selectFrom('pay.health_check')
      .select(['id', 'done_on', 'place', 'fen', 'version'])
      .where('person_id', '=', person.personId)
      .where('withdrawn', '=', false)
      .orderBy('done_on', 'desc')
      .limit(10)
      .execute(),
    careersOf(query, house.packs, [person], today, askedByChecks(house.packs, [person], today)),
  ])
  return {
    ...checkDue(
      house.packs,
      person,
      careers.get(person.personId)!.career.timeline,
      checks[0]?.done_on as Day | undefined,
      today,
    ),
    checks: checks.map((row) => ({
      checkId: row.id,
      doneOn: row.done_on,
      place: row.place,
      fen: row.fen,
      version: row.version,
    })),
  }
}

export const healthChecks: Handler<typeof contract.healthChecks> = async (context, { size, after, search, state }) => {
  const { db, query, house, actor, today } = context
  const reach =
    actor.jurisdiction.kind === 'region'
      ? { branch: actor.jurisdiction.regionCode }
      : { organisationId: actor.organisationId ?? '' }
  const all = (await paidPeople(query, reach, today)).filter(
    (one) => actor.jurisdiction.kind === 'region' || one.employerId === actor.organisationId,
  )
  const ids = all.map(({ personId }) => personId)
  const last = new Map(
    (
      await query<{ id: string; day: Day }>(
        `select person_id as id, max(done_on) as day from pay.health_check where not withdrawn and person_id = any ($1::uuid[]) group by 1`,
        [ids],
      )
    ).map((row) => [row.id, row.day]),
  )
  const typed = search?.trim()
  const wanted = all.filter((one) => !typed || one.name.includes(typed))
  // The rule that asks soonest decides whether somebody is done; the page itself says each one's own rule.
  const months = (person: Placed) =>
    Math.min(...healthChecksOf(house.packs, person.regionCode, today).value.rules.map((rule) => rule.everyMonths))
  // Of whom no check is known the next is due by the end of the year: neither done nor late.
  const stateOf = (person: Placed) => {
    const day = last.get(person.personId)
    if (day === undefined) return 'never'
    return monthsLater(day, months(person)) >= today ? 'done' : 'overdue'
  }
  const filtered = state ? wanted.filter((one) => stateOf(one) === state) : wanted
  const [at] = readCursor(after, 1) ?? [0]
  const start = typeof at === 'number' ? at : 0
  const rows = filtered.slice(start, start + size)
  const [careers, names] = await Promise.all([
    careersOf(query, house.packs, rows, today, askedByChecks(house.packs, rows, today)),
    organisationNames(
      db,
      rows.map((row) => row.organisationId),
    ),
  ])
  return {
    total: filtered.length,
    totalIsExact: true,
    next: start + size < filtered.length ? cursorOf([start + size]) : null,
    rows: rows.map((person) => {
      const { rule, fen, lastOn, dueOn, overdue } = checkDue(
        house.packs,
        person,
        careers.get(person.personId)!.career.timeline,
        last.get(person.personId),
        today,
      )
      return {
        personId: person.personId,
        name: person.name,
        organisationName: names.get(person.organisationId) ?? '',
        rule,
        fen,
        lastOn,
        dueOn,
        overdue,
      }
    }),
  }
}
