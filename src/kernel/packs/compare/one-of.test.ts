import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import { oneOf } from '#kernel/packs/compare/one-of.ts'

const around = { on: parseDay('2026-11-22'), order: undefined }

test('of several categories that a person has, one that is named is enough', () => {
  assert.equal(oneOf.holds(['disabled', 'orphan'], ['orphan', 'left-behind-child'], around), true)
  assert.equal(oneOf.holds(['disabled'], ['orphan'], around), false)
  assert.equal(oneOf.holds([], ['orphan'], around), false)
})

test('a single fact is looked for among those named; a number is a mistake of the caller', () => {
  assert.equal(oneOf.holds('home', ['home', 'phone'], around), true)
  assert.equal(oneOf.holds(null, ['home'], around), false)
  assert.throws(() => oneOf.holds(3, ['home'], around), TypeError)
})
