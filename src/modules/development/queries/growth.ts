import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { peopleIn } from '#modules/workforce/public.ts'
import type * as contract from '#modules/development/contract.ts'
import { placeOn } from '#modules/development/domain/growth.ts'
import { factsOf } from '#modules/development/facts.ts'
import { answer, basisOf, pathOf } from '#modules/development/rules.ts'

/** Where everyone within reach stands on the path, how many on each step, and what each lacks for the next. */
export const growth: Handler<typeof contract.growth> = async (
  { house, query, db, actor, today },
  { size, after, step, search },
) => {
  const rules = pathOf(house.packs, actor.homeRegionCode, today)
  const { steps } = rules.value
  const people = await peopleIn(query, {}, today)
  const facts = await factsOf(
    house,
    people.map((one) => one.personId),
    today,
  )
  const placed = people.map((person) => ({ person, ...placeOn(steps, facts.get(person.personId) ?? {}, today) }))
  const found = placed.filter(
    ({ person, at }) =>
      (!step || (at?.code ?? 'start') === step) && (!search || person.name.includes(search.normalize('NFKC'))),
  )
  const start = Number(readCursor(after, 1)?.[0] ?? 0)
  const rows = found.slice(start, start + size)
  const organisations = await organisationNames(
    db,
    rows.flatMap(({ person }) => person.organisationId ?? []),
  )
  return {
    steps: steps.map(({ code, name }) => ({
      code,
      name,
      certainty: basisOf(rules, `steps.${code}`).certainty,
      people: placed.filter((one) => one.at?.code === code).length,
    })),
    starting: placed.filter((one) => one.at === null).length,
    rows: {
      rows: rows.map(({ person, at, next }) => ({
        personId: person.personId,
        name: person.name,
        organisationName: organisations.get(person.organisationId ?? '') ?? '',
        at: at?.code ?? null,
        next: next?.code ?? null,
        missing: next
          ? answer(house.packs, next.when, facts.get(person.personId) ?? {}, today)
              .lines.filter((line) => line.basis && line.outcome !== 'met')
              .map((line) => line.sentence)
          : [],
      })),
      total: found.length,
      totalIsExact: true,
      next: found.length > start + size ? cursorOf([start + size]) : null,
    },
  }
}
