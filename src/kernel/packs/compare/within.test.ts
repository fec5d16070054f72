import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import { within } from '#kernel/packs/compare/within.ts'

const around = { on: parseDay('2026-11-22'), order: undefined }

test('a supervision of a month ago is recent, one a day older is not, one to come has not been held', () => {
  assert.equal(within.holds('2026-10-22', { days: 31 }, around), true)
  assert.equal(within.holds('2026-10-21', { days: 31 }, around), false)
  assert.equal(within.holds('2026-11-23', { days: 31 }, around), false)
  assert.equal(within.holds(null, { days: 31 }, around), false)
})

test('a year reaches back to the same day and no further', () => {
  assert.equal(within.holds('2025-11-22', { years: 1 }, around), true)
  assert.equal(within.holds('2025-11-21', { years: 1 }, around), false)
  assert.equal(within.holds('2026-11-22', { years: 1 }, around), true)
})

test('what is no day is a mistake of the caller', () => {
  assert.throws(() => within.holds(31, { days: 31 }, around), TypeError)
  assert.throws(() => within.holds('2026-02-30', { days: 31 }, around), RangeError)
})
