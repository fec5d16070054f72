import assert from 'node:assert/strict'
import { test } from 'node:test'
import { not } from '#kernel/packs/compare/not.ts'

test('what is not known of a person is not known the other way round either', () => {
  assert.equal(not('met'), 'unmet')
  assert.equal(not('unmet'), 'met')
  assert.equal(not('unknown'), 'unknown')
})
