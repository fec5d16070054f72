import { pdf } from '#kernel/documents/documents.ts'
import type { Handler } from '#kernel/http.ts'
import { getCampaign } from '#modules/certificates/campaign-rows.ts'
import type * as contract from '#modules/certificates/contract.ts'
import type { ExamLevel } from '#modules/certificates/domain/level.ts'
import { examsOf } from '#modules/certificates/rules.ts'
import { personNames } from '#modules/identity/public.ts'
import { organisationNames } from '#modules/organisations/public.ts'

/** Who goes with whom, when and from where: a page a group, with a place to tick. */
export const escortSheet: Handler<typeof contract.escortSheet> = async (context, { campaignId }) => {
  const { house, db, query, actor, today, about } = context
  const campaign = await getCampaign(context, campaignId)
  const groups = await query<{
    id: string
    title: string
    meetsAt: string
    meetsWhere: string
    site: string
    leaderId: string | null
  }>(
    `select id, title, to_char(meets_at, 'HH24:MI') as "meetsAt", meets_where as "meetsWhere", site, leader_id as "leaderId" from certificates.escort where campaign_id = $1 order by meets_at, title`,
    [campaignId],
  )
  const people = await query<{
    personId: string
    escortId: string | null
    organisationId: string | null
    level: ExamLevel
  }>(
    `select person_id as "personId", escort_id as "escortId", organisation_id as "organisationId", level from certificates.sign_up where campaign_id = $1 and withdrawn_on is null`,
    [campaignId],
  )
  const [names, units] = await Promise.all([
    personNames(query, [...people.map((one) => one.personId), ...groups.map((one) => one.leaderId)]),
    organisationNames(
      db,
      people.flatMap((one) => one.organisationId ?? []),
    ),
  ])
  const levels = new Map(
    examsOf(house.packs, campaign.regionCode, campaign.examOn).value.levels.map((one) => [one.code, one.name.zh]),
  )
  const seated = groups.map((group) => ({
    heading: group.title,
    paragraphs: [
      `集合：${group.meetsAt}，${group.meetsWhere}。${group.site ? `考点：${group.site}。` : ''}${group.leaderId ? `带队：${names.get(group.leaderId) ?? '—'}。` : '带队：待定。'}`,
    ],
    table: {
      title: `${group.title}名单`,
      columns: [
        { title: '序号', kind: 'count' as const },
        { title: '姓名', kind: 'text' as const },
        { title: '单位', kind: 'text' as const },
        { title: '级别', kind: 'text' as const },
        { title: '签到', kind: 'text' as const },
      ],
      rows: people
        .filter((one) => one.escortId === group.id)
        .map(
          (one) =>
            [
              units.get(one.organisationId ?? '') ?? '—',
              names.get(one.personId) ?? '',
              levels.get(one.level) ?? one.level,
            ] as const,
        )
        .toSorted(([a, x], [b, y]) => a.localeCompare(b, 'zh-CN') || x.localeCompare(y, 'zh-CN'))
        .map(([unit, name, level], at) => [at + 1, name, unit, level, '']),
    },
  }))
  const body = await pdf({
    title: `${campaign.year}年社会工作者职业水平考试送考安排`,
    issuer: actor.name,
    issuedOn: today,
    period: campaign.examOn,
    lead: [
      `共${groups.length}组，${people.filter((one) => one.escortId).length}人；未编组${people.filter((one) => !one.escortId).length}人。`,
    ],
    sections: seated,
    notes: [],
    demonstration: house.demonstration,
  })
  about({ details: { people: people.length } })
  return { name: `${campaign.year}年送考安排.pdf`, type: 'application/pdf', body }
}
