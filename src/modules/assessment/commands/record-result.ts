import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { peopleByIds } from '#modules/workforce/public.ts'
import { refuseAt } from '#modules/assessment/commands/open-round.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { standingWords } from '#modules/assessment/rules.ts'

/** A result of a year before this system, from its paper. Recorded again, the former line is kept as withdrawn. */
export const recordResult: Handler<typeof contract.recordResult> = async (context, input) => {
  const { house, query, actor, now, today, record } = context
  const { personId, year, standing } = input
  const person = (await peopleByIds(query, [personId])).get(personId)
  if (!person?.organisationId) return refuseNow('kernel/not-found')
  if (year > Number(today.slice(0, 4))) refuseAt('year', 'assessment/year-in-future')
  const [former] = await query<{ id: string; round_id: string | null }>(
    'select id, round_id from assessment.result where person_id = $1 and year = $2 and not withdrawn for update',
    [personId, year],
  )
  if (former?.round_id) refuseAt('year', 'assessment/result-in-round', { year })
  if (former) await query('update assessment.result set withdrawn = true where id = $1', [former.id])
  const name = standingWords(house.packs, person.regionCode as RegionCode, today, standing)
  const resultId = newId<'result'>(now)
  // A year's assessment is finished in the following spring; it counts from the first day after the year, or from today where that is still to come.
  const next = parseDay(`${year + 1}-01-01`)
  await query(
    `insert into assessment.result (id, person_id, region_code, organisation_id, employer_id, year, grade, grade_zh, grade_en, standing, effective_on, recorded_by, recorded_at, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $7, $10, $11, $12, $13)`,
    [
      resultId,
      personId,
      person.regionCode,
      person.organisationId,
      person.employerId,
      year,
      standing,
      name.zh,
      name.en,
      next < today ? next : today,
      actor.personId,
      now,
      input.evidence,
    ],
  )
  record({
    kind: 'assessment/result-recorded',
    subject: { kind: 'person', id: personId },
    regionCode: person.regionCode,
    data: { year },
  })
  return { resultId }
}
