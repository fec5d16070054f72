import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { factsOf, type YearResult } from '#modules/assessment/domain/standing.ts'

type Query = Transaction['query']

/** What a person's rules may ask of the years assessed, as it was known on a day; one statement however many people. */
export async function personFacts(query: Query, personIds: readonly string[], on: Day): Promise<Map<string, Facts>> {
  const rows = await query<YearResult & { personId: string }>(
    `select person_id as "personId", year, standing from assessment.result
      where person_id = any ($1::uuid[]) and effective_on <= $2 and not withdrawn order by year desc`,
    [personIds, on],
  )
  const byPerson = Map.groupBy(rows, (row) => row.personId)
  return new Map(personIds.map((id) => [id, factsOf(byPerson.get(id) ?? [])]))
}

/** The days on which any of these facts became another, ascending. */
export async function changeDays(query: Query, personIds: readonly string[]): Promise<Map<string, Day[]>> {
  const rows = await query<{ personId: string; day: Day }>(
    `select distinct person_id as "personId", effective_on as day from assessment.result
      where person_id = any ($1::uuid[]) and not withdrawn order by 2`,
    [personIds],
  )
  const byPerson = Map.groupBy(rows, (row) => row.personId)
  return new Map(personIds.map((id) => [id, (byPerson.get(id) ?? []).map((row) => row.day)]))
}

/** The same facts from each day on which they became others, for rules that look back over the years; one statement however many people. */
export async function factsOverTime(
  query: Query,
  personIds: readonly string[],
  until: Day,
): Promise<Map<string, { from: Day; facts: Facts }[]>> {
  const rows = await query<YearResult & { personId: string; from: Day }>(
    `select person_id as "personId", year, standing, effective_on as "from" from assessment.result
      where person_id = any ($1::uuid[]) and effective_on <= $2 and not withdrawn order by effective_on`,
    [personIds, until],
  )
  return new Map(
    [...Map.groupBy(rows, (row) => row.personId)].map(([id, own]) => {
      const days = [...new Set(own.map((row) => row.from))]
      return [id, days.map((from) => ({ from, facts: factsOf(own.filter((row) => row.from <= from)) }))]
    }),
  )
}
