import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { holdsRegion } from '#modules/assessment/commands/open-round.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { nextStage } from '#modules/assessment/domain/round.ts'
import { placesOf } from '#modules/assessment/domain/shares.ts'
import { roundRows, storedRound } from '#modules/assessment/queries/rounds.ts'
import { whatBlocks } from '#modules/assessment/queries/what-blocks.ts'
import { refusals } from '#modules/assessment/refusals.ts'
import { schemeShown } from '#modules/assessment/rules.ts'
import { getRound, type RoundRow } from '#modules/assessment/store.ts'

interface Unit {
  organisationId: string
  people: number
  exempt: number
  summaries: number
  proposed: number
  sheets: number
  handedIn: number
}

const unitsText = `
with sheet as (
  select organisation_id, count(*) as sheets, count(handed_in_at) as handed_in from assessment.sheet where round_id = $1 group by organisation_id
)
select p.organisation_id as "organisationId", count(*) as people, count(p.exempt_code) as exempt, count(p.summary_at) filter (where p.exempt_code is null) as summaries,
       count(p.proposed_grade) filter (where p.exempt_code is null) as proposed, coalesce(max(s.sheets), 0) as sheets, coalesce(max(s.handed_in), 0) as "handedIn"
  from assessment.participant p left join sheet s using (organisation_id) where p.round_id = $1 group by p.organisation_id`

const gradesText = `
select coalesce(grade, proposed_grade) as grade, count(*) as people from assessment.participant where round_id = $1 and exempt_code is null and proposed_grade is not null group by 1`

/** How many of the units' people may have each grade with a share, and how many have it. */
export function spreadOf(
  round: RoundRow,
  units: readonly Pick<Unit, 'people' | 'exempt'>[],
  given: readonly { grade: string; people: number }[],
) {
  const { grades, shareOf } = round.scheme
  const assessed = units.map((unit) => unit.people - unit.exempt)
  const bases = shareOf === 'unit' ? assessed : [assessed.reduce((sum, one) => sum + one, 0)]
  return grades.map((grade) => ({
    code: grade.code,
    name: grade.name,
    people: given.find((one) => one.grade === grade.code)?.people ?? 0,
    most:
      grade.share === undefined
        ? null
        : bases.reduce((sum, people) => sum + placesOf(people, grade.share!, round.share_reading), 0),
  }))
}

export async function readUnits(
  { query, db }: Pick<Context, 'query' | 'db'>,
  roundId: string,
): Promise<(Unit & { name: string })[]> {
  const units = await query<Unit>(unitsText, [roundId])
  const names = await organisationNames(
    db,
    units.map((unit) => unit.organisationId),
  )
  return units
    .map((unit) => ({ ...unit, name: names.get(unit.organisationId) ?? '' }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
}

export const readGrades = ({ query }: Pick<Context, 'query'>, roundId: string) =>
  query<{ grade: string; people: number }>(gradesText, [roundId])

/** A round: where it stands, unit by unit, and what comes next. */
export const round: Handler<typeof contract.round> = async (context, input) => {
  const { house, query, actor } = context
  const one = await getRound(context, input.roundId)
  const [[row], units, grades, [appeals], [adjusted], names, blocked] = await Promise.all([
    storedRound(context, one.id).then((rows) => roundRows(context, rows)),
    readUnits(context, one.id),
    readGrades(context, one.id),
    query<{ made: number; answered: number }>(
      'select count(*) as made, count(decided_at) as answered from assessment.appeal where round_id = $1',
      [one.id],
    ),
    query<{ count: number }>('select count(*) from assessment.adjustment where round_id = $1', [one.id]),
    personNames(query, [one.opened_by, one.sealed_by]),
    whatBlocks(context, one),
  ])
  const next =
    holdsRegion(actor, one.region_code) && actor.permissions.has('assessment:manage') ? nextStage(one.stage) : null
  const say = (language: 'zh' | 'en') =>
    blocked &&
    refusals[blocked.code as keyof typeof refusals][language].replace(/\{(\w+)\}/g, (_: string, name: string) =>
      String(blocked.params?.[name] ?? ''),
    )
  return {
    ...row!,
    scheme: schemeShown(house.packs, one.scheme),
    shareReading: one.share_reading,
    openedByName: names.get(one.opened_by) ?? '',
    selfUntil: one.self_until,
    scoreUntil: one.score_until,
    toldOn: one.told_on,
    appealsUntil: one.appeals_until,
    sealedByName: one.sealed_by && (names.get(one.sealed_by) ?? ''),
    units,
    spread: spreadOf(one, units, grades),
    appeals: appeals!,
    adjustments: adjusted!.count,
    next: next && { to: next, blocked: blocked && { zh: say('zh')!, en: say('en')! } },
  }
}
