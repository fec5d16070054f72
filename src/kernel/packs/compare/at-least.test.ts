import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import { atLeast } from '#kernel/packs/compare/at-least.ts'

const around = { on: parseDay('2026-11-22'), order: undefined }
const ladder = { ...around, order: ['assistant', 'intermediate', 'senior'] }

test('a person of sixty is old enough where sixty is asked, one of fifty-nine is not', () => {
  assert.equal(atLeast.holds(60, 60, around), true)
  assert.equal(atLeast.holds(59, 60, around), false)
})

test('a senior certificate stands above an intermediate one on its ladder', () => {
  assert.equal(atLeast.holds('senior', 'intermediate', ladder), true)
  assert.equal(atLeast.holds('assistant', 'intermediate', ladder), false)
})

test('a day counts as later by the calendar, and who has none does not reach it', () => {
  assert.equal(atLeast.holds('2026-01-01', '2025-12-31', around), true)
  assert.equal(atLeast.holds(null, 1, around), false)
})

test('a caller who gives words where a number is asked hears of it', () => {
  assert.throws(() => atLeast.holds('many', 5, around), TypeError)
  assert.throws(() => atLeast.holds('clerk', 'senior', ladder), TypeError)
})
