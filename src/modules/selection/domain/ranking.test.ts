import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RegionCode } from '#kernel/region.ts'
import { type Contender, nearTheLine, ranks, readingsOf } from '#modules/selection/domain/ranking.ts'

const somebody = (id: string, points: number, spread: number): Contender => ({
  id,
  score: points * 100,
  low: (points - spread) * 100,
  high: (points + spread) * 100,
  regionCode: '370102000000' as RegionCode,
  shares: [],
  ties: [],
})

test('who stands nearer to the line than the scores can tell is said, on both sides of it', () => {
  const all = [somebody('a', 95, 1), somebody('b', 90, 2), somebody('c', 87, 2), somebody('d', 80, 1)]
  assert.deepEqual([...nearTheLine(all, new Set(['a', 'b']))].toSorted(), ['b', 'c'])
  assert.deepEqual([...nearTheLine(all, new Set(['a', 'b', 'c']))], [], 'a clear gap is no question')
})

test('whom a share displaced with more points is not near the line: the share decided, not the scores', () => {
  const all = [somebody('a', 95, 0), somebody('b', 90, 0), somebody('c', 85, 0)]
  assert.deepEqual([...nearTheLine(all, new Set(['a', 'c']))], [])
})

test('equals share a rank, and the next one stands as far down as there are people before', () => {
  const all = [somebody('a', 95, 0), somebody('b', 90, 0), somebody('c', 90, 0), somebody('d', 80, 0)]
  assert.deepEqual(
    [...ranks(all)],
    [
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ],
  )
})

test('a rule that leaves nothing open has one reading; “about a third” of fifty has several', () => {
  assert.equal(readingsOf({ places: 10, shares: [], minimums: [] }).length, 1)
  const about = readingsOf({
    places: 50,
    shares: [{ code: 'elder-care', part: 1, whole: 3, reading: 'ask' }],
    minimums: [],
  })
  assert.deepEqual(
    about.map(({ shares, rounding, unfilled }) => `${shares} ${rounding} ${unfilled}`),
    ['target nearest released', 'minimum nearest released', 'minimum down released', 'minimum nearest empty'],
    '17 and 16; rounded up is 17 again',
  )
})
