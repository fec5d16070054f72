import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMonth } from '#kernel/days.ts'
import { valueOf } from './figure.ts'
import type { Indicator } from './indicator.ts'
import { compared, fill, lead, moved, ranking, say, stationsSay, trend } from './sentences.ts'

const visits = {
  key: 'visits',
  title: { zh: '探访次数', en: 'Visits' },
  unit: { zh: '次', en: 'visits' },
  denominator: null,
} as Indicator
const coverage = {
  ...visits,
  key: 'coverage',
  title: { zh: '覆盖率', en: 'Coverage' },
  unit: { zh: '%', en: '%' },
  denominator: { zh: '甲', en: 'a' },
}
const count = (numerator: number) => valueOf({ numerator, denominator: null })
const rate = (numerator: number, denominator: number) => valueOf({ numerator, denominator })
const words = {
  up: { zh: '比{then}上升{change}', en: 'up {change} on {then}' },
  down: { zh: '比{then}下降{change}', en: 'down {change} on {then}' },
  same: { zh: '与{then}持平', en: 'the same as in {then}' },
  none: { zh: '{then}没有记录', en: 'no records in {then}' },
}

test('a figure is said with its unit, a rate in per cent, and nothing as a dash', () => {
  assert.deepEqual([say(count(3412), visits, 'zh'), say(count(3412), visits, 'en')], ['3,412次', '3,412 visits'])
  assert.equal(say(rate(963, 1000), coverage, 'zh'), '96.3%')
  assert.equal(say(rate(0, 0), coverage, 'zh'), '—')
})

test('the report’s first sentence is the pack’s, with the figures put in', () => {
  assert.deepEqual(
    lead(
      { zh: '{month}，{region}探访{visits}，{unknown}。', en: 'In {month}: {visits} in {region}.' },
      '瓯海区',
      parseMonth('2026-03'),
      [{ indicator: visits, now: count(7) }],
    ),
    {
      zh: '2026年3月，瓯海区探访7次，{unknown}。',
      en: 'In Mar 2026: 7 visits in 瓯海区.',
    },
  )
  assert.equal(fill('{a}{b}', { a: '1' }), '1{b}')
})

test('a change is put as up, down, the same, or nothing to compare with', () => {
  assert.equal(compared(words, count(11), count(10), 'previous').zh, '比上月上升10.0%')
  assert.equal(compared(words, count(9), count(10), 'yearAgo').zh, '比上年同月下降10.0%')
  assert.equal(compared(words, count(10), count(10), 'previous').zh, '与上月持平')
  assert.equal(compared(words, count(10), null, 'previous').en, 'no records in the month before')
  assert.equal(compared(words, rate(6, 10), rate(5, 10), 'previous').zh, '比上月上升10.0个百分点')
  assert.equal(moved(words, visits, count(11), count(10), null).zh, '探访次数比上月上升10.0%，上年同月没有记录。')
})

test('a trend says where it began, where it ended and what was highest', () => {
  const at = (month: string, value: ReturnType<typeof count>) => ({ month: parseMonth(month), value })
  assert.equal(
    trend(visits, [at('2026-01', count(3)), at('2026-02', count(9)), at('2026-03', count(5))]).zh,
    '探访次数由2026年1月的3次到2026年3月的5次，最高是2026年2月的9次。',
  )
  assert.equal(trend(visits, [at('2026-01', count(3))]).zh, '探访次数：2026年1月 3次。')
  assert.equal(trend(coverage, [at('2026-01', rate(0, 0))]).zh, '覆盖率在这段时间没有数据。')
})

test('the parts of a branch are put in a sentence', () => {
  assert.equal(ranking(visits, []).zh, '下级地区的探访次数还没有数据。')
  assert.equal(ranking(visits, [{ name: '甲', value: count(3) }]).zh, '甲3次。')
  assert.equal(
    ranking(visits, [
      { name: '甲', value: count(3) },
      { name: '乙', value: count(1) },
    ]).en,
    'Of 2 parts 甲 has most (3 visits) and 乙 fewest (1 visits).',
  )
})

test('stations that are late are named, five at most', () => {
  assert.equal(stationsSay([]), null)
  assert.equal(
    stationsSay([
      { name: '甲', state: 'submitted' },
      { name: '乙', state: 'open' },
    ])?.zh,
    '2个服务站中，1个已上报。',
  )
  assert.equal(
    stationsSay('甲乙丙丁戊己'.split('').map((name) => ({ name, state: 'late' })))?.zh,
    '6个服务站中，0个已上报，6个逾期未报（甲、乙、丙、丁、戊…）。',
  )
})
