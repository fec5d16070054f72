import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Candidate, draw } from '#modules/selection/domain/draw.ts'

const one = (personId: string, fields: string[], more: Partial<Candidate> = {}): Candidate => ({
  personId,
  fields,
  recent: 0,
  conflicts: 0,
  ...more,
})
const rule = { count: 2, entries: 4, most: 4, seed: 'round' }
const who = (...args: Parameters<typeof draw>) => draw(...args).map((drawn) => drawn.personId)

test('each field that needs it gets somebody who knows it', () => {
  const demand = new Map([
    ['elder', 6],
    ['youth', 3],
  ])
  assert.deepEqual(who([one('a', ['elder']), one('b', ['youth']), one('c', ['health'])], demand, rule).toSorted(), [
    'a',
    'b',
  ])
  assert.deepEqual(who([one('a', ['youth']), one('b', ['elder', 'youth'])], demand, { ...rule, count: 1 }), ['b'])
})

test('among equals whoever served least of late, then who has fewer conflicts, is drawn', () => {
  const demand = new Map([['elder', 99]])
  assert.deepEqual(who([one('a', ['elder'], { recent: 9 }), one('b', ['elder'])], demand, { ...rule, count: 1 }), ['b'])
  assert.deepEqual(who([one('a', ['elder'], { conflicts: 2 }), one('b', ['elder'])], demand, { ...rule, count: 1 }), [
    'b',
  ])
})

test('who may judge nobody is not drawn, and no more are drawn than there are', () => {
  assert.deepEqual(who([one('a', [], { conflicts: 4 }), one('b', [])], new Map(), rule), ['b'])
  assert.deepEqual(who([], new Map(), rule), [])
})

test('the lot is the same when it is drawn again, and another in another round', () => {
  const some = Array.from({ length: 40 }, (_, at) => one(`p${at}`, []))
  assert.deepEqual(who(some, new Map(), rule), who(some.toReversed(), new Map(), rule))
  assert.notDeepEqual(
    who(some, new Map(), { ...rule, count: 10 }),
    who(some, new Map(), { ...rule, count: 10, seed: 'next' }),
  )
})
