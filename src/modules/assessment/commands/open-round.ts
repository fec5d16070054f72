import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { isWithin, type RegionCode } from '#kernel/region.ts'
import type { Actor } from '#kernel/actor.ts'
import { notifyAll } from '#modules/notices/public.ts'
import { peopleIn } from '#modules/workforce/public.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { faultOf } from '#modules/assessment/domain/scheme.ts'
import { exemptByRule, yearFacts } from '#modules/assessment/facts.ts'
import { factsAsked, freeze, lastDayOf, schemeOf } from '#modules/assessment/rules.ts'

/** Is the whole region within the actor's reach? A round is opened for a branch of regions, by whoever holds it. */
export const holdsRegion = ({ jurisdiction }: Pick<Actor, 'jurisdiction'>, region: RegionCode): boolean =>
  jurisdiction.kind === 'region' && isWithin(region, jurisdiction.regionCode)

/** Opens the round of a year: freezes the scheme, takes in everyone in post, and counts what is known of their year. */
export const openRound: Handler<typeof contract.openRound> = async (context, input) => {
  const { house, actor, now, today, query, record } = context
  const { regionCode, year } = input
  if (!holdsRegion(actor, regionCode)) refuseAt('regionCode', 'assessment/region-out-of-reach')
  if (year > Number(today.slice(0, 4))) refuseAt('year', 'assessment/year-not-over')
  const [same] = await query('select from assessment.round where region_code = $1 and year = $2', [regionCode, year])
  if (same) refuseAt('year', 'assessment/round-exists', { year })
  if (input.selfUntil && input.scoreUntil && input.scoreUntil < input.selfUntil)
    refuseAt('scoreUntil', 'assessment/days-out-of-order')

  const on = lastDayOf(year, today)
  const answer = schemeOf(house.packs, regionCode, on)
  const fault = faultOf(answer.value)
  if (fault) refuseNow(`assessment/${fault.code}`, fault.params)
  const { shareReading } = answer.value
  if (shareReading === 'ask' && !input.shareReading) refuseAt('shareReading', 'assessment/reading-needed')
  if (shareReading !== 'ask' && input.shareReading && input.shareReading !== shareReading)
    refuseAt('shareReading', 'assessment/reading-fixed')

  const people = (await peopleIn(query, { branch: regionCode }, today)).filter((one) => one.organisationId !== null)
  if (people.length === 0) refuseAt('regionCode', 'assessment/nobody-to-assess')
  const [facts, exempt] = await Promise.all([
    yearFacts(
      house,
      people.map((one) => one.personId),
      on,
      factsAsked(answer.value.items),
    ),
    exemptByRule(
      house,
      answer.value.exemptions,
      people.map((one) => one.personId),
      on,
    ),
  ])

  const roundId = newId<'round'>(now)
  await query(
    `insert into assessment.round (id, region_code, year, title, stage, scheme, pack_version, share_reading, opened_on, opened_by, self_until, score_until)
     values ($1, $2, $3, $4, 'self', $5, $6, $7, $8, $9, $10, $11)`,
    [
      roundId,
      regionCode,
      year,
      input.title,
      JSON.stringify(freeze(answer)),
      answer.version,
      shareReading === 'ask' ? input.shareReading : shareReading,
      today,
      actor.personId,
      input.selfUntil,
      input.scoreUntil,
    ],
  )
  const rows = people.map((one) => ({
    id: newId<'participant'>(now),
    person_id: one.personId,
    region_code: one.regionCode,
    organisation_id: one.organisationId,
    employer_id: one.employerId,
    exempt_code: exempt.get(one.personId) ?? null,
    figures: facts.get(one.personId) ?? {},
  }))
  await query(
    `insert into assessment.participant (id, round_id, person_id, region_code, organisation_id, employer_id, exempt_code, figures, figures_on)
     select x.id, $2, x.person_id, x.region_code, x.organisation_id, x.employer_id, x.exempt_code, x.figures, $3::date
       from jsonb_to_recordset($1::jsonb) as x (id uuid, person_id uuid, region_code text, organisation_id uuid, employer_id uuid, exempt_code text, figures jsonb)`,
    [JSON.stringify(rows), roundId, on],
  )
  await notifyAll(
    context,
    rows
      .filter((row) => row.exempt_code === null)
      .map((row) => ({
        personId: row.person_id,
        key: `assessment/summary:${roundId}` as const,
        title: { zh: `${year} 年度考核：请填写个人总结`, en: `Assessment of ${year}: write your summary` },
        body: {
          zh: '服务、培训等数字已经带出，只需核对并补充总结。',
          en: 'The figures of your work are there already; check them and add your summary.',
        },
        link: '/assessment/mine',
        dueOn: input.selfUntil ? parseDay(input.selfUntil) : null,
      })),
  )
  record({
    kind: 'assessment/round-opened',
    subject: { kind: 'round', id: roundId },
    regionCode,
    day: today,
    data: { year, people: rows.length },
  })
  return { roundId, people: rows.length }
}

/** Leaves with a refusal at one field. */
export function refuseAt(field: string, code: string, params?: Record<string, string | number>): never {
  return refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code, ...(params && { params }) }])
}
