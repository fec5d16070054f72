import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import { dueAround } from '#modules/selection/domain/due-days.ts'

const term = { fromOn: parseDay('2026-03-24'), untilOn: parseDay('2030-03-24') }
const yearly = { allowanceFen: 100_000, allowancePaid: 'year' } as const
const around = (rule: object, on: string, of: object = term) => {
  const { last, next } = dueAround(rule, of as typeof term, parseDay(on))
  return [last, next]
}

test('a yearly allowance is due when a year of the term is over, the last with the term', () => {
  assert.deepEqual(around(yearly, '2026-03-24'), [null, '2027-03-24'])
  assert.deepEqual(around(yearly, '2027-03-23'), [null, '2027-03-24'])
  assert.deepEqual(around(yearly, '2027-03-24'), ['2027-03-24', '2028-03-24'])
  assert.deepEqual(around(yearly, '2030-03-24'), ['2030-03-24', null])
  assert.deepEqual(around(yearly, '2035-01-01'), ['2030-03-24', null])
})

test('by years of the calendar what is left is due with the term', () => {
  const calendar = { ...yearly, allowanceFalls: 'calendar' }
  assert.deepEqual(around(calendar, '2026-12-31'), [null, '2027-01-01'])
  assert.deepEqual(around(calendar, '2030-01-01'), ['2030-01-01', '2030-03-24'])
})

test('a monthly one each month, also from a day that not every month has', () => {
  const monthly = { allowanceFen: 1, allowancePaid: 'month' }
  assert.deepEqual(around(monthly, '2026-05-01'), ['2026-04-24', '2026-05-24'])
  assert.deepEqual(around(monthly, '2026-03-02', { fromOn: '2026-01-31', untilOn: null }), ['2026-03-01', '2026-03-31'])
})

test('a rule that does not say how it is paid sets no day', () => {
  assert.deepEqual(around({ allowanceFen: 1 }, '2027-05-01'), [null, null])
  assert.deepEqual(around({ allowancePaid: 'year' }, '2027-05-01'), [null, null])
})
