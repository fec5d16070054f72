import assert from 'node:assert/strict'
import { test } from 'node:test'
import { all } from '#kernel/packs/compare/all.ts'

test('one condition that fails settles it, even while another is unknown', () => {
  assert.equal(all(['met', 'met']), 'met')
  assert.equal(all(['met', 'unknown']), 'unknown')
  assert.equal(all(['unknown', 'unmet']), 'unmet')
})
