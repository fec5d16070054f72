import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numeral, officialDate, signature } from '#kernel/documents/signature.ts'

test('a day is written as under an official document', () => {
  assert.equal(officialDate('2026-11-03'), '2026年11月3日')
})

test('a short issuer is centred over the date, a long one has the date centred under it', () => {
  assert.deepEqual(signature('指导中心', '2026年11月3日'), { issuer: 10.5, date: 8 })
  assert.deepEqual(signature('瓯海区社会工作指导中心', '2026年11月3日'), { issuer: 4, date: 8.5 })
})

test('headings are numbered in Chinese', () => {
  assert.deepEqual([1, 10, 12, 20, 31].map(numeral), ['一', '十', '十二', '二十', '三十一'])
})
