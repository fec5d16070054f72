import assert from 'node:assert/strict'
import { test } from 'node:test'
import { any } from '#kernel/packs/compare/any.ts'

test('one condition that holds settles it, even while another is unknown', () => {
  assert.equal(any(['unmet', 'unmet']), 'unmet')
  assert.equal(any(['unmet', 'unknown']), 'unknown')
  assert.equal(any(['unknown', 'met']), 'met')
})
