import { docx, pdf, xlsx } from '#kernel/documents/documents.ts'
import { formatDay } from '#kernel/days.ts'
import type { Report } from '#kernel/documents/report.ts'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/workforce/contract-census.ts'
import { readOverview, regionOf } from '#modules/workforce/queries/census.ts'
import {
  besideTheYearBefore,
  count,
  crossedPart,
  pyramidPart,
  structurePart,
  text,
} from '#modules/workforce/queries/census-paper.ts'
import { readMissing } from '#modules/workforce/queries/census-people.ts'
import { picturesWanted } from '#modules/workforce/queries/census-pictures.ts'
import { readStructures } from '#modules/workforce/queries/census-structure.ts'
import { censusRules } from '#modules/workforce/rules-lists.ts'

const forms = {
  docx: { make: docx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { make: xlsx, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pdf: { make: pdf, type: 'application/pdf' },
}

/** The census of a year on paper, in the layout of an official one. */
export const exportCensus: Handler<typeof contract.exportCensus> = async (context, { year, regionCode, form }) => {
  const region = regionOf(context, regionCode)
  const report = await censusReport(context, region, year)
  const { make, type } = forms[form]
  context.about({ regionCode: region, details: { year, form } })
  return { name: `${report.title}.${form}`, type, body: await make(report) }
}

const states = {
  none: '未生成',
  drawing: '生成中',
  drawn: '未上报',
  submitted: '待审核',
  returned: '已退回',
  freezing: '冻结中',
  frozen: '已冻结',
}

/** A province has ninety counties: a sentence names a few. */
const named = (counties: { regionName: string }[]): string =>
  counties
    .slice(0, 8)
    .map(({ regionName }) => regionName)
    .join('、') + (counties.length > 8 ? `等${counties.length}个县（市、区）` : '')

async function censusReport(context: Context, region: RegionCode, year: number): Promise<Report> {
  const { house, db, actor, today } = context
  const overview = await readOverview(context, { year, regionCode: region })
  const { whole, before, counties, regionName, referenceOn } = overview
  const rules = censusRules(house.packs, region, referenceOn as never)
  const [issuers, missing] = [
    await organisationNames(db, actor.organisationId ? [actor.organisationId] : []),
    await readMissing(context, region, year),
  ]
  const frozen = counties.length > 0 && counties.every(({ state }) => state === 'frozen')
  const compared = (now: number, then: number | undefined) =>
    then === undefined
      ? ''
      : now === then
        ? '，与上年持平'
        : `，比上年${now > then ? '增加' : '减少'}${Math.abs(now - then)}人`
  const measures = [
    ['社会工作从业人员', 'inPractice'],
    ['社会工作人才', 'talent'],
    ['专业社会工作人才', 'professional'],
  ] as const
  const beside = besideTheYearBefore(before !== null)
  const dimensions = ['region', ...overview.dimensions.map(({ code }) => code)].map((rows) => ({ rows }))
  const drawn = picturesWanted(context, region, year)
  const [ages, ...structures] = await readStructures(context, region, year, [
    drawn[0]!,
    ...dimensions,
    { rows: 'certificate', columns: 'diploma' },
  ])
  const crossed = structures.pop()
  const asDrawn = new Set(drawn.slice(1).map(({ rows }) => rows))
  const notYet = counties.filter((one) => one.before && !one.figures)
  const notBefore = counties.filter((one) => one.figures && one.figures.all > 0 && !one.before)
  const digests = counties.flatMap(({ digest }) => digest ?? [])
  return {
    title: rules.value.reportTitle.zh.replace('{region}', regionName).replace('{year}', String(year)),
    issuer: issuers.get(actor.organisationId ?? '') ?? regionName,
    issuedOn: today,
    period: `${year}年`,
    lead: [
      `截至${formatDay(referenceOn as never, 'zh')}，${regionName}共有${measures.map(([name, key]) => `${name}${whole[key]}人${compared(whole[key], before?.[key])}`).join('，')}。${
        whole.elsewhere > 0
          ? `另有${whole.elsewhere}人次在其他地区或系统重复登记，已按一人一次计入其主要工作地。`
          : '每人只计一次。'
      }${before === null ? '上年没有统计，不作比较。' : ''}${
        before !== null && notBefore.length > 0 ? `${named(notBefore)}上年没有统计，增减中含这一因素。` : ''
      }${notYet.length > 0 ? `${named(notYet)}上年有统计而本年还没有，增减中含这一因素。` : ''}${whole.unknown > 0 ? `有${whole.unknown}人信息不全，尚不能判断是否属专业社会工作人才。` : ''}`,
    ],
    sections: [
      {
        heading: '总体情况',
        paragraphs: [],
        table: {
          title: `${year}年度社会工作人才总量`,
          columns: [text('指标'), ...beside.columns('本年（人）')],
          rows: [['在册人员', 'all'] as const, ...measures].map(([name, key]) => [
            name,
            ...beside.cells(whole[key], before?.[key]),
          ]),
          ...(before !== null && { note: '同比为比上年增减的比例；“—”表示上年为零或没有统计。' }),
        },
      },
      {
        heading: '各地上报和冻结情况',
        paragraphs: [],
        table: {
          title: '各县（市、区）统计情况',
          columns: [
            text('地区'),
            text('状态'),
            ...beside.narrow('从业人员（人）'),
            ...beside.narrow('人才（人）'),
            ...beside.narrow('专业人才（人）'),
            count('他处计入（人）'),
          ],
          rows: counties.map(({ regionName: name, state, figures, before: then }) => [
            name,
            states[state],
            ...beside.narrowCells(figures?.inPractice ?? null, then?.inPractice),
            ...beside.narrowCells(figures?.talent ?? null, then?.talent),
            ...beside.narrowCells(figures?.professional ?? null, then?.professional),
            figures?.elsewhere ?? null,
          ]),
          totals: [
            '合计',
            '',
            ...beside.narrowCells(whole.inPractice, before?.inPractice),
            ...beside.narrowCells(whole.talent, before?.talent),
            ...beside.narrowCells(whole.professional, before?.professional),
            whole.elsewhere,
          ],
        },
      },
      {
        heading: '结构情况',
        paragraphs: [],
        parts: [
          pyramidPart(ages!, year),
          ...structures.map((one) => structurePart(one, { year, beside, isDrawn: asDrawn.has(one.rows.code) })),
        ],
      },
      crossedPart(crossed!),
      {
        heading: '信息完整情况',
        paragraphs:
          missing.people === 0
            ? ['列入统计的人员信息齐全。']
            : [`有${missing.people}人缺少统计所需信息，应于下次统计前补全。`],
        ...(missing.rows.length > 0 && {
          table: {
            title: '待补信息',
            columns: [text('信息项'), count('缺少人数（人）')],
            rows: missing.rows.map(({ name, people }) => [name.zh, people]),
          },
        }),
      },
    ],
    notes: [
      ...overview.definitions.map(({ name, say, certainty }) => ({
        term: name.zh,
        text: `${say.zh}。${certainty === 'stated' ? '' : certainty === 'reported' ? '（据转述，原文未见）' : '（暂定）'}`,
      })),
      {
        term: '统计时点',
        text: `${formatDay(referenceOn as never, 'zh')}。${overview.referenceCertainty === 'stated' ? '' : '（暂定）'}`,
      },
      { term: '一人一次', text: '按证件号码（含新旧号码）合并；在几个地区或系统工作的，计入主要工作地。' },
    ],
    footer: frozen ? `各县（市、区）统计均已冻结。` : '尚有县（市、区）未冻结，本表为暂定数。',
    demonstration: house.demonstration,
    ...(frozen && digests[0] && { verifyCode: digests[0].slice(0, 12) }),
  }
}
