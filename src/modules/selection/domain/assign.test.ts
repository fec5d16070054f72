import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  assign,
  COST,
  dearerBy,
  greedy,
  type Needs,
  type Offers,
  pairKey,
  specialty,
} from '#modules/selection/domain/assign.ts'
import { solve } from '#modules/selection/solver.ts'

const need = (entryId: string, needs = 1, fields: string[] | undefined = ['elder']): Needs => ({
  entryId,
  needs,
  fields,
})
const offer = (expertId: string, more: Partial<Offers> = {}): Offers => ({
  expertId,
  fields: ['elder'],
  load: 0,
  most: 9,
  recent: 0,
  ...more,
})
const run = (entries: Needs[], experts: Offers[], barred: string[] = []) =>
  assign(entries, experts, new Set(barred), solve)
const loads = (pairs: { expertId: string }[]) =>
  Object.fromEntries([...Map.groupBy(pairs, (one) => one.expertId)].map(([id, some]) => [id, some.length]))

test('each entry gets its scorers, the loads are even, and the optimum is proven', async () => {
  const done = await run(
    ['a', 'b', 'c', 'd'].map((id) => need(id, 3)),
    ['x', 'y', 'z', 'w'].map((id) => offer(id)),
  )
  assert.equal(done.status, 'optimal')
  assert.equal(done.pairs.length, 12)
  assert.equal(new Set(done.pairs.map((one) => pairKey(one.entryId, one.expertId))).size, 12)
  assert.deepEqual(loads(done.pairs), { x: 3, y: 3, z: 3, w: 3 })
  assert.deepEqual([done.objective, done.bound], [36, 36])
})

test('who knows the field is preferred, who served of late less so, and nobody carries more than they may', async () => {
  const byField = await run([need('a')], [offer('x', { fields: ['youth'] }), offer('y', { load: 5 })])
  assert.deepEqual(byField.pairs, [{ entryId: 'a', expertId: 'y' }])
  const byTurn = await run([need('a')], [offer('x', { recent: 8 }), offer('y')])
  assert.deepEqual(byTurn.pairs, [{ entryId: 'a', expertId: 'y' }])
  const byMost = await run([need('a'), need('b')], [offer('x', { most: 1 }), offer('y', { fields: ['youth'] })])
  assert.deepEqual(loads(byMost.pairs), { x: 1, y: 1 })
  assert.equal(byMost.objective, byMost.bound)
})

test('nobody judges whom they have a conflict with, and each pair can be explained by its price', async () => {
  const entries = [need('a'), need('b')]
  const experts = [offer('x'), offer('y', { fields: ['youth'] })]
  const done = await run(entries, experts, [pairKey('a', 'x')])
  assert.deepEqual(
    done.pairs.toSorted((p, q) => (p.entryId < q.entryId ? -1 : 1)),
    [
      { entryId: 'a', expertId: 'y' },
      { entryId: 'b', expertId: 'x' },
    ],
  )
  assert.equal(dearerBy(done.prices, entries[1]!, experts[0]!), 0, 'what was taken costs nothing more')
  assert.ok(
    dearerBy(done.prices, entries[1]!, experts[1]!)! >= COST.outside,
    'the other would be outside the specialty',
  )
  assert.equal(dearerBy(done.prices, need('elsewhere'), experts[0]!), undefined)
})

test('where every reviewer is conflicted the entry is named, and all others still have theirs', async () => {
  const done = await run([need('a', 2), need('b', 2)], [offer('x'), offer('y')], [pairKey('a', 'x'), pairKey('a', 'y')])
  assert.equal(done.status, 'optimal')
  assert.deepEqual(done.short, [{ entryId: 'a', by: 2 }])
  assert.equal(done.pairs.filter((one) => one.entryId === 'b').length, 2)
  const none = await run([need('a', 2)], [])
  assert.deepEqual([none.pairs, none.short], [[], [{ entryId: 'a', by: 2 }]])
})

test('the solution is the best of all pairs, also of those it did not begin with; a plain loop is never better', async () => {
  let seed = 7
  const random = (most: number) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % most
  const fields = ['elder', 'youth', 'health', 'charity']
  const entries = Array.from({ length: 60 }, (_, at) => need(`e${at}`, 3, [fields[random(4)]!]))
  const experts = Array.from({ length: 30 }, (_, at) =>
    offer(`x${at}`, { fields: [fields[random(4)]!], most: 7, recent: random(4) }),
  )
  const barred = new Set(
    entries.flatMap((entry) =>
      experts.filter(() => random(10) === 0).map((one) => pairKey(entry.entryId, one.expertId)),
    ),
  )
  const done = await assign(entries, experts, barred, solve)
  assert.equal(done.objective, done.bound, 'proven over all pairs')
  assert.ok(done.pairs.every((one) => !barred.has(pairKey(one.entryId, one.expertId))))
  assert.ok(Math.max(...Object.values(loads(done.pairs))) <= 7)
  assert.equal(done.pairs.length + done.short.reduce((sum, one) => sum + one.by, 0), 180)
  assert.ok(greedy(entries, experts, barred).objective >= done.objective)
})

test('a specialty that nobody entered is neither inside nor outside', () => {
  assert.equal(specialty({ fields: undefined }, { fields: ['elder'] }), 'unknown')
  assert.equal(specialty({ fields: [] }, { fields: ['elder'] }), 'unknown')
  assert.equal(specialty({ fields: ['elder', 'youth'] }, { fields: ['elder'] }), 'inside')
  assert.equal(specialty({ fields: ['youth'] }, { fields: ['elder'] }), 'outside')
})
