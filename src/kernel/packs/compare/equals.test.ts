import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import { equals } from '#kernel/packs/compare/equals.ts'

const around = { on: parseDay('2026-11-22'), order: undefined }

test('a person who lives alone lives alone, and 1 is not "1"', () => {
  assert.equal(equals.holds(true, true, around), true)
  assert.equal(equals.holds('alone', 'alone', around), true)
  assert.equal(equals.holds(1, '1', around), false)
  assert.equal(equals.holds(null, false, around), false)
})
