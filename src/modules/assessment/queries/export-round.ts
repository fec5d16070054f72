import { formatDay } from '#kernel/days.ts'
import { docx } from '#kernel/documents/documents.ts'
import { sheetOf } from '#kernel/documents/lists.ts'
import type { Column, Report } from '#kernel/documents/report.ts'
import type { Context, FileReply } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/assessment/contract.ts'
import { participantPage } from '#modules/assessment/queries/participants.ts'
import { readGrades, readUnits, spreadOf } from '#modules/assessment/queries/round.ts'
import { schemeShown } from '#modules/assessment/rules.ts'
import { getRound, type RoundRow } from '#modules/assessment/store.ts'

const pageSize = 500
type Reader = Pick<Context, 'query' | 'db' | 'house'>

async function* everyone(context: Reader, roundId: string) {
  for (let after: string | undefined; ;) {
    const { rows, next } = await participantPage(context, { roundId }, pageSize, after)
    yield* rows
    if (!next) return
    after = next
  }
}

const yesNo = (so: boolean) => (so ? '是' : '否')
const points = (total: number | null) => (total === null ? null : (total / 100).toFixed(2))
const appeals = { none: '', open: '待答复', upheld: '成立', declined: '不成立' }

/** A round on paper: the list for those who count, the report for those who sign. */
export const exportRound: Handler<typeof contract.exportRound> = async (context, { roundId, form }) => {
  const round = await getRound(context, roundId)
  context.about({ regionCode: round.region_code, details: { form } })
  return form === 'xlsx' ? list(context, round) : report(context, round)
}

async function list(context: Context, round: RoundRow): Promise<FileReply> {
  const titles = ['姓名', '单位', '不参加考核的情形', '已交总结', '总分', '等次', '申诉', '封存后有变动']
  const columns: Column[] = titles.map((title) => ({
    title,
    kind: title === '总分' ? 'decimal' : 'text',
  }))
  async function* rows() {
    for await (const one of everyone(context, round.id))
      yield [
        one.name,
        one.organisationName,
        one.exemptName?.zh ?? '',
        yesNo(one.summaryHandedIn),
        one.total === null ? null : one.total / 100,
        one.gradeName?.zh ?? '',
        appeals[one.appeal],
        yesNo(one.adjusted),
      ]
  }
  const body = await sheetOf(columns, rows(), { title: round.title, demonstration: context.house.demonstration })
  return {
    name: `${round.title}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
}

const readings = { down: '不足一人的部分舍去', 'at-least-one': '不足一人的单位可有一人', nearest: '按四舍五入' }
const kinds = { manager: '主管评分', peer: '同事评分', residents: '居民评分' }

async function report(context: Context, round: RoundRow): Promise<FileReply> {
  const { house, db, actor, today } = context
  const [units, grades, regions, issuers] = [
    await readUnits(context, round.id),
    await readGrades(context, round.id),
    await regionNames(db, [round.region_code]),
    await organisationNames(db, actor.organisationId ? [actor.organisationId] : []),
  ]
  const spread = spreadOf(round, units, grades)
  const people = units.reduce((sum, unit) => sum + unit.people, 0)
  const exempt = units.reduce((sum, unit) => sum + unit.exempt, 0)
  const scheme = schemeShown(house.packs, round.scheme)
  const rows = []
  for await (const one of everyone(context, round.id))
    rows.push([
      one.name,
      one.organisationName,
      points(one.total) ?? '—',
      one.exemptName ? `不参加考核（${one.exemptName.zh}）` : (one.gradeName?.zh ?? '—'),
    ])
  const region = regions.get(round.region_code) ?? ''
  const paper: Report = {
    title: round.title,
    issuer: issuers.get(actor.organisationId ?? '') ?? region,
    issuedOn: today,
    period: `${round.year}年度`,
    lead: [
      `${region}${round.year}年度考核共有${people}人，其中参加考核${people - exempt}人，不参加考核${exempt}人。${
        spread
          .filter((one) => one.people > 0)
          .map((one) => `${one.name.zh}${one.people}人`)
          .join('，') || '尚未提出等次'
      }。`,
    ],
    sections: [
      {
        heading: '等次分布',
        paragraphs: [
          `等次比例按${round.scheme.shareOf === 'unit' ? '所在单位' : '全部'}参加考核人数计算，${readings[round.share_reading]}。`,
        ],
        table: {
          title: '各等次人数',
          columns: [
            { title: '等次', kind: 'text' },
            { title: '界限（分）', kind: 'count' },
            { title: '最多（人）', kind: 'count' },
            { title: '现有（人）', kind: 'count' },
          ],
          rows: spread.map((one) => [
            one.name.zh,
            scheme.grades.find((grade) => grade.code === one.code)!.fromPoints,
            one.most,
            one.people,
          ]),
        },
      },
      {
        heading: '考核办法',
        paragraphs: [],
        table: {
          title: '考核项目和权重',
          columns: [
            { title: '项目', kind: 'text' },
            { title: '权重', kind: 'count' },
            { title: '怎样得分', kind: 'text' },
          ],
          rows: scheme.items.map((item) => [item.name.zh, item.weight, item.measure?.zh ?? kinds[item.by!]]),
        },
      },
      {
        heading: '个人结果',
        paragraphs: [],
        table: {
          title: '参加考核人员',
          columns: [
            { title: '姓名', kind: 'text' },
            { title: '单位', kind: 'text' },
            { title: '总分', kind: 'text', align: 'right' },
            { title: '等次', kind: 'text' },
          ],
          rows,
        },
      },
    ],
    notes: [],
    footer: round.sealed_on ? `${formatDay(round.sealed_on as never, 'zh')}封存。` : '尚未封存，结果可能变动。',
    demonstration: house.demonstration,
  }
  return {
    name: `${round.title}.docx`,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    body: await docx(paper),
  }
}
