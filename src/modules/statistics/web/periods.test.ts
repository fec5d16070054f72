import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMonth } from '#kernel/days.ts'
import { periodOf, readMonth, spanOf, spans } from './periods.ts'

const march = parseMonth('2026-03')

test('an officer looks at a month, the year to date or twelve months, each ending with the month chosen', () => {
  assert.deepEqual(
    spans.map((span) => periodOf(span, march).from),
    ['2026-03', '2026-01', '2025-04'],
  )
})

test('a period from an address is known again by its name', () => {
  for (const span of spans) assert.equal(spanOf(periodOf(span, march)), span)
  assert.equal(spanOf({ from: parseMonth('2025-12'), until: march }), undefined)
  assert.equal(spanOf(periodOf('year', parseMonth('2026-01'))), 'month')
})

test('an address that was cut short has no month', () => {
  assert.deepEqual(['2026-03', '2026-3', '2026-13', '', undefined].map(readMonth), [
    '2026-03',
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
