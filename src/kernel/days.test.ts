import { monthsLater, yearsLater } from './days.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  formatDay,
  formatMonth,
  inOneRow,
  isDay,
  lastDayOf,
  monthOf,
  monthRange,
  parseDay,
  parseMonth,
  previousMonth,
  todayIn,
  weekdayOf,
  yearAgo,
  yearsBetween,
} from '#kernel/days.ts'

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => parseDay(date.toISOString().slice(0, 10)))

test('a month later is the same day; where the month is too short, its last, or the first of the next', () => {
  const table: [string, number, string, string][] = [
    ['2026-01-15', 1, '2026-02-15', '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28', '2026-03-01'],
    ['2023-11-30', 3, '2024-02-29', '2024-03-01'],
    ['2026-09-01', -3, '2026-06-01', '2026-06-01'],
    ['2026-05-31', -3, '2026-02-28', '2026-03-01'],
    ['2026-12-31', 36, '2029-12-31', '2029-12-31'],
  ]
  for (const [from, count, last, next] of table) {
    assert.equal(monthsLater(parseDay(from), count), last)
    assert.equal(monthsLater(parseDay(from), count, 'first-of-next'), next)
  }
})

test('a year later is the same day, and of 29 February 1 March', () => {
  assert.equal(yearsLater(parseDay('2026-03-16'), 2), '2028-03-16')
  assert.equal(yearsLater(parseDay('2024-02-29'), 1), '2025-03-01')
  assert.equal(yearsLater(parseDay('2024-02-29'), 4), '2028-02-29')
})

test('a clerk who types a day that does not exist is refused', () => {
  for (const text of ['2026-02-29', '2026-13-01', '2026-04-31', '2026-3-7', '２０２６-03-07', '', '2026-03-07T00:00']) {
    assert.equal(isDay(text), false, text)
    assert.throws(() => parseDay(text), RangeError)
  }
  assert.equal(parseDay('2024-02-29'), '2024-02-29')
})

test('a clerk who types a month that does not exist is refused', () => {
  for (const text of ['2026-00', '2026-13', '2026-3', '2026-03-01']) assert.throws(() => parseMonth(text), RangeError)
  assert.equal(parseMonth('2026-12'), '2026-12')
})

test('days are counted over leap days and year ends', () => {
  assert.equal(addDays(parseDay('2024-02-28'), 1), '2024-02-29')
  assert.equal(addDays(parseDay('2026-01-01'), -1), '2025-12-31')
  assert.equal(daysBetween(parseDay('2024-02-28'), parseDay('2024-03-01')), 2)
  assert.throws(() => addDays(parseDay('9999-12-31'), 1), RangeError)
})

test('adding days and counting them are the two sides of one thing', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -9999, max: 9999 }), (day, n) => daysBetween(day, addDays(day, n)) === n),
  )
})

test('a person grows a year older on the birthday and not before', () => {
  const born = parseDay('1960-11-22')
  assert.equal(yearsBetween(born, parseDay('2026-11-21')), 65)
  assert.equal(yearsBetween(born, parseDay('2026-11-22')), 66)
  assert.equal(yearsBetween(parseDay('2008-02-29'), parseDay('2026-02-28')), 17)
  assert.equal(yearsBetween(parseDay('2008-02-29'), parseDay('2026-03-01')), 18)
})

test('a month holds each of its days and no other', () => {
  assert.deepEqual(monthRange(parseMonth('2026-12')), { from: '2026-12-01', until: '2027-01-01' })
  assert.equal(firstDayOf(parseMonth('2024-02')), '2024-02-01')
  assert.equal(lastDayOf(parseMonth('2024-02')), '2024-02-29')
  fc.assert(
    fc.property(anyDay, (day) => {
      const { from, until } = monthRange(monthOf(day))
      return from <= day && day < until
    }),
  )
})

test('the officer compares a month with the one before and with the same month last year', () => {
  assert.equal(previousMonth(parseMonth('2026-01')), '2025-12')
  assert.equal(yearAgo(parseMonth('2026-11')), '2025-11')
  assert.equal(addMonths(parseMonth('2026-11'), 14), '2028-01')
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, n) => {
      const month = monthOf(day)
      return addMonths(addMonths(month, n), -n) === month
    }),
  )
})

test('days and months are written as people write them', () => {
  assert.equal(formatDay(parseDay('2026-11-22'), 'zh'), '2026年11月22日')
  assert.equal(formatDay(parseDay('2026-03-07'), 'en'), '7 Mar 2026')
  assert.equal(formatMonth(parseMonth('2026-03'), 'zh'), '2026年3月')
  assert.equal(formatMonth(parseMonth('2026-12'), 'en'), 'Dec 2026')
  assert.equal(weekdayOf(parseDay('2026-11-22')), 0)
})

test('a visit recorded after midnight in Wenzhou belongs to the new day though it is still yesterday in London', () => {
  const now = new Date('2026-11-21T16:00:00Z')
  assert.equal(todayIn(now), '2026-11-22')
  assert.equal(todayIn(new Date('2026-11-21T15:59:59Z')), '2026-11-21')
  assert.equal(todayIn(now, 'Europe/London'), '2026-11-21')
})

test('lists of days are one row in which every day stands once', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyDay)), (lists) => {
      const each = lists.map((days) => days.sort())
      assert.deepEqual(inOneRow(each), [...new Set(lists.flat())].sort())
    }),
  )
})
