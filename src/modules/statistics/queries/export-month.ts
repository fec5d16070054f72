import type { Context } from '#kernel/context.ts'
import { addMonths, formatMonth, type Month, todayIn, yearAgo } from '#kernel/days.ts'
import { docx, pdf, xlsx } from '#kernel/documents/documents.ts'
import type { Report, Section } from '#kernel/documents/report.ts'
import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { catalogue, findIndicator } from '#modules/statistics/catalogue.ts'
import type * as contract from '#modules/statistics/contract.ts'
import { branchOf } from '#modules/statistics/domain/branch.ts'
import { valueOf } from '#modules/statistics/domain/figure.ts'
import type { Indicator } from '#modules/statistics/domain/indicator.ts'
import { monthsBetween } from '#modules/statistics/domain/months.ts'
import { axis, changeCell, definitionOf, figureCell, nameOf, stateSays } from '#modules/statistics/domain/report.ts'
import { fill, ranking, trend } from '#modules/statistics/domain/sentences.ts'
import { readFigures } from '#modules/statistics/figures.ts'
import { readMonth } from '#modules/statistics/queries/month.ts'
import { regionInReach } from '#modules/statistics/reach.ts'

type Answer = Awaited<ReturnType<typeof readMonth>>

const forms = {
  docx: { make: docx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { make: xlsx, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pdf: { make: pdf, type: 'application/pdf' },
}

/** The monthly report on paper, written from the records, in the layout of an official one. */
export const exportMonth: Handler<typeof contract.exportMonth> = async (context, input) => {
  const region = regionInReach(context.actor, input.regionCode)
  const month = input.month as Month
  const report = await reportOf(context, region, month)
  const { make, type } = forms[input.form]
  context.about({ regionCode: region, details: { month, form: input.form } })
  return { name: `${report.title}.${input.form}`, type, body: await make(report) }
}

async function reportOf(
  context: Pick<Context, 'query' | 'db' | 'house' | 'actor' | 'today'>,
  region: RegionCode,
  month: Month,
): Promise<Report> {
  const { house, db, actor, today } = context
  const answer = await readMonth(context, region, month)
  const [trendSection, partsSection, issuers] = [
    await trendOf(context, region, month),
    await partsOf(context, region, month, answer),
    await organisationNames(db, actor.organisationId ? [actor.organisationId] : []),
  ]
  const { rules, regionName, seal, sentences, adjustments } = answer
  const sealed = seal && {
    on: todayIn(seal.at),
    byName: answer.people.get(seal.person_id) ?? '—',
    digest: seal.digest,
    withoutMissing: seal.without_missing,
  }
  return {
    title: fill(rules.value.reportTitle.zh, { region: regionName, month: formatMonth(month, 'zh') }),
    issuer: issuers.get(actor.organisationId ?? '') ?? regionName,
    issuedOn: today,
    period: formatMonth(month, 'zh'),
    lead: [sentences[0]!.zh],
    sections: [
      overall(answer, month),
      trendSection,
      ...partsSection,
      ...stationsOf(answer),
      ...adjustmentSection(answer),
    ],
    notes: answer.lines.map(({ indicator }) => ({ term: indicator.title.zh, text: definitionOf(indicator) })),
    footer: stateSays(sealed ?? null, today, adjustments.length),
    demonstration: house.demonstration,
    ...(seal && { verifyCode: seal.digest.slice(0, 12) }),
  }
}

function overall({ lines, sentences, seal }: Answer, month: Month): Section {
  return {
    heading: '总体情况',
    paragraphs: sentences.slice(1).map((sentence) => sentence.zh),
    table: {
      title: `${formatMonth(month, 'zh')}主要指标（${seal ? '已封账' : '暂定'}）`,
      columns: [
        { title: '指标', kind: 'text' },
        { title: '本月', kind: 'count' },
        { title: '上月', kind: 'count' },
        { title: '环比', kind: 'change' },
        { title: '上年同月', kind: 'count' },
        { title: '同比', kind: 'change' },
        { title: '本年累计', kind: 'count' },
      ],
      rows: lines.map(({ indicator, now, previous, yearAgo: then, yearToDate }) => [
        nameOf(indicator),
        figureCell(now),
        figureCell(previous),
        changeCell(now, previous),
        figureCell(then),
        changeCell(now, then),
        figureCell(yearToDate),
      ]),
      note: '人数在任何地区和期间内每人只计一次，各地之和可大于合计；月末状态没有本年累计；“—”表示当时没有记录或无从计算。',
    },
  }
}

type Reader = Pick<Context, 'query'>

async function trendOf({ query }: Reader, region: RegionCode, month: Month): Promise<Section> {
  const indicator = firstOf('visits')
  const months = monthsBetween(addMonths(month, -11), month)
  const branch = branchOf(region)
  const figures = await readFigures(query, [indicator], [branch], [...months.map(yearAgo), ...months])
  const values = (of: Month[]) =>
    of.map((one) => (figures.isKnown(branch, one) ? figures.of(indicator, branch, one).value : null))
  const sentence = trend(
    indicator,
    months.map((one) => ({ month: one, value: valueOf(figures.of(indicator, branch, one)) })),
  ).zh
  return {
    heading: '变化趋势',
    paragraphs: [],
    chart: {
      kind: 'line',
      title: `近12个月${indicator.title.zh}`,
      sentence,
      unit: indicator.unit.zh,
      labels: axis(months),
      series: [
        { name: '近12个月', values: values(months) },
        { name: '上年同月', values: values(months.map(yearAgo)) },
      ],
    },
  }
}

const compared = ['visits', 'persons', 'person-times', 'minutes', 'priority-coverage', 'late-records'] as const
const firstOf = (key: string): Indicator => findIndicator(key) ?? catalogue[0]!

/** The parts of the region, side by side; none for a village. */
async function partsOf({ query }: Reader, region: RegionCode, month: Month, answer: Answer): Promise<Section[]> {
  const parts = await query<{ code: RegionCode; name: string }>(
    'select code, name from organisations.region where parent_code = $1 and valid_until is null order by code',
    [region],
  )
  if (parts.length === 0) return []
  const indicators = compared.map(firstOf)
  const branches = parts.map((part) => branchOf(part.code))
  const figures = await readFigures(query, indicators, [...branches, branchOf(region)], [month])
  const row = (branch: string) =>
    indicators.map((indicator) => figureCell(valueOf(figures.of(indicator, branch, month))))
  const visits = indicators[0]!
  const ranked = parts
    .map((part) => ({ name: part.name, value: valueOf(figures.of(visits, branchOf(part.code), month)) }))
    .toSorted((a, b) => (b.value.value ?? 0) - (a.value.value ?? 0))
  const sentence = ranking(visits, ranked).zh
  return [
    {
      heading: '分地区情况',
      paragraphs: [sentence],
      table: {
        title: `${formatMonth(month, 'zh')}各地主要指标`,
        columns: [
          { title: '地区', kind: 'text' },
          ...indicators.map((indicator) => ({ title: nameOf(indicator), kind: 'count' as const })),
        ],
        rows: parts.map((part) => [part.name, ...row(branchOf(part.code))]),
        totals: [answer.regionName, ...row(branchOf(region))],
      },
      chart: {
        kind: 'bar',
        title: `${formatMonth(month, 'zh')}各地${visits.title.zh}`,
        sentence,
        unit: visits.unit.zh,
        labels: ranked.map((part) => part.name),
        series: [{ name: visits.title.zh, values: ranked.map((part) => part.value.value) }],
      },
    },
  ]
}

const states = { submitted: '已上报', 'submitted-late': '逾期上报', open: '未到期', late: '逾期未报' }

function stationsOf({ stations }: Answer): Section[] {
  if (stations.length === 0) return []
  return [
    {
      heading: '各站上报情况',
      paragraphs: [],
      table: {
        title: '各服务站上报和登记情况',
        columns: [
          { title: '服务站', kind: 'text' },
          { title: '运营机构', kind: 'text' },
          { title: '上报', kind: 'text' },
          { title: '服务记录（条）', kind: 'count' },
          { title: '其中迟报（条）', kind: 'count' },
          { title: '最近一次服务', kind: 'text' },
        ],
        rows: stations.map((one) => [
          one.name,
          one.operatorName ?? '—',
          states[one.state],
          one.records,
          one.lateRecords,
          one.lastRecordOn ?? '—',
        ]),
      },
    },
  ]
}

function adjustmentSection({ adjustments }: Answer): Section[] {
  if (adjustments.length === 0) return []
  return [
    {
      heading: '封账后的调整',
      paragraphs: ['下列更正发生在封账之后，上列各数仍为封账时的数字。'],
      table: {
        title: '封账后的调整',
        columns: ['时间', '地区', '指标', '原数', '现数', '办理人', '原因'].map((title) => ({
          title,
          kind: title.endsWith('数') ? ('count' as const) : ('text' as const),
        })),
        rows: adjustments.map((one) => {
          const kind = findIndicator(one.indicator)?.denominator ? ('rate' as const) : ('count' as const)
          return [
            todayIn(new Date(one.at)),
            one.regionName,
            one.title.zh,
            { value: one.before, kind },
            { value: one.after, kind },
            one.byName,
            one.reason,
          ]
        }),
      },
    },
  ]
}
