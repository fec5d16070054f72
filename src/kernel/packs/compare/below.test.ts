import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import { below } from '#kernel/packs/compare/below.ts'

const around = { on: parseDay('2026-11-22'), order: undefined }

test('a person is a child until the eighteenth birthday', () => {
  assert.equal(below.holds(17, 18, around), true)
  assert.equal(below.holds(18, 18, around), false)
  assert.equal(below.holds(null, 18, around), false)
})
