import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, daysBetween, parseDay } from '#kernel/days.ts'
import { dueVisit, type Unit, type VisitedClient, type VisitRule } from './due-visits.ts'

const day = parseDay
const today = day('2026-03-11')
const rules: VisitRule[] = [
  {
    riskClass: 'high',
    who: [{ anyOf: ['living-alone', 'empty-nest'], ageAtLeast: 80 }, { anyOf: ['dementia'] }],
    every: { n: 1, unit: 'week' },
    counted: 'period',
    afterChange: { days: 1 },
  },
  {
    riskClass: 'priority',
    who: [{ anyOf: ['orphan'], ageBelow: 18 }, { anyOf: ['extreme-poverty'] }],
    every: { n: 1, unit: 'month' },
    counted: 'period',
  },
  { riskClass: 'general', who: [{}], every: { n: 1, unit: 'quarter' }, counted: 'period' },
]
const client = (given: Partial<VisitedClient> = {}): VisitedClient => ({
  categories: [],
  bornOn: day('1948-05-16'),
  registeredOn: day('2025-01-10'),
  lastMetOn: day('2026-03-04'),
  changedOn: null,
  ...given,
})
const due = (given: Partial<VisitedClient>) => dueVisit(client(given), rules, today)

describe('a client belongs to the class', () => {
  const classes: [string, Partial<VisitedClient>, string][] = [
    ['high, past eighty and alone', { categories: ['living-alone'], bornOn: day('1946-03-11') }, 'high'],
    ['general, a day before eighty', { categories: ['living-alone'], bornOn: day('1946-03-12') }, 'general'],
    ['high, with dementia at any age', { categories: ['dementia'], bornOn: null }, 'high'],
    ['priority, an orphan of seventeen', { categories: ['orphan'], bornOn: day('2008-03-12') }, 'priority'],
    ['general, an orphan of eighteen', { categories: ['orphan'], bornOn: day('2008-03-11') }, 'general'],
    ['high, in two classes', { categories: ['extreme-poverty', 'dementia'] }, 'high'],
    ['general, with nothing said', { categories: ['unheard-of'] }, 'general'],
  ]
  for (const [what, given, riskClass] of classes) test(what, () => assert.equal(due(given)?.riskClass, riskClass))

  test('general, and is told that an unknown birthday hides a stricter one', () => {
    assert.deepEqual(due({ categories: ['living-alone', 'orphan'], bornOn: null })?.unknownFor, ['high', 'priority'])
  })

  test('none, where no rule is about them', () => assert.equal(dueVisit(client(), rules.slice(0, 2), today), undefined))
})

describe('the next visit is due', () => {
  test('by the end of the week after the last meeting', () => {
    // 2026-03-04 is a Wednesday, 2026-03-15 the Sunday of the week after.
    assert.deepEqual(due({ categories: ['dementia'] }), {
      riskClass: 'high',
      dueOn: '2026-03-15',
      overdueDays: 0,
      reason: 'last-met',
      unknownFor: [],
    })
  })

  test('and overdue from the day after', () => {
    const lastMetOn = day('2026-02-22')
    assert.deepEqual(due({ categories: ['dementia'], lastMetOn }), {
      riskClass: 'high',
      dueOn: '2026-03-01',
      overdueDays: 10,
      reason: 'last-met',
      unknownFor: [],
    })
  })

  test('counted from registration where nobody was ever met', () => {
    assert.deepEqual(due({ registeredOn: day('2026-02-28'), lastMetOn: null }), {
      riskClass: 'general',
      dueOn: '2026-06-30',
      overdueDays: 0,
      reason: 'never-met',
      unknownFor: [],
    })
  })

  test('a day after a great change, until they meet again', () => {
    const changed = { categories: ['dementia'], changedOn: day('2026-03-09') }
    assert.deepEqual(due(changed), {
      riskClass: 'high',
      dueOn: '2026-03-10',
      overdueDays: 1,
      reason: 'after-change',
      unknownFor: [],
    })
    assert.equal(
      due({ ...changed, lastMetOn: day('2026-03-09') })?.reason,
      'after-change',
      'a meeting on the day may have come before',
    )
    assert.equal(due({ ...changed, lastMetOn: day('2026-03-10') })?.reason, 'last-met')
    assert.equal(due({ ...changed, lastMetOn: null })?.reason, 'never-met', 'long overdue already')
    assert.equal(due({ changedOn: day('2026-03-09') })?.reason, 'last-met', 'no such rule for the general class')
  })

  const every = (from: string, n: number, unit: Unit, counted: VisitRule['counted']) =>
    dueVisit(
      client({ lastMetOn: day(from) }),
      [{ riskClass: 'general', who: [{}], every: { n, unit }, counted }],
      today,
    )?.dueOn
  const periods: [string, number, Unit, VisitRule['counted'], string][] = [
    ['2026-01-01', 1, 'month', 'period', '2026-02-28'],
    ['2026-01-31', 1, 'month', 'period', '2026-02-28'],
    ['2026-03-31', 1, 'quarter', 'period', '2026-06-30'],
    ['2026-11-02', 1, 'quarter', 'period', '2027-03-31'],
    ['2026-05-02', 2, 'month', 'period', '2026-08-31'],
    ['2026-05-02', 1, 'year', 'period', '2027-12-31'],
    ['2026-03-02', 1, 'week', 'period', '2026-03-15'],
    ['2026-03-08', 1, 'week', 'period', '2026-03-15'],
    ['2023-12-31', 1, 'week', 'period', '2024-01-07'],
    ['2026-03-02', 1, 'day', 'period', '2026-03-03'],
    ['2026-01-31', 1, 'month', 'since-last', '2026-02-28'],
    ['2024-02-29', 1, 'year', 'since-last', '2025-02-28'],
    ['2026-01-15', 1, 'quarter', 'since-last', '2026-04-15'],
    ['2026-01-15', 2, 'week', 'since-last', '2026-01-29'],
    ['2026-01-15', 3, 'day', 'since-last', '2026-01-18'],
  ]
  for (const [from, n, unit, counted, dueOn] of periods) {
    test(`${dueOn}, ${n} ${unit} ${counted}, last met ${from}`, () =>
      assert.equal(every(from, n, unit, counted), dueOn))
  }

  test('after the last meeting always, and never sooner for a later one', () => {
    const rule = fc.record({
      n: fc.integer({ min: 1, max: 6 }),
      unit: fc.constantFrom<Unit>('day', 'week', 'month', 'quarter', 'year'),
    })
    const counted = fc.constantFrom<VisitRule['counted']>('period', 'since-last')
    fc.assert(
      fc.property(rule, counted, fc.integer({ min: -9000, max: 9000 }), ({ n, unit }, way, offset) => {
        const from: Day = addDays(today, offset)
        const [dueOn, next] = [every(from, n, unit, way)!, every(addDays(from, 1), n, unit, way)!]
        assert.ok(daysBetween(from, dueOn) >= 1 && next >= dueOn)
      }),
    )
  })
})
