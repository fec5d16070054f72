import { printedCode } from '#kernel/check-code.ts'
import type { Context, FileReply } from '#kernel/context.ts'
import { formatDay, parseDay, todayIn } from '#kernel/days.ts'
import { pdf } from '#kernel/documents/documents.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { entriesOf } from '#modules/volunteers/queries/entry-rows.ts'
import { ownOrganisations } from '#modules/volunteers/reach.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import { volunteers } from '#modules/volunteers/tables.ts'

/** A record of service on paper, as it was on the day it was issued. */
export const recordFile: Handler<typeof contract.recordFile> = (context, { recordId }) => {
  const { actor } = context
  const own = ownOrganisations(actor)
  return fileOf(
    context,
    recordId,
    (row) => actor.jurisdiction.kind === 'region' || own.includes(row.organisation_id ?? ''),
  )
}

/** Another's paper is none of one's business, though the database would show it. */
export const myRecordFile: Handler<typeof contract.myRecordFile> = (context, { recordId }) =>
  fileOf(context, recordId, (row) => row.person_id === context.actor.personId)

/** As an office writes it, so that the lines come to the sum: 1小时35分. */
const timeOf = (minutes: number): string =>
  [minutes >= 60 && `${Math.floor(minutes / 60)}小时`, minutes % 60 > 0 && `${minutes % 60}分`].filter(Boolean).join('')

async function fileOf(
  context: Context,
  recordId: string,
  may: (row: { person_id: string; organisation_id: string | null }) => boolean,
): Promise<FileReply> {
  const { db, query, house, about } = context
  const row = await volunteers(db)
    .selectFrom('volunteers.record_check')
    .selectAll()
    .where('id', '=', recordId)
    .executeTakeFirst()
  if (!row || !may(row)) return refuseNow('kernel/not-found')
  const printed = new Set(row.lines)
  const lines = (await entriesOf(context, row.volunteer_id)).filter((line) => printed.has(line.entryId)).toReversed()
  const names = await personNames(query, [row.person_id])
  const issuedOn = todayIn(row.issued_at)
  const { connected, qualities } = rulesOf(house.packs, row.region_code as RegionCode, issuedOn).value
  const period = `${formatDay(parseDay(row.from_on), 'zh')}至${formatDay(parseDay(row.until_on), 'zh')}`
  const name = names.get(row.person_id) ?? ''
  const code = printedCode(row.code)
  const title = connected ? '志愿服务记录证明' : '志愿服务记录（平台记录）'
  about({ subject: { kind: 'record', id: row.id }, regionCode: row.region_code })
  const body = await pdf({
    title,
    issuer: row.recorders.join('、'),
    issuedOn,
    period,
    lead: [
      `志愿者${name}（登记编号${row.volunteer_number}）${period}参加志愿服务${lines.length}次，共计${timeOf(row.minutes)}。服务时间按实际服务时间计，路途不计。`,
      ...(connected ? [] : ['本记录由平台出具，未接入国家志愿服务信息系统，不作为国家系统的志愿服务证明。']),
    ],
    sections: [
      {
        heading: '服务明细',
        paragraphs: [],
        table: {
          title: '志愿服务明细',
          columns: [
            { title: '日期', kind: 'text' },
            { title: '活动', kind: 'text' },
            { title: '服务内容', kind: 'text' },
            { title: '服务时间', kind: 'text', align: 'right' },
            { title: '评价', kind: 'text' },
            { title: '记录单位', kind: 'text' },
          ],
          rows: lines.map((line) => [
            line.servedOn,
            line.activityTitle,
            line.content,
            timeOf(line.minutes),
            qualities.find((one) => one.code === line.quality)?.name.zh ?? '',
            line.organisationName,
          ]),
          totals: ['合计', '', '', timeOf(row.minutes), '', ''],
        },
      },
    ],
    notes: [],
    closing: row.with_seal ? '记录单位（盖章）：' : '按志愿者本人意愿，不加盖印章。',
    footer: house.publicOrigin
      ? `扫描二维码，或登录${house.publicOrigin}/verify输入校验码，可查询本记录是否有更改，无需账号。`
      : '登录本平台“核验”页面（/verify），输入校验码，可查询本记录是否有更改，无需账号。',
    demonstration: house.demonstration,
    verifyCode: code,
    // Behind a #, which no browser sends: the code stands in no server's log.
    ...(house.publicOrigin && { verifyAt: `${house.publicOrigin}/verify#${code}` }),
  })
  return { name: `${title}-${code}.pdf`, type: 'application/pdf', body }
}
