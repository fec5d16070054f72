import assert from 'node:assert/strict'
import { test } from 'node:test'
import { branchesOver, branchOf, hasPresence, isUnder, regionOf } from './branch.ts'

test('a branch is the digits that say where a region is, also where a level is missing', () => {
  assert.deepEqual(
    ['330000000000', '330300000000', '330304000000', '330304001000', '330304001001', '441900003000'].map(branchOf),
    ['33', '3303', '330304', '330304001', '330304001001', '441900003'],
  )
  assert.equal(regionOf('330304'), '330304000000')
})

test('a record counts in its village, town, county, prefecture and province', () => {
  assert.deepEqual(branchesOver('330304001001'), ['330304001001', '330304001', '330304', '3303', '33'])
})

test('from the county upwards people are counted by their bits', () => {
  assert.deepEqual(['33', '330304', '330304001'].map(hasPresence), [true, true, false])
  assert.equal(isUnder('330304001', '330304'), true)
  assert.equal(isUnder('330305', '330304'), false)
})
