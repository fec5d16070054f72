import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import { atMost } from '#kernel/packs/compare/at-most.ts'

const around = { on: parseDay('2026-11-22'), order: undefined }

test('the limit itself is still allowed, one more is not, and none at all does not count as little', () => {
  assert.equal(atMost.holds(50, 50, around), true)
  assert.equal(atMost.holds(51, 50, around), false)
  assert.equal(atMost.holds(null, 50, around), false)
})
