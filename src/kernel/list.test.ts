import assert from 'node:assert/strict'
import test from 'node:test'
import { anywhere, asTotal, isUuid } from './list.ts'

test('what is typed is looked for to the letter, in whatever width', () => {
  assert.deepEqual(['50%', 'a_b', String.raw`c:\d`, '１２３'].map(anywhere), [
    String.raw`%50\%%`,
    String.raw`%a\_b%`,
    String.raw`%c:\\d%`,
    '%123%',
  ])
})

test('a cursor typed by hand is no id', () => {
  assert.deepEqual(
    ['0197a1b2-0000-7000-8000-000000000001', '------------------------------------', '', 7, undefined].map(isUuid),
    [true, false, false, false, false],
  )
})

test('past the limit a list says at least', () => {
  assert.deepEqual(asTotal(10_000), { total: 10_000, totalIsExact: true })
  assert.deepEqual(asTotal(10_001), { total: 10_000, totalIsExact: false })
  assert.deepEqual(asTotal(10_001, 100_000), { total: 10_001, totalIsExact: true })
})
