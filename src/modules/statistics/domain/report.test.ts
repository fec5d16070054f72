import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay, parseMonth } from '#kernel/days.ts'
import { valueOf } from './figure.ts'
import { axis, changeCell, definitionOf, figureCell, nameOf, stateSays } from './report.ts'

const count = (numerator: number) => valueOf({ numerator, denominator: null })
const rate = (numerator: number, denominator: number) => valueOf({ numerator, denominator })

test('a cell brings its own kind, and no figure stays empty', () => {
  assert.deepEqual(
    [figureCell(count(3)), figureCell(rate(1, 2)), figureCell(null)],
    [{ value: 3, kind: 'count' }, { value: 0.5, kind: 'rate' }, null],
  )
  assert.deepEqual(
    [changeCell(count(3), count(2)), changeCell(rate(1, 2), null)],
    [
      { value: 0.5, kind: 'change' },
      { value: null, kind: 'points' },
    ],
  )
})

test('an indicator is named with its unit and defined with how sure its basis is', () => {
  const visits = {
    title: { zh: '探访', en: '' },
    unit: { zh: '次', en: '' },
    numerator: { zh: '甲', en: '' },
    denominator: null,
    basis: { zh: '乙', en: '' },
    certainty: 'assumed' as const,
  }
  assert.deepEqual([nameOf(visits), definitionOf(visits)], ['探访（次）', '甲。依据：乙（暂定）。'])
  const share = { ...visits, denominator: { zh: '丙', en: '' }, certainty: 'stated' as const }
  assert.deepEqual([nameOf(share), definitionOf(share)], ['探访', '甲；除以：丙。依据：乙。'])
})

test('the paper says whether its figures may still move', () => {
  const today = parseDay('2026-04-10')
  const seal = { on: parseDay('2026-04-09'), byName: '周敏', digest: 'a'.repeat(64), withoutMissing: null }
  assert.match(stateSays(null, today, 0), /尚未封账，数字为暂定数/)
  assert.match(stateSays(seal, today, 0), /由周敏封账，校验码aaaaaaaaaaaa。封账后没有调整/)
  assert.match(stateSays({ ...seal, withoutMissing: '停电' }, today, 2), /原因：停电。封账后有2项调整/)
})

test('an axis names the year where it changes', () => {
  assert.deepEqual(axis(['2025-11', '2025-12', '2026-01', '2026-02'].map(parseMonth)), [
    '2025年11月',
    '12月',
    '2026年1月',
    '2月',
  ])
})
