import type { Transaction } from '#kernel/database.ts'
import { type Day, yearOf } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { personFacts as certificateFacts } from '#modules/certificates/public.ts'
import { classHours, counting, type Line, minutesOf } from '#modules/training/domain/ledger.ts'
import { calendarYear, spanOf } from '#modules/training/domain/requirement.ts'
import { educationOf, trainingOf } from '#modules/training/rules.ts'
import { linesOf } from '#modules/training/store.ts'
import { peopleByIds } from '#modules/workforce/public.ts'

/**
 * What rules may know of people's training on a day, in class hours; the same number of statements however many people. Hours of a registration
 * period are left out where no period is known, and the ladder where nothing on it was done.
 */
export async function personFacts(
  query: Transaction['query'],
  personIds: string[],
  on: Day,
  packs: Packs,
): Promise<Map<string, Facts>> {
  if (personIds.length === 0) return new Map()
  const [places, lines, certificates, stages] = await Promise.all([
    peopleByIds(query, personIds),
    linesOf(query, personIds),
    certificateFacts(query, personIds, on),
    query<{ person: string; stage: string }>(
      `with line as materialized (select * from training.lines_of($1::uuid[]) where earned_on <= $2)
       select distinct h.person_id as person, c.stage from line h join training.course c on c.id = h.course_id where c.stage is not null and h.reverses is null and not exists (select from line r where r.reverses = h.id)`,
      [personIds, on],
    ),
  ])
  const done = Map.groupBy(stages, (row) => row.person)
  return new Map(
    [...places.values()].map(({ personId, regionCode }) => {
      const own = (lines.get(personId) ?? []).filter((line) => line.earnedOn <= on)
      return [
        personId,
        factsOf(
          packs,
          regionCode,
          own,
          certificates.get(personId) ?? {},
          (done.get(personId) ?? []).map((row) => row.stage),
          on,
        ),
      ]
    }),
  )
}

function factsOf(packs: Packs, region: RegionCode, lines: Line[], known: Facts, stages: string[], on: Day): Facts {
  const education = educationOf(packs, region, on).value
  const training = trainingOf(packs, region, on).value
  const counted = counting(lines, education)
  const hoursIn = (from: Day, until: Day) =>
    classHours(
      minutesOf(counted.filter((line) => line.earnedOn >= from && line.earnedOn < until)),
      training.classHourMinutes,
    )
  const year = calendarYear(yearOf(on))
  const period = spanOf('registrationPeriod', known, education.registrationYears, on)
  const highest = training.stages.findLast((stage) => stages.includes(stage.code))
  return {
    'training.hoursThisYear': hoursIn(year.from, year.until),
    ...(!('missing' in period) && { 'training.hoursThisPeriod': hoursIn(period.from, period.until) }),
    ...(highest && { 'training.ladder': highest.code }),
  }
}
