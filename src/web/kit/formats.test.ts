import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  formatBytes,
  formatCount,
  formatDay,
  formatFen,
  formatInstant,
  formatMinutes,
  formatMonth,
  formatShare,
  formatShort,
} from './formats.ts'

test('a reader sees days, months and instants as people write them', () => {
  assert.equal(formatDay('2026-11-22', 'zh'), '2026年11月22日')
  assert.equal(formatDay('2026-03-07', 'en'), '7 March 2026')
  assert.equal(formatMonth('2026-11', 'zh'), '2026年11月')
  assert.equal(formatInstant('2026-11-22T18:05:00Z', 'zh'), '2026年11月23日 02:05')
})

test('a reader sees counts with separators, and large ones by ten thousands', () => {
  assert.equal(formatCount(1234), '1,234')
  assert.equal(formatShort(9_999, 'zh'), '9,999')
  assert.equal(formatShort(15_400, 'zh'), '1.54 万')
  assert.equal(formatShort(1_203_000, 'zh'), '120 万')
  assert.equal(formatShort(250_000_000, 'zh'), '2.5 亿')
  assert.equal(formatShort(15_400, 'en'), '15,400')
})

test('a reader sees shares, money, service time and sizes with their units', () => {
  assert.equal(formatShare(0.1234), '12.3%')
  assert.equal(formatShare(1), '100%')
  assert.equal(formatFen(100_000), '¥1,000.00')
  assert.equal(formatMinutes(95, 'zh'), '1小时35分钟')
  assert.equal(formatMinutes(120, 'en'), '2 h')
  assert.equal(formatMinutes(40, 'zh'), '40分钟')
  assert.equal(formatBytes(3_400_000), '3.4 MB')
})
