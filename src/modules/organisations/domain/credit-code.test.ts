import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCreditCode } from '#modules/organisations/domain/credit-code.ts'

test('a credit code is known by its check sign', () => {
  // Alibaba's, printed on its own site.
  assert.equal(isCreditCode('91330100799655058B'), true)
  assert.equal(isCreditCode('91330100799655058C'), false)
  assert.equal(isCreditCode('9133010079965505B8'), false)
  assert.equal(isCreditCode('91330100799655058'), false)
  assert.equal(isCreditCode('9133010079965505IB'), false)
})
