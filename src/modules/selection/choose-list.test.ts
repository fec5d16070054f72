import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RegionCode } from '#kernel/region.ts'
import { bestList, costsOf, type List } from '#modules/selection/choose-list.ts'
import { compare, type Contender, type Quota, quotasOf, type Reading } from '#modules/selection/domain/ranking.ts'
import { solving } from '#modules/selection/solver.ts'

const here = '370102000000' as RegionCode
const there = '370103000000' as RegionCode
const somebody = (id: string, points: number, more: Partial<Contender> = {}): Contender => ({
  id,
  score: points * 100,
  low: points * 100,
  high: points * 100,
  regionCode: here,
  shares: [],
  ties: [],
  ...more,
})
const elderly = { shares: ['elder-care'] }
const aThird = { code: 'elder-care', part: 1, whole: 3, reading: 'ask' } as const
const first: Reading = { shares: 'minimum', rounding: 'nearest', unfilled: 'released' }
const target: Reading = { ...first, shares: 'target' }

interface Told extends Pick<List, 'sum' | 'unfilled'> {
  chosen: string
  undecided: string
}

async function listOf(
  contenders: Contender[],
  places: number,
  rule: { shares?: (typeof aThird)[]; minimums?: { code: string; level: 'county'; count: number }[] },
  reading: Reading,
): Promise<Told> {
  const quotas = quotasOf({ places, shares: rule.shares ?? [], minimums: rule.minimums ?? [] }, reading, contenders)
  const list = await solving((solve) => bestList({ contenders, places, quotas, unfilled: reading.unfilled }, solve))
  const named = (of: Set<string>) => [...of].toSorted().join('')
  return { chosen: named(list.chosen), sum: list.sum, unfilled: list.unfilled, undecided: named(list.undecided) }
}

const five = [
  somebody('a', 95),
  somebody('b', 92),
  somebody('c', 90),
  somebody('d', 85, elderly),
  somebody('e', 80, elderly),
]

test('without shares the best are chosen, and nothing is undecided', async () => {
  assert.deepEqual(await listOf(five, 3, {}, first), { chosen: 'abc', sum: 27_700, unfilled: [], undecided: '' })
})

test('a third that is a minimum goes to elderly care first; read as a target it displaces nobody better', async () => {
  assert.equal((await listOf(five, 3, { shares: [aThird] }, first)).chosen, 'abd')
  assert.equal((await listOf(five, 3, { shares: [aThird] }, target)).chosen, 'abc')
})

test('a target decides between equals', async () => {
  const equals = [somebody('a', 95), somebody('b', 90), somebody('c', 90, elderly), somebody('d', 80)]
  assert.deepEqual(await listOf(equals, 2, { shares: [{ ...aThird, whole: 2 as 3 }] }, target), {
    chosen: 'ac',
    sum: 18_500,
    unfilled: [0],
    undecided: '',
  })
})

test('places of a share that nobody fits go to others, or stay empty, as it is read', async () => {
  const few = [somebody('a', 95), somebody('b', 92), somebody('c', 90), somebody('d', 60, elderly)]
  const half = { shares: [{ ...aThird, part: 2 as 1 }] }
  assert.deepEqual(await listOf(few, 3, half, first), { chosen: 'abd', sum: 24_700, unfilled: [1], undecided: '' })
  assert.deepEqual(await listOf(few, 3, half, { ...first, unfilled: 'empty' }), {
    chosen: 'ad',
    sum: 15_500,
    unfilled: [1],
    undecided: '',
  })
})

test('with more shares than places as many as possible are met, and the rest is said', async () => {
  const all = { code: 'elder-care', part: 1, whole: 1, reading: 'minimum' } as unknown as typeof aThird
  const other = { ...all, code: 'youth' as 'elder-care' }
  const contenders = [somebody('a', 95, elderly), somebody('b', 92, { shares: ['youth'] }), somebody('c', 99)]
  const list = await listOf(contenders, 1, { shares: [all, other] }, first)
  assert.deepEqual([list.chosen, list.unfilled], ['a', [0, 1]])
})

test('each county gets its one, as far as it sent somebody', async () => {
  const contenders = [...five, somebody('f', 40, { regionCode: there })]
  const rule = { minimums: [{ code: 'one-each', level: 'county', count: 1 } as const] }
  assert.equal((await listOf(contenders, 3, rule, first)).chosen, 'abf')
})

test('a round that nobody may enter gives an empty list', async () => {
  assert.deepEqual(await listOf([], 3, { shares: [aThird] }, first), {
    chosen: '',
    sum: 0,
    unfilled: [1],
    undecided: '',
  })
})

test('a tie across the last place is said, with everybody it touches and nobody else', async () => {
  const tied = [somebody('a', 95), somebody('b', 90), somebody('c', 90), somebody('d', 90), somebody('e', 80)]
  const list = await listOf(tied, 3, {}, first)
  assert.deepEqual([list.undecided, list.sum], ['bcd', 27_500])
  const inside = [somebody('a', 95), somebody('b', 90), somebody('c', 90), somebody('e', 80)]
  assert.equal((await listOf(inside, 3, {}, first)).undecided, '', 'equals on one side of the line are no question')
})

test('preferences decide between equal scores, in their order, and never against a better score', async () => {
  const tied = [
    somebody('a', 90, { ties: [0, 5] }),
    somebody('b', 90, { ties: [1, 0] }),
    somebody('c', 89, { ties: [9, 9] }),
  ]
  assert.deepEqual(await listOf(tied, 1, {}, first), { chosen: 'b', sum: 9000, unfilled: [], undecided: '' })
})

test('what a share cost is the points lost, who is displaced by it and who is lifted', async () => {
  const asked = {
    contenders: five,
    places: 3,
    quotas: quotasOf({ places: 3, shares: [aThird], minimums: [] }, first, five),
    unfilled: first.unfilled,
  }
  const costs = await solving(async (solve) => costsOf(asked, await bestList(asked, solve), solve))
  assert.deepEqual(costs, [{ quota: 0, displaced: ['c'], lifted: ['d'], cost: 500 }])
})

/** Every list there is, tried one after the other. */
function byTrying(contenders: readonly Contender[], places: number, quotas: readonly Quota[]) {
  let best: { lacking: number; sum: number; chosen: Contender[] } | undefined
  for (let bits = 0; bits < 2 ** contenders.length; bits++) {
    const chosen = contenders.filter((_, at) => bits & (1 << at))
    if (chosen.length > places) continue
    const lacking = quotas.reduce(
      (sum, quota) => sum + Math.max(0, quota.count - chosen.filter((one) => quota.members.has(one.id)).length),
      0,
    )
    const sum = chosen.reduce((all, one) => all + one.score + 1, 0)
    if (!best || lacking < best.lacking || (lacking === best.lacking && sum > best.sum)) best = { lacking, sum, chosen }
  }
  return best!
}

test('no list that anybody could write fills more and scores higher', async () => {
  await solving((solve) =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ points: fc.integer({ min: 0, max: 12 }), elder: fc.boolean(), far: fc.boolean() }), {
          minLength: 1,
          maxLength: 9,
        }),
        fc.integer({ min: 1, max: 6 }),
        async (drawn, places) => {
          const contenders = drawn.map(({ points, elder, far }, n) =>
            somebody(String(n), points, { shares: elder ? ['elder-care'] : [], regionCode: far ? there : here }),
          )
          const rule = { places, shares: [aThird], minimums: [{ code: 'each', level: 'county', count: 2 } as const] }
          const quotas = quotasOf(rule, first, contenders)
          const list = await bestList({ contenders, places, quotas, unfilled: 'released' }, solve)
          const tried = byTrying(contenders, places, quotas)
          assert.equal(
            list.unfilled.reduce((sum, n) => sum + n, 0),
            tried.lacking,
          )
          assert.equal(list.sum + list.chosen.size, tried.sum)
        },
      ),
      { numRuns: 40 },
    ),
  )
})

test('nobody is chosen before a better one of the same kind', async () => {
  const contenders = Array.from({ length: 60 }, (_, n) =>
    somebody(String(n), (n * 37) % 50, { shares: n % 4 === 0 ? ['elder-care'] : [] }),
  )
  const quotas = quotasOf({ places: 21, shares: [aThird], minimums: [] }, first, contenders)
  const { chosen } = await solving((solve) => bestList({ contenders, places: 21, quotas, unfilled: 'released' }, solve))
  for (const kind of [0, 1]) {
    const order = contenders.filter((one) => one.shares.length === kind).toSorted(compare)
    const out = order.find((one) => !chosen.has(one.id))
    const last = order.findLast((one) => chosen.has(one.id))
    if (out && last) assert.ok(last.score >= out.score)
  }
})
