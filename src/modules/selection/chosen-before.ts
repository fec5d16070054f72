import type { Context } from '#kernel/context.ts'
import { atTheGate } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { chosenFacts, type FormerTitle, timesChosen } from '#modules/selection/domain/renewal.ts'
import type { RoundRules } from '#modules/selection/kept.ts'

/** What a programme knows of whoever it chose before, whatever region runs the round: the same answer for applicant, level and office. */

export interface Holder {
  person_id: string | null
  organisation_id: string | null
}

interface Row {
  holder: string
  stage: 'training' | 'held'
  from_on: Day | null
  until_on: Day | null
  withdrawn_on: Day | null
  grades: RoundRules['grades']
  grade: string | null
}

/** The facts `chosen.…` of people, or of organisations, by their ids; a fixed number of statements however many. */
export async function chosenByIds(
  { query, today }: Pick<Context, 'query' | 'today'>,
  { place, code }: { place: string; code: string },
  ids: readonly string[],
  who: 'person' | 'organisation',
): Promise<Map<string, Facts>> {
  const column = who === 'person' ? 't.person_id' : 'case when t.person_id is null then t.organisation_id end'
  const rows = await atTheGate({ query }, () =>
    query<Row>(
      `select ${column} as holder, t.stage, t.from_on, t.until_on, t.withdrawn_on, r.rules -> 'grades' as grades,
              (select g.code from selection.title_grade g where g.title_id = t.id and not g.reversed order by g.year desc, g.graded_at desc limit 1) as grade
         from selection.title t join selection.round r on r.id = t.round_id
        where t.place = $1 and t.code = $2 and t.stage <> 'never' and ${column} = any ($3::uuid[])`,
      [place, code, [...ids]],
    ),
  )
  const byHolder = Map.groupBy(rows, (row) => row.holder)
  return new Map(ids.map((id) => [id, chosenFacts((byHolder.get(id) ?? []).map(titleOf), today)]))
}

const titleOf = (row: Row): FormerTitle => ({
  stage: row.stage,
  fromOn: row.from_on,
  untilOn: row.until_on,
  withdrawnOn: row.withdrawn_on,
  gradeAllows: row.grades.find((one) => one.code === row.grade)?.mayEnterAgain,
})

/** A title that only the register of people knows counts as well: when it began and how it was graded is not known then. */
export function orOnRegister(
  chosen: Facts,
  titles: Facts[string],
  { place, code }: { place: string; code: string },
): Facts {
  const isOnRegister = Array.isArray(titles) && titles.map(String).includes(`${place}-${code}`)
  return Number(chosen[timesChosen]) === 0 && isOnRegister ? { [timesChosen]: 1, 'chosen.running': true } : chosen
}

/** Of one applicant. */
export async function chosenBefore(
  context: Pick<Context, 'house' | 'query' | 'today'>,
  programme: { place: string; code: string },
  { person_id: personId, organisation_id: organisationId }: Holder,
): Promise<Facts> {
  const id = personId ?? organisationId
  if (!id) return {}
  const chosen = (await chosenByIds(context, programme, [id], personId ? 'person' : 'organisation')).get(id)!
  if (!personId || Number(chosen[timesChosen]) > 0) return chosen
  const { house, query, today } = context
  const known = (await house.factsOf(query, [personId], today, ['titles'])).get(personId)
  return orOnRegister(chosen, known?.['titles'], programme)
}
