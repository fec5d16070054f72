import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Grade } from '#modules/assessment/domain/scheme.ts'
import { faultsOf, placesOf, ranking } from '#modules/assessment/domain/shares.ts'

const name = { zh: '等次', en: 'Grade' }
const grades: Grade[] = [
  { code: 'excellent', standing: 'excellent', name, fromPoints: 90, share: 20 },
  { code: 'qualified', standing: 'qualified', name, fromPoints: 70 },
  { code: 'basic', standing: 'basic', name, fromPoints: 60 },
  { code: 'unqualified', standing: 'unqualified', name, fromPoints: 0 },
]
const people = (...totals: (number | null)[]) => totals.map((total, index) => ({ id: `p${index + 1}`, total }))

test('twenty per cent of four people is nobody or one, as the officer chose; of thirty-five it is seven', () => {
  const cases: [number, number, number, number][] = [
    // people, down, at least one, nearest
    [0, 0, 0, 0],
    [2, 0, 1, 0],
    [3, 0, 1, 1],
    [4, 0, 1, 1],
    [5, 1, 1, 1],
    [8, 1, 1, 2],
    [35, 7, 7, 7],
  ]
  for (const [count, down, one, nearest] of cases)
    assert.deepEqual(
      [placesOf(count, 20, 'down'), placesOf(count, 20, 'at-least-one'), placesOf(count, 20, 'nearest')],
      [down, one, nearest],
      `${count} people`,
    )
  assert.equal(placesOf(10, 0, 'at-least-one'), 0)
})

test('whoever is displaced by the share is named', () => {
  const { rows, places } = ranking(people(9500, 9200, 8000, 6500, null), grades, 'down')
  assert.deepEqual(places, { excellent: 1 })
  assert.deepEqual(
    rows.map((row) => [row.id, row.rank, row.byPoints, row.suggested, row.displaced, row.tied]),
    [
      ['p1', 1, 'excellent', 'excellent', false, false],
      ['p2', 2, 'excellent', 'qualified', true, false],
      ['p3', 3, 'qualified', 'qualified', false, false],
      ['p4', 4, 'basic', 'basic', false, false],
      ['p5', null, null, null, false, false],
    ],
  )
})

test('of a tie over the last place nobody is preferred: it is shown as a tie, and the unit has to choose', () => {
  const { rows } = ranking(people(9500, 9300, 9300, 8000, 8000, 7000, 7000, 7000, 7000, 7000), grades, 'down')
  assert.deepEqual(
    rows.slice(0, 3).map((row) => [row.id, row.rank, row.suggested, row.tied]),
    [
      ['p1', 1, 'excellent', false],
      ['p2', 2, 'qualified', true],
      ['p3', 2, 'qualified', true],
    ],
  )
  const none = ranking(people(9500, 9500, 8000), grades, 'down')
  assert.deepEqual(
    none.rows.map((row) => row.tied),
    [false, false, false],
    'without a place there is nothing to choose',
  )
})

test('a unit stays within points and share, and gives a reason where it departs or chooses within a tie', () => {
  const ranked = ranking(people(9500, 9300, 9300, 8000, 8000, 7000, 7000, 7000, 7000, null), grades, 'down')
  const faults = (...proposals: [string, string, string?][]) =>
    faultsOf(
      ranked,
      grades,
      proposals.map(([id, grade, note = '']) => ({ id, grade, note })),
    )
  assert.deepEqual(faults(['p1', 'excellent'], ['p2', 'excellent', '入户走访最多'], ['p3', 'qualified']), [])
  assert.deepEqual(faults(['p2', 'excellent']), [{ code: 'reason-needed', id: 'p2' }])
  assert.deepEqual(faults(['p1', 'qualified']), [{ code: 'reason-needed', id: 'p1' }])
  assert.deepEqual(faults(['p1', 'qualified', '有一次投诉属实']), [])
  assert.deepEqual(faults(['p4', 'excellent', '想要']), [{ code: 'grade-above-points', id: 'p4' }])
  assert.deepEqual(faults(['p4', 'superb']), [{ code: 'grade-unknown', id: 'p4' }])
  assert.deepEqual(faults(['p10', 'qualified']), [{ code: 'points-unknown', id: 'p10' }])
  assert.deepEqual(faults(['p99', 'qualified']), [{ code: 'points-unknown', id: 'p99' }])
  assert.deepEqual(faults(['p1', 'excellent'], ['p2', 'excellent', '甲'], ['p3', 'excellent', '乙']), [
    { code: 'share-exceeded', grade: 'excellent', most: 2, given: 3 },
  ])
})
