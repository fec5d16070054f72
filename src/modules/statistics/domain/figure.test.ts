import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeOf, isPublishable, together, valueOf } from './figure.ts'

const rate = (numerator: number, denominator: number) => ({ numerator, denominator })
const count = (numerator: number) => ({ numerator, denominator: null })

test('a rate of nothing is unknown and not a hundred per cent', () => {
  assert.equal(valueOf(rate(0, 0)).value, null)
  assert.equal(valueOf(rate(3, 4)).value, 0.75)
  assert.equal(valueOf(count(0)).value, 0)
})

test('months of visits are added, states are those of the last month, people are counted once', () => {
  assert.deepEqual(together('everywhere', [count(2), count(3)], undefined), count(5))
  assert.deepEqual(together('everywhere', [rate(1, 2), rate(0, 8)], undefined), rate(1, 10))
  assert.deepEqual(together('over-regions', [rate(1, 2), rate(3, 4)], undefined), rate(3, 4))
  assert.deepEqual(together('recount', [count(2), count(3)], 4), count(4))
  assert.deepEqual(together('recount', [count(2)], undefined), count(2))
  assert.deepEqual(together('over-regions', [], undefined), count(0))
})

test('a change is relative for counts, in points for rates, and unknown where nothing was', () => {
  const change = (now: Parameters<typeof valueOf>[0], then: Parameters<typeof valueOf>[0] | null) =>
    changeOf(valueOf(now), then && valueOf(then))
  assert.equal(change(count(15), count(10)), 0.5)
  assert.equal(change(rate(3, 4), rate(1, 2)), 0.25)
  assert.equal(change(count(15), count(0)), null)
  assert.equal(change(count(15), null), null)
  assert.equal(change(rate(0, 0), rate(1, 2)), null)
  assert.equal(change(rate(1, 2), rate(0, 0)), null)
})

test('a citizen is not told of three people, nor of all but three', () => {
  assert.equal(isPublishable(count(0), 5), true)
  assert.equal(isPublishable(count(4), 5), false)
  assert.equal(isPublishable(count(5), 5), true)
  assert.equal(isPublishable(rate(50, 53), 5), false)
  assert.equal(isPublishable(rate(0, 3), 5), false)
  assert.equal(isPublishable(rate(50, 50), 5), true)
})
