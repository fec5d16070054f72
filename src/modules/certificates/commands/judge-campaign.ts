import type { Context } from '#kernel/context.ts'
import { type Day, monthsLater } from '#kernel/days.ts'
import { newId } from '#kernel/ids.ts'
import { campaignsById, type StoredCampaign } from '#modules/certificates/campaign-rows.ts'
import type { ExamLevel } from '#modules/certificates/domain/level.ts'
import { isEarned, type SubjectOutcome } from '#modules/certificates/domain/rolling.ts'
import { certificatesOf, examsOf } from '#modules/certificates/rules.ts'

export interface SignUp {
  id: string
  personId: string
  level: ExamLevel
  regionCode: string
  organisationId: string | null
  employerId: string | null
}

/** Who sat and who passed in a campaign, by all the results there are; certificates arise and go accordingly. */
export async function judge(
  { house, query, actor, now, today }: Pick<Context, 'house' | 'query' | 'actor' | 'now' | 'today'>,
  campaign: StoredCampaign,
  people: readonly SignUp[],
): Promise<{ people: (SignUp & { sat: boolean; passed: boolean })[]; passedOn: Day; made: number }> {
  const { campaignId } = campaign
  const { passRules } = examsOf(house.packs, campaign.regionCode, campaign.examOn).value
  const { ticketMonths } = certificatesOf(house.packs, campaign.regionCode, campaign.examOn).value
  // Earlier years count with this one, so everyone concerned is judged by all their results.
  const history = await query<{ personId: string; year: number; subject: string; outcome: SubjectOutcome }>(
    'select person_id as "personId", year, subject, outcome from certificates.subject_result where person_id = any ($1::uuid[])',
    [people.map((one) => one.personId)],
  )
  const byPerson = Map.groupBy(history, (one) => one.personId)
  const judged = people.map((one) => {
    const own = byPerson.get(one.personId) ?? []
    const rule = passRules.get(one.level)!
    const sat = own.some(
      (each) => each.year === campaign.year && rule.subjects.includes(each.subject) && each.outcome !== 'absent',
    )
    return { ...one, sat, passed: isEarned(own, rule, campaign.year) }
  })
  await query(
    'update certificates.sign_up s set sat = t.sat, passed = t.passed from unnest($1::uuid[], $2::bool[], $3::bool[]) t (id, sat, passed) where s.id = t.id',
    [judged.map((one) => one.id), judged.map((one) => one.sat), judged.map((one) => one.passed)],
  )

  const passedOn = (campaign.resultsOn && campaign.resultsOn <= today ? campaign.resultsOn : today) as Day
  const earned = judged.filter((one) => one.passed)
  const made = await query(
    `insert into certificates.qualification (id, person_id, region_code, organisation_id, employer_id, level, passed_on, ticket_until, verification, verified_at, verified_by, source, campaign_id, recorded_at)
     select r.id, r.person, r.region, r.organisation, r.employer, r.level, $1, r.ticket, 'approved', $2, $3, 'exam', $4, $2
       from jsonb_to_recordset($5::jsonb) as r (id uuid, person uuid, region text, organisation uuid, employer uuid, level text, ticket date)
     on conflict do nothing returning id`,
    [
      passedOn,
      now,
      actor.personId,
      campaignId,
      JSON.stringify(
        earned.map((one) => ({
          id: newId(now),
          person: one.personId,
          region: one.regionCode,
          organisation: one.organisationId,
          employer: one.employerId,
          level: one.level,
          ticket: one.level === 'senior' ? monthsLater(passedOn, ticketMonths) : null,
        })),
      ),
    ],
  )
  // What someone had entered themselves is confirmed by the results.
  await query(
    `update certificates.qualification q set campaign_id = $1, version = version + 1, verification = case when q.verification = 'matched' then 'matched' else 'approved' end
       from unnest($2::uuid[], $3::text[]) t (person, level) where q.person_id = t.person and q.level = t.level and q.verification <> 'rejected' and q.campaign_id is null`,
    [campaignId, earned.map((one) => one.personId), earned.map((one) => one.level)],
  )
  // A pass that was an error of the list is none, and neither is what arose from it.
  await query(
    `update certificates.qualification set verification = 'rejected', version = version + 1 where campaign_id = $1 and source = 'exam' and verification <> 'rejected' and person_id = any ($2::uuid[])`,
    [campaignId, judged.filter((one) => !one.passed).map((one) => one.personId)],
  )
  return { people: judged, passedOn, made: made.length }
}

/** The later campaigns of which the results are in and in which these people sat the same level. */
export async function laterCampaigns(
  { query }: Pick<Context, 'query'>,
  { year, regionCode }: StoredCampaign,
  people: readonly SignUp[],
): Promise<{ campaign: StoredCampaign; people: SignUp[] }[]> {
  const rows = await query<SignUp & { campaignId: string }>(
    `select s.id, s.person_id as "personId", s.level, s.region_code as "regionCode", s.organisation_id as "organisationId", s.employer_id as "employerId", s.campaign_id as "campaignId"
       from certificates.sign_up s join certificates.campaign c on c.id = s.campaign_id join unnest($3::uuid[], $4::text[]) t (person, level) on t.person = s.person_id and t.level = s.level
      where c.year > $1 and c.region_code = $2 and s.withdrawn_on is null and s.sat is not null order by c.year`,
    [year, regionCode, people.map((one) => one.personId), people.map((one) => one.level)],
  )
  const campaigns = await campaignsById({ query }, [...new Set(rows.map((one) => one.campaignId))])
  return campaigns.map((campaign) => ({
    campaign,
    people: rows.filter((one) => one.campaignId === campaign.campaignId),
  }))
}
