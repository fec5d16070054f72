import type { Handler } from '#kernel/http.ts'
import { namesIn } from '#modules/identity/public.ts'
import { getCampaign } from '#modules/certificates/campaign-rows.ts'
import type * as contract from '#modules/certificates/contract.ts'
import type { ExamLevel } from '#modules/certificates/domain/level.ts'
import { sheet, money, text } from '#kernel/documents/list-sheet.ts'
import { examsOf } from '#modules/certificates/rules.ts'

/** Who was granted a reward in a campaign, for those who pay it. */
export const exportRewards: Handler<typeof contract.exportRewards> = async (context, { campaignId }) => {
  const { house, db, query, actor } = context
  const campaign = await getCampaign(context, campaignId)
  const rows = await query<{
    personId: string
    organisationId: string | null
    level: ExamLevel
    fen: number
    grantedOn: string
  }>(
    'select person_id as "personId", organisation_id as "organisationId", level, fen, granted_on as "grantedOn" from certificates.reward where campaign_id = $1 order by granted_on, organisation_id, person_id',
    [campaignId],
  )
  const { people: names, organisations: units } = await namesIn({ db, query }, rows, {
    people: (one) => one.personId,
    organisations: (one) => one.organisationId,
  })
  const levels = new Map(
    examsOf(house.packs, campaign.regionCode, campaign.examOn).value.levels.map((one) => [
      one.code,
      one.name[actor.language],
    ]),
  )
  return sheet<(typeof rows)[number]>(
    context,
    { zh: `${campaign.year}年考试奖励发放表`, en: `Rewards of the exam of ${campaign.year}` },
    [
      text('姓名', 'Name', (row) => names.get(row.personId) ?? ''),
      text('单位', 'Organisation', (row) => (row.organisationId ? (units.get(row.organisationId) ?? null) : null)),
      text('级别', 'Level', (row) => levels.get(row.level) ?? row.level),
      money('金额（元）', 'Amount (yuan)', (row) => Number(row.fen)),
      text('核发日期', 'Granted on', (row) => row.grantedOn),
    ],
    rows,
  )
}
