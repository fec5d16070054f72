import type { Handler } from '#kernel/http.ts'
import { lockCampaign } from '#modules/certificates/campaign-rows.ts'
import type * as contract from '#modules/certificates/contract.ts'
import type { ExamLevel } from '#modules/certificates/domain/level.ts'
import { examsOf } from '#modules/certificates/rules.ts'

/** Grants the reward of whoever passed in this campaign. Once a level for ever: asked twice, or earned again elsewhere, nothing is granted. */
export const grantRewards: Handler<typeof contract.grantRewards> = async (context, { campaignId }) => {
  const { house, query, actor, today, record } = context
  const campaign = await lockCampaign(context, campaignId)
  const rule = examsOf(house.packs, campaign.regionCode, campaign.examOn)
  const amounts = new Map<ExamLevel, number>(rule.value.levels.map((one) => [one.code, one.rewardFen]))
  const earned = await query<{
    personId: string
    level: ExamLevel
    regionCode: string
    organisationId: string | null
    employerId: string | null
  }>(
    `select person_id as "personId", level, region_code as "regionCode", organisation_id as "organisationId", employer_id as "employerId"
       from certificates.sign_up where campaign_id = $1 and passed and withdrawn_on is null`,
    [campaignId],
  )
  const due = earned.filter((one) => (amounts.get(one.level) ?? 0) > 0)
  const granted = await query<{ fen: number }>(
    `insert into certificates.reward (person_id, level, region_code, organisation_id, employer_id, campaign_id, fen, granted_on, granted_by, pack_version)
     select r.person, r.level, r.region, r.organisation, r.employer, $1, r.fen, $2, $3, $4
       from jsonb_to_recordset($5::jsonb) as r (person uuid, level text, region text, organisation uuid, employer uuid, fen bigint)
     on conflict do nothing returning fen`,
    [
      campaignId,
      today,
      actor.personId,
      rule.version,
      JSON.stringify(
        due.map((one) => ({
          person: one.personId,
          level: one.level,
          region: one.regionCode,
          organisation: one.organisationId,
          employer: one.employerId,
          fen: amounts.get(one.level),
        })),
      ),
    ],
  )
  record({
    kind: 'certificates/rewards-granted',
    subject: { kind: 'campaign', id: campaignId },
    regionCode: campaign.regionCode,
    day: today,
    data: { granted: granted.length },
  })
  return {
    granted: granted.length,
    fen: granted.reduce((sum, one) => sum + Number(one.fen), 0),
    before: due.length - granted.length,
  }
}
