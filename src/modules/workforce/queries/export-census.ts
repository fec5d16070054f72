import { docx, pdf, xlsx } from '#kernel/documents/documents.ts'
import { formatDay } from '#kernel/days.ts'
import type { Column, Report, Section, Table } from '#kernel/documents/report.ts'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/workforce/contract-census.ts'
import { type Measure, readMissing, readOverview, readTable, regionOf } from '#modules/workforce/queries/census.ts'
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
  drawn: '已生成，未上报',
  submitted: '已上报，待审核',
  returned: '已退回',
  freezing: '冻结中',
  frozen: '已冻结',
}

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
  const measures: [string, keyof typeof whole][] = [
    ['社会工作从业人员', 'inPractice'],
    ['社会工作人才', 'talent'],
    ['专业社会工作人才', 'professional'],
  ]
  const tables: Section[] = []
  for (const { code, name } of [{ code: 'region', name: { zh: '地区', en: 'Region' } }, ...overview.dimensions])
    tables.push(await structure(context, region, year, code, name.zh))
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
      }${whole.unknown > 0 ? `有${whole.unknown}人信息不全，尚不能判断是否属专业社会工作人才。` : ''}`,
    ],
    sections: [
      {
        heading: '总体情况',
        paragraphs: [],
        table: {
          title: `${year}年度社会工作人才总量`,
          columns: [text('指标'), count('本年（人）'), count('上年（人）'), { title: '同比', kind: 'change' }],
          rows: [['在册人员', 'all'] as const, ...measures].map(([name, key]) => [
            name,
            whole[key as keyof typeof whole],
            before?.[key as keyof typeof whole] ?? null,
            change(whole[key as keyof typeof whole], before?.[key as keyof typeof whole]),
          ]),
          note: '“—”表示上年没有统计，不作比较。',
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
            count('从业人员（人）'),
            count('社会工作人才（人）'),
            count('专业人才（人）'),
            count('在他处计入（人）'),
          ],
          rows: counties.map(({ regionName: name, state, figures }) => [
            name,
            states[state],
            figures?.inPractice ?? null,
            figures?.talent ?? null,
            figures?.professional ?? null,
            figures?.elsewhere ?? null,
          ]),
          totals: ['合计', '', whole.inPractice, whole.talent, whole.professional, whole.elsewhere],
        },
      },
      { heading: '结构情况', paragraphs: [], parts: tables },
      await crossed(context, region, year),
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

const text = (title: string): Column => ({ title, kind: 'text' })
const count = (title: string): Column => ({ title, kind: 'count' })
const change = (now: number, then: number | undefined) => ({
  value: then ? (now - then) / then : null,
  kind: 'change' as const,
})

async function structure(
  context: Context,
  region: RegionCode,
  year: number,
  code: string,
  name: string,
): Promise<Section> {
  const measures: Measure[] = ['in-practice', 'talent', 'professional']
  const [practice, talent, professional] = [
    await readTable(context, region, year, measures[0]!, code, undefined),
    await readTable(context, region, year, measures[1]!, code, undefined),
    await readTable(context, region, year, measures[2]!, code, undefined),
  ]
  const of = (table: typeof practice, one: string) => table.rows.find((row) => row.code === one)?.count ?? 0
  const table: Table = {
    title: `按${name}分`,
    columns: [
      text(name),
      count('从业人员（人）'),
      { title: '占比', kind: 'rate' },
      count('上年（人）'),
      count('社会工作人才（人）'),
      count('专业人才（人）'),
    ],
    rows: practice.rows.map((row) => [
      row.name.zh,
      row.count,
      practice.total ? row.count / practice.total : null,
      row.before,
      of(talent, row.code),
      of(professional, row.code),
    ]),
    ...(!practice.overlaps && {
      totals: [
        '合计',
        practice.total,
        practice.total ? 1 : null,
        practice.totalBefore,
        talent.total,
        professional.total,
      ],
    }),
    ...(practice.overlaps && { note: '一人可有几项，各项之和大于总人数。' }),
  }
  const drawn = practice.rows.filter((row) => row.count > 0).slice(0, 12)
  const greatest = drawn.toSorted((a, b) => b.count - a.count)[0]
  return {
    heading: `按${name}`,
    paragraphs: [],
    table,
    ...(greatest &&
      drawn.length > 1 && {
        chart: {
          kind: 'bar' as const,
          title: `从业人员按${name}分布`,
          sentence: `${greatest.name.zh}最多，${greatest.count}人。`,
          unit: '人',
          labels: drawn.map((row) => row.name.zh),
          series: [{ name: `${year}年`, values: drawn.map((row) => row.count) }],
        },
      }),
  }
}

async function crossed(context: Context, region: RegionCode, year: number): Promise<Section> {
  const table = await readTable(context, region, year, 'in-practice', 'certificate', 'diploma')
  return {
    heading: '证书与学历交叉情况',
    paragraphs: [],
    table: {
      title: '从业人员持证与学历',
      columns: [text('持有证书'), ...table.columns.map((one) => count(one.name.zh)), count('合计')],
      rows: table.rows.map((row) => [row.name.zh, ...row.cells, row.count]),
      totals: ['合计', ...table.columns.map((one) => one.count), table.total],
    },
  }
}
