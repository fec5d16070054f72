import { printedCode } from '#kernel/check-code.ts'
import type { Context, FileReply } from '#kernel/context.ts'
import { formatDay, parseDay, todayIn } from '#kernel/days.ts'
import { pdf } from '#kernel/documents/documents.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { regionNames } from '#modules/organisations/public.ts'
import { personNames } from '#modules/identity/public.ts'
import type * as contract from '#modules/training/contract.ts'
import { classHours, minutesOf } from '#modules/training/domain/ledger.ts'
import { educationOf, trainingOf } from '#modules/training/rules.ts'
import { linesOf } from '#modules/training/store.ts'
import { training } from '#modules/training/tables.ts'

/** A transcript on paper, as it was on the day it was issued. */
export const transcriptFile: Handler<typeof contract.transcriptFile> = (context, { transcriptId }) =>
  fileOf(context, transcriptId, null)

/** A colleague's paper is none of one's business, though the database would show it. */
export const myTranscriptFile: Handler<typeof contract.myTranscriptFile> = (context, { transcriptId }) =>
  fileOf(context, transcriptId, context.actor.personId)

async function fileOf(
  { db, query, house, about }: Context,
  transcriptId: string,
  personId: string | null,
): Promise<FileReply> {
  const row = await training(db)
    .selectFrom('training.transcript')
    .selectAll()
    .where('id', '=', transcriptId)
    .executeTakeFirst()
  if (!row || (personId && row.person_id !== personId)) return refuseNow('kernel/not-found')
  const printed = new Set(row.lines)
  const lines = ((await linesOf(query, [row.person_id])).get(row.person_id) ?? []).filter((line) =>
    printed.has(line.id),
  )
  const [names, regions] = await Promise.all([
    personNames(query, [row.person_id]),
    regionNames(
      db,
      lines.map((line) => line.regionCode),
    ),
  ])
  const issuedOn = todayIn(row.issued_at)
  const region = row.region_code as RegionCode
  const rule = trainingOf(house.packs, region, issuedOn).value
  const { sources } = educationOf(house.packs, region, issuedOn).value
  const nameOf = (list: { code: string; name: { zh: string } }[], code: string) =>
    list.find((one) => one.code === code)?.name.zh ?? code
  const hours = (minutes: number) => String(classHours(minutes, rule.classHourMinutes))
  const period = `${formatDay(parseDay(row.from_on), 'zh')}至${formatDay(parseDay(row.until_on), 'zh')}`
  const name = names.get(row.person_id) ?? ''
  const code = printedCode(row.code)
  const categories = [...Map.groupBy(lines, (line) => line.category)].map(
    ([category, some]) => `${nameOf(rule.categories, category)}${hours(minutesOf(some))}学时`,
  )
  about({ subject: { kind: 'transcript', id: row.id }, regionCode: row.region_code })
  const body = await pdf({
    title: '社会工作者培训学时证明',
    issuer: row.issuer,
    issuedOn,
    period,
    lead: [
      `兹证明${name}同志自${period}参加培训和继续教育，共计${hours(row.minutes)}学时（${categories.join('、')}）。每学时按${rule.classHourMinutes}分钟折算，明细如下。`,
    ],
    sections: [
      {
        heading: '培训明细',
        paragraphs: [],
        table: {
          title: '培训和继续教育明细',
          columns: [
            { title: '日期', kind: 'text' },
            { title: '内容', kind: 'text' },
            { title: '科目', kind: 'text' },
            { title: '来源', kind: 'text' },
            { title: '地区', kind: 'text' },
            { title: '学时', kind: 'text', align: 'right' },
          ],
          rows: lines.map((line) => [
            line.earnedOn,
            line.title,
            nameOf(rule.categories, line.category),
            nameOf(sources, line.source),
            regions.get(line.regionCode) ?? '',
            hours(line.minutes),
          ]),
          totals: ['合计', '', '', '', '', hours(row.minutes)],
        },
      },
    ],
    notes: [],
    // Names whom and how much: the page of the signature cannot be put under another text.
    closing: `特此证明${name}同志在上述期间参加培训和继续教育共计${hours(row.minutes)}学时。`,
    footer: house.publicOrigin
      ? `扫描二维码，或登录${house.publicOrigin}/verify输入校验码，可查询本证明是否仍然有效，无需账号。`
      : '登录本平台“核验”页面（/verify），输入校验码，可查询本证明是否仍然有效，无需账号。',
    demonstration: house.demonstration,
    verifyCode: code,
    // Behind a #, which no browser sends: the code stands in no server's log.
    ...(house.publicOrigin && { verifyAt: `${house.publicOrigin}/verify#${code}` }),
  })
  return { name: `培训学时证明-${code}.pdf`, type: 'application/pdf', body }
}
