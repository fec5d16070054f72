import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publicFigures } from '#modules/statistics/contract.ts'
import { called } from './public-figures.ts'

test('a citizen asks for the public figures where the contract says they are', () => {
  for (const [part, value] of Object.entries(called))
    assert.equal(publicFigures[part as keyof typeof called], value, part)
})
