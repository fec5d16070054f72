import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCreditCode } from '#modules/organisations/domain/credit-code.ts'

test('a mistyped credit code is known by its check sign', () => {
  assert.equal(isCreditCode('52330304MJ00000015'), true)
  assert.equal(isCreditCode('52330304MJ00000016'), false)
  assert.equal(isCreditCode('52330304JM00000015'), false)
  assert.equal(isCreditCode('52330304MJ0000001'), false)
  assert.equal(isCreditCode('52330304MI00000015'), false)
})
