import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay, parseMonth } from '#kernel/days.ts'
import { daysOf, isRunning, monthsBetween, yearTo } from './months.ts'

const march = parseMonth('2026-03')

test('months follow each other over the new year, and none where the last is before the first', () => {
  assert.deepEqual(monthsBetween(parseMonth('2025-12'), parseMonth('2026-02')), ['2025-12', '2026-01', '2026-02'])
  assert.deepEqual(monthsBetween(march, parseMonth('2026-02')), [])
  assert.deepEqual(yearTo(march), ['2026-01', '2026-02', '2026-03'])
})

test('a running month has its days until today, a past one all of them', () => {
  assert.deepEqual(daysOf(march, parseDay('2026-03-10')), { from: '2026-03-01', until: '2026-03-11' })
  assert.deepEqual(daysOf(march, parseDay('2026-03-31')), { from: '2026-03-01', until: '2026-04-01' })
  assert.deepEqual(daysOf(march, parseDay('2026-05-10')), { from: '2026-03-01', until: '2026-04-01' })
  assert.equal(isRunning(march, parseDay('2026-03-31')), true)
  assert.equal(isRunning(march, parseDay('2026-04-01')), false)
})
