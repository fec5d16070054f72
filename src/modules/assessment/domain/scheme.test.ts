import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOf, gradeBy, type Grade, type Item, pointsOf, totalOf } from '#modules/assessment/domain/scheme.ts'

const name = { zh: '项目', en: 'Item' }
const item = (code: string, weight: number, more: Partial<Item>): Item => ({
  code,
  name,
  group: 'results',
  weight,
  ...more,
})
const grade = (code: Grade['standing'], fromPoints: number, share?: number): Grade => ({
  code,
  standing: code,
  name,
  fromPoints,
  ...(share !== undefined && { share }),
})
const grades = [grade('excellent', 90, 20), grade('qualified', 70), grade('basic', 60), grade('unqualified', 0)]
const items = [
  item('persons', 40, { fact: 'service.persons', full: 50 }),
  item('on-time', 30, {
    fact: 'service.onTime',
    steps: [
      { from: 0, points: 0 },
      { from: 60, points: 60 },
      { from: 95, points: 100 },
    ],
  }),
  item('conduct', 30, { by: 'peer' }),
]

test('a scheme is used only where its weights make a hundred, every item is measured in one way, and the last grade takes everyone', () => {
  const cases: [Item[], Grade[], string | null][] = [
    [items, grades, null],
    [items.slice(1), grades, 'weights-not-hundred'],
    [
      [item('a', 33.3, { by: 'peer' }), item('b', 33.3, { by: 'peer' }), item('c', 33.4, { by: 'manager' })],
      grades,
      null,
    ],
    [[item('a', 100, {})], grades, 'item-unmeasured'],
    [[item('a', 100, { by: 'peer', fact: 'x', full: 1 })], grades, 'item-unmeasured'],
    [[item('a', 100, { fact: 'x' })], grades, 'item-unmeasured'],
    [[item('a', 100, { fact: 'x', full: 1, steps: [] })], grades, 'item-unmeasured'],
    [items, grades.toReversed(), 'grades-out-of-order'],
    [items, grades.slice(0, 3), 'grades-out-of-order'],
    [items, [], 'grades-out-of-order'],
  ]
  for (const [given, of, fault] of cases) assert.equal(faultOf({ items: given, grades: of })?.code ?? null, fault)
})

test('computed points follow the fact, scored ones are the mean of what was handed in, and nothing is guessed', () => {
  const points = (figures: object, sheets: number[]) =>
    pointsOf(
      { items },
      figures as never,
      sheets.map((one) => ({ kind: 'peer', points: { conduct: one } })),
    ).map((one) => one.points)
  assert.deepEqual(points({ 'service.persons': 25, 'service.onTime': 94.9 }, [90, 80, 81]), [5000, 6000, 8367])
  assert.deepEqual(points({ 'service.persons': 80, 'service.onTime': 95 }, [100]), [10000, 10000, 10000])
  assert.deepEqual(points({ 'service.persons': 0, 'service.onTime': 0 }, []), [0, 0, null])
  assert.deepEqual(points({}, []), [null, null, null])
  assert.deepEqual(
    pointsOf({ items }, {}, [{ kind: 'manager', points: { conduct: 50 } }])[2],
    { code: 'conduct', points: null, sheets: 0 },
    'a manager does not speak for colleagues',
  )
})

test('what is not known is left out, or counts as nothing, as the pack says', () => {
  const points = pointsOf({ items }, { 'service.persons': 50 }, [{ kind: 'peer', points: { conduct: 80 } }])
  assert.equal(totalOf({ items, whenUnknown: 'leave-out' }, points), Math.round((10000 * 40 + 8000 * 30) / 70))
  assert.equal(totalOf({ items, whenUnknown: 'zero' }, points), 6400)
  assert.equal(totalOf({ items, whenUnknown: 'leave-out' }, pointsOf({ items }, {}, [])), null)
})

test('ninety is excellent, a hundredth less is not', () => {
  assert.deepEqual(
    [9000, 8999, 7000, 6999, 6000, 5999, 0].map((total) => gradeBy(grades, total).code),
    ['excellent', 'qualified', 'qualified', 'basic', 'basic', 'unqualified', 'unqualified'],
  )
})
