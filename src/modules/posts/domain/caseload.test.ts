import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  baseOf,
  loadAhead,
  loadOf,
  type Movable,
  standingOf,
  suggestTakers,
  toGiveAway,
  travelTo,
  type Weighed,
  type Weights,
  weightOf,
} from '#modules/posts/domain/caseload.ts'

const weights: Weights = {
  norm: 4,
  nearShare: 0.75,
  openCase: 1,
  newClient: 0.5,
  risk: { high: 2, priority: 1.5, general: 1 },
  travel: { 'same-village': 1, 'same-town': 1.1, 'other-town': 1.3 },
}
const here = '330304001001'
const besides = '330304001003'
const far = '330304002001'
const plain: Weighed = { riskClass: 'general', regionCode: here, openCase: false, isNew: false }

test('a client weighs by risk, way, case and newness', () => {
  const examples: [Partial<Weighed>, number][] = [
    [{}, 1],
    [{ riskClass: 'high' }, 2],
    [{ riskClass: 'priority', regionCode: besides }, 1.65],
    [{ riskClass: 'high', regionCode: far }, 2.6],
    [{ openCase: true }, 2],
    [{ isNew: true }, 1.5],
    [{ riskClass: 'high', regionCode: far, openCase: true, isNew: true }, 4.1],
  ]
  for (const [more, weight] of examples) assert.equal(weightOf({ ...plain, ...more }, here, weights), weight)
  assert.equal(travelTo(far, undefined), 'same-village')
})

test('the base is where most clients live, and a load is the sum', () => {
  assert.equal(baseOf([]), undefined)
  assert.equal(
    baseOf([
      { regionCode: besides, clients: 1 },
      { regionCode: here, clients: 1 },
    ]),
    here,
  )
  assert.equal(
    baseOf([
      { regionCode: here, clients: 1 },
      { regionCode: besides, clients: 2 },
    ]),
    besides,
  )
  assert.equal(
    loadOf(
      [
        { ...plain, clients: 3 },
        { ...plain, regionCode: besides, clients: 1 },
      ],
      weights,
    ),
    4.1,
  )
  assert.equal(loadOf([], weights), 0)
})

test('exactly the norm is not too much', () => {
  assert.deepEqual(
    [0, 2.99, 3, 4, 4.01].map((load) => standingOf(load, weights)),
    ['within', 'within', 'near', 'near', 'over'],
  )
})

test('the forecast carries the trend on and shares out what leavers put down', () => {
  const days = { forecastDays: 30, trendDays: 90 }
  const now = { load: 10, gained: 0, leavingLoads: [], staying: 2, leavesItself: false }
  assert.equal(loadAhead(now, days), 10)
  assert.equal(loadAhead({ ...now, gained: 6 }, days), 12)
  assert.equal(loadAhead({ ...now, gained: -60 }, days), 0)
  assert.equal(loadAhead({ ...now, leavingLoads: [8] }, days), 14)
  assert.equal(loadAhead({ ...now, leavingLoads: [8], staying: 0 }, days), 10)
  assert.equal(loadAhead({ ...now, leavesItself: true }, days), 0)
  assert.equal(loadAhead({ ...now, gained: 6 }, { forecastDays: 30, trendDays: 0 }), 10)
})

test('clients go to colleagues of their station, so that loads come out even', () => {
  const client = (id: string, more: Partial<Movable> = {}): Movable => ({ id, stationId: 's', ...plain, ...more })
  const two = [
    { personId: 'a', stationId: 's', load: 0, base: here },
    { personId: 'b', stationId: 's', load: 3, base: far },
    { personId: 'c', stationId: 'other', load: 0, base: here },
  ]
  const found = suggestTakers(
    [
      client('1'),
      client('2', { riskClass: 'high', regionCode: far }),
      client('3'),
      client('4', { stationId: 'nobodys' }),
    ],
    two,
    weights,
  )
  assert.deepEqual(Object.fromEntries(found), { 2: 'a', 1: 'a', 3: 'b' })
  assert.deepEqual([...suggestTakers([client('1')], [], weights)], [])
  assert.deepEqual(
    Object.fromEntries(suggestTakers([client('1', { regionCode: far })], [{ ...two[0]!, load: 3 }, two[1]!], weights)),
    { 1: 'b' },
  )
})

test('too much is given away from the farthest on, never an open case, and no more than needed', () => {
  const client = (id: string, more: Partial<Movable> = {}): Movable => ({ id, stationId: 's', ...plain, ...more })
  const ids = (clients: Movable[]) => toGiveAway(clients, weights).map((one) => one.id)
  assert.deepEqual(ids([client('1'), client('2'), client('3'), client('4')]), [])
  assert.deepEqual(ids([client('1'), client('2'), client('3'), client('4', { regionCode: besides })]), ['4'])
  assert.deepEqual(ids([client('1'), client('2', { openCase: true, regionCode: far }), client('3'), client('4')]), [
    '1',
    '3',
  ])
})
