import type { Cell, Report } from '#kernel/documents/report.ts'

const MONTHS = ['2025年11月', '12月', '2026年1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月']
const STATIONS = [
  '新桥',
  '娄桥',
  '梧田',
  '南白象',
  '三垟',
  '茶山',
  '丽岙',
  '仙岩',
  '瞿溪',
  '郭溪',
  '潘桥',
  '景山',
  '泽雅',
]

const count = (now: number, before: number, lastYear: number, soFar: number): Cell[] => [
  now,
  before,
  now / before - 1,
  lastYear,
  now / lastYear - 1,
  soFar,
]
const minutes = (...values: [number, number, number, number]): Cell[] =>
  count(...values).map((cell, at) => (at === 2 || at === 4 ? cell : { value: cell as number, kind: 'minutes' }))
const rate = (now: number, before: number, lastYear: number | null, soFar: number): Cell[] => [
  { value: now, kind: 'rate' },
  { value: before, kind: 'rate' },
  { value: now - before, kind: 'points' },
  { value: lastYear, kind: 'rate' },
  { value: lastYear === null ? null : now - lastYear, kind: 'points' },
  { value: soFar, kind: 'rate' },
]

/** An invented monthly report in the shape of the real one, for the tests of this folder and for looking at. */
export const sampleReport: Report = {
  title: '瓯海区社会工作服务月报',
  issuer: '瓯海区社会工作指导中心',
  issuedOn: '2026-11-03',
  period: '2026年10月',
  documentNumber: '瓯社工月〔2026〕10号',
  demonstration: true,
  verifyCode: '7K2M-94QD-XH3A',
  footer: '本报告由雁阵依据业务记录自动生成，数据截至2026年11月3日9时。',
  lead: [
    '2026年10月，全区13个社会工作服务站共开展探访3,412次，服务2,186人、5,027人次，服务时长231,450分钟。重点对象覆盖率为96.3%，较上月提高1.2个百分点。',
    '本月12个站按时提交全部记录，1个站（泽雅）有4条记录迟于10个工作日。',
  ],
  sections: [
    {
      heading: '总体情况',
      paragraphs: ['探访次数较上月增长3.1%，较上年同月增长12.4%；拒访43次，较上月减少7次。各项指标见表1。'],
      table: {
        title: '2026年10月主要指标',
        columns: [
          { title: '指标', kind: 'text' },
          { title: '本月', kind: 'count' },
          { title: '上月', kind: 'count' },
          { title: '环比', kind: 'change' },
          { title: '上年同月', kind: 'count' },
          { title: '同比', kind: 'change' },
          { title: '本年累计', kind: 'count' },
        ],
        rows: [
          ['探访次数（次）', ...count(3412, 3309, 3036, 32187)],
          ['拒访次数（次）', ...count(43, 50, 61, 488)],
          ['服务人数（人）', ...count(2186, 2140, 1987, 4912)],
          ['服务人次（人次）', ...count(5027, 4880, 4512, 48210)],
          ['服务时长（分钟）', ...minutes(231450, 226300, 208110, 2216840)],
          ['在办个案（个）', ...count(118, 112, 97, 164)],
          ['小组活动节数（节）', ...count(86, 79, 80, 802)],
          ['社区活动场次（场）', ...count(142, 131, 128, 1290)],
          ['重点对象覆盖率', ...rate(0.963, 0.951, 0.918, 0.987)],
          ['重点对象逾期未探访（人）', ...count(31, 42, 66, 31)],
          ['迟于10个工作日的记录（条）', ...count(4, 9, 23, 97)],
          ['在岗社工（人）', 39, 39, 0, null, null, 39],
        ],
        note: '人数在任何范围内每人只计一次，各站之和大于全区；“—”表示上年同月尚无记录。',
      },
    },
    {
      heading: '变化趋势',
      paragraphs: [],
      chart: {
        kind: 'line',
        title: '近12个月探访次数',
        sentence:
          '图1显示，近12个月探访次数由2025年11月的2,890次升至2026年10月的3,412次，除2026年2月春节期间回落外，各月均高于上年同月。',
        unit: '次',
        labels: MONTHS,
        series: [
          { name: '本年', values: [2890, 2954, 3010, 2610, 3122, 3188, 3240, 3201, 3275, 3290, 3309, 3412] },
          { name: '上年同月', values: [null, null, null, 2480, 2790, 2834, 2850, 2911, 2966, 2980, 3001, 3036] },
        ],
      },
    },
    {
      heading: '分站情况',
      paragraphs: ['13个服务站中，梧田、茶山、瞿溪三站探访次数居前，合计占全区的34.0%。'],
      parts: [
        {
          heading: '各站主要指标',
          paragraphs: [],
          table: {
            title: '2026年10月各服务站主要指标',
            columns: [
              { title: '服务站', kind: 'text' },
              { title: '探访次数', kind: 'count' },
              { title: '环比', kind: 'change' },
              { title: '服务人数', kind: 'count' },
              { title: '服务人次', kind: 'count' },
              { title: '服务时长（分钟）', kind: 'minutes' },
              { title: '重点对象覆盖率', kind: 'rate' },
              { title: '迟报记录', kind: 'count' },
            ],
            rows: STATIONS.map((name, at) => {
              const visits = [241, 268, 402, 226, 187, 391, 233, 254, 367, 240, 229, 219, 155][at] ?? 0
              return [
                `${name}社会工作服务站`,
                visits,
                (at - 4) / 90,
                Math.round(visits * 0.66),
                Math.round(visits * 1.47),
                visits * 68,
                0.99 - at / 200,
                at === 12 ? 4 : 0,
              ]
            }),
            totals: ['全区', 3412, 0.031, 2186, 5027, 231450, 0.963, 4],
          },
        },
        {
          heading: '各站探访次数',
          paragraphs: [],
          chart: {
            kind: 'bar',
            title: '2026年10月各服务站探访次数',
            sentence: '图2显示，梧田站探访402次，为各站最多；泽雅站155次，为各站最少。',
            unit: '次',
            labels: STATIONS,
            series: [{ name: '探访次数', values: [241, 268, 402, 226, 187, 391, 233, 254, 367, 240, 229, 219, 155] }],
          },
        },
      ],
    },
  ],
  notes: [
    { term: '探访次数', text: '当月发生的探访记录数，含拒访、未遇，不含作废记录。' },
    { term: '服务人数', text: '当月至少接受一次服务的服务对象数，同一人只计一次。' },
    { term: '重点对象覆盖率', text: '当月至少被探访一次的重点对象数，除以月末在册重点对象数。' },
  ],
}
