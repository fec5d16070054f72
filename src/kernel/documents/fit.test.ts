import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fit, halves } from '#kernel/documents/fit.ts'
import type { Column } from '#kernel/documents/report.ts'

const figures = (count: number): Column[] =>
  Array.from({ length: count }, (_, at) => ({
    title: at === 0 ? '服务站' : '服务时长（分钟）',
    kind: at === 0 ? 'text' : 'count',
  }))
const row = (count: number) => Array.from({ length: count }, (_, at) => (at === 0 ? '南白象社会工作服务站' : 123456))

test('a Chinese character takes twice the room of a digit', () => {
  assert.equal(halves('2026年10月'), 10)
  assert.equal(halves('𬭎'), 2)
})

test('a small table keeps its headings on one line', () => {
  const { points, landscape, headings } = fit(figures(4), [row(4)])
  assert.deepEqual(
    { points, landscape, headings: headings[1] },
    { points: 10.5, landscape: false, headings: ['服务时长（分钟）'] },
  )
})

test('a heading that has to break does so before its bracket', () => {
  assert.deepEqual(fit(figures(6), [row(6)]).headings[1], ['服务时长', '（分钟）'])
})

test('a table too wide for the page is turned across', () => {
  const { landscape, shares } = fit(figures(11), [row(11)])
  assert.equal(landscape, true)
  assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9)
})

test('an empty table and an empty list of columns do not fail', () => {
  assert.equal(fit(figures(3), []).landscape, false)
  assert.deepEqual(fit([], []).shares, [])
})
