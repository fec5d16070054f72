import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chartPicture } from '#kernel/documents/chart-picture.ts'
import { chartSvg } from '#kernel/documents/chart.ts'
import type { Chart } from '#kernel/documents/report.ts'

const chart: Chart = {
  kind: 'line',
  title: '探访次数',
  sentence: '三个月间上升。',
  unit: '次',
  labels: ['2026年1月', '2月', '3月'],
  series: [{ name: '本年', values: [1200, null, 3412] }],
}

test('a reader finds the values, the unit and a sentence for those who cannot see the picture', () => {
  const svg = chartSvg(chart)
  for (const words of ['1,200', '3,412', '单位：次', '本年', '<desc>三个月间上升。</desc>', '>1月<', '>2026年<'])
    assert.ok(svg.includes(words), words)
})

test('a month without a figure leaves a gap and draws no zero', () => {
  assert.equal(chartSvg(chart).match(/<circle/g)?.length, 2)
  assert.match(chartSvg(chart), /<path d="M[\d. ]+M[\d. ]+" fill="none"/)
})

test('many stations lie as bars, a few stand', () => {
  const bars = (labels: string[]) =>
    chartSvg({ ...chart, kind: 'bar', labels, series: [{ name: '次', values: labels.map((_, at) => at) }] })
  assert.match(bars(['甲', '乙']), /viewBox="0 0 720 306"|viewBox="0 0 720 300"/)
  assert.match(bars(['新桥社会工作服务站', '乙']), /viewBox="0 0 720 98"/)
})

test('names with angle brackets and control characters cannot break the picture', () => {
  const svg = chartSvg({ ...chart, title: '</title><script>\u0000&"' })
  assert.ok(svg.includes('&#60;/title&#62;&#60;script&#62;&#38;&#34;'))
})

test('no figures at all still give a picture', () => {
  for (const kind of ['bar', 'line', 'pyramid', 'shares'] as const) {
    const svg = chartSvg({ ...chart, kind, labels: [], series: [{ name: '本年', values: [] }] })
    assert.ok(!/NaN|Infinity/.test(svg), svg)
  }
})

test('the picture for Word and Excel is a PNG drawn at twice its size', () => {
  const { png, width, height } = chartPicture(chart)
  const bytes = Buffer.from(png)
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG')
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [width * 2, height * 2])
})

const sides = [
  { name: '男', values: [1, 4] },
  { name: '女', values: [2, 8] },
]

test('a pyramid has its sides back to back, the first label lowest, and the year before as an edge over each bar', () => {
  const svg = chartSvg({ ...chart, kind: 'pyramid', labels: ['青年', '老年'], series: sides })
  const places = [...svg.matchAll(/y="([\d.]+)" text-anchor="middle" font-size="12" fill="[^"]+">(青年|老年)</g)]
  assert.ok(
    Number(places.find(([, , label]) => label === '青年')![1]) >
      Number(places.find(([, , label]) => label === '老年')![1]),
  )
  assert.equal(svg.match(/fill="#c2703d"/g)?.length, 2)
  assert.ok(!svg.includes('上年'))
  const compared = chartSvg({
    ...chart,
    kind: 'pyramid',
    labels: ['青年', '老年'],
    series: [...sides, { name: '男（上年）', values: [1, 3] }, { name: '女（上年）', values: [null, 9] }],
  })
  // Three edges and the one that is explained: of what is not known, none is drawn.
  assert.equal(compared.match(/v\d+" stroke="#2b2f36"/g)?.length, 4)
  assert.ok(compared.includes('>上年<'))
})

test('parts of a whole fill a bar of the same length in both years, and a part of nobody is not drawn', () => {
  const svg = chartSvg({
    ...chart,
    kind: 'shares',
    labels: ['2026年', '2025年'],
    series: [
      { name: '无证书', values: [3, 1] },
      { name: '助理', values: [1, 1] },
      { name: '高级', values: [0, 0] },
    ],
  })
  for (const words of ['>75.0%<', '>25.0%<', '>50.0%<', '>无证书 3<', '>高级 0<']) assert.ok(svg.includes(words), words)
  assert.equal(svg.match(/height="32"/g)?.length, 4)
})

test('what is written beside a bar stands behind its figure, and the bars lie', () => {
  const svg = chartSvg({
    ...chart,
    kind: 'bar',
    labels: ['甲', '乙'],
    beside: ['同比+5.0%', ''],
    series: [{ name: '本年', values: [21, 20] }],
  })
  assert.ok(svg.includes('>21　同比+5.0%<'))
})
