import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import { exists } from '#kernel/packs/compare/exists.ts'

const around = { on: parseDay('2026-11-22'), order: undefined }

test('a certificate that is there exists; none, or an empty list, does not', () => {
  assert.equal(exists.holds('assistant', true, around), true)
  assert.equal(exists.holds(null, true, around), false)
  assert.equal(exists.holds([], true, around), false)
  assert.equal(exists.holds(null, false, around), true)
  assert.equal(exists.holds(0, false, around), false)
})
