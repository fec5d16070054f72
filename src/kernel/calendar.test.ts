import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { calendarWith, deadline, dueOn, isPast } from '#kernel/calendar.ts'
import { addDays, parseDay } from '#kernel/days.ts'

const calendar = calendarWith()
const day = parseDay
const value = <T>(value: T) => ({ known: true, value })
const missing = (missingYear: number) => ({ known: false, missingYear })

/** Invented for the tests: the real notice for 2027 is entered by an administrator. */
const entered2027 = { year: 2027, source: '演示通知', resting: [day('2027-01-01')], working: [day('2027-01-02')] }

test('a public notice begun before Spring Festival runs over the holiday and its working Saturday', () => {
  assert.deepEqual(calendar.addWorkingDays(day('2026-02-10'), 7), value('2026-02-26'))
  assert.deepEqual(calendar.workingDaysBetween(day('2026-02-10'), day('2026-02-26')), value(7))
})

test('the office works on a weekend that was moved and rests on a holiday', () => {
  assert.deepEqual(calendar.isWorkingDay(day('2026-02-14')), value(true))
  assert.deepEqual(calendar.isWorkingDay(day('2026-02-17')), value(false))
  assert.deepEqual(calendar.isWorkingDay(day('2026-03-07')), value(false))
  assert.deepEqual(calendar.isWorkingDay(day('2026-03-09')), value(true))
  assert.deepEqual(calendar.isWorkingDay(day('2020-01-31')), value(false))
})

test('a year without its official table is named rather than guessed', () => {
  assert.deepEqual(calendar.isWorkingDay(day('2027-01-04')), missing(2027))
  assert.deepEqual(calendar.addWorkingDays(day('2026-12-28'), 10), missing(2027))
  assert.deepEqual(calendar.addWorkingDays(day('2019-12-31'), 1), missing(2019))
  assert.deepEqual(calendar.workingDaysBetween(day('2026-12-28'), day('2027-01-04')), missing(2027))
  assert.deepEqual(calendar.workingDaysBetween(day('2027-01-04'), day('2026-12-28')), missing(2027))
  assert.deepEqual(calendar.calendarRows(2026, 2028), missing(2027))
})

test('an administrator enters the notice of the next year and the limits run on', () => {
  const longer = calendarWith([entered2027])
  assert.deepEqual(longer.years, [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027])
  assert.deepEqual(longer.addWorkingDays(day('2026-12-31'), 1), value('2027-01-02'))
  assert.deepEqual(longer.addWorkingDays(day('2026-12-30'), 3), value('2027-01-04'))
  assert.deepEqual(longer.workingDaysBetween(day('2026-12-30'), day('2027-01-04')), value(3))
  assert.throws(() => calendarWith([{ ...entered2027, working: [day('2028-01-02')] }]), RangeError)
})

test('counting from nothing stays on the day, and half a working day does not exist', () => {
  assert.deepEqual(calendar.addWorkingDays(day('2026-02-17'), 0), value('2026-02-17'))
  assert.throws(() => calendar.addWorkingDays(day('2026-02-17'), -1), RangeError)
  assert.throws(() => calendar.addWorkingDays(day('2026-02-17'), 0.5), RangeError)
})

test('adding working days and counting them are the two sides of one thing', () => {
  const start = fc.integer({ min: 0, max: 2400 }).map((n) => addDays(day('2020-01-01'), n))
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), (from, n) => {
      const due = calendar.addWorkingDays(from, n)
      if (!due.known) return due.missingYear === 2027
      assert.deepEqual(calendar.isWorkingDay(due.value), value(true))
      assert.deepEqual(calendar.workingDaysBetween(due.value, from), value(-n))
      return true
    }),
  )
})

test('SQL counts working days by subtracting the ordinals of two rows', () => {
  const rows = calendar.calendarRows(2025, 2027)
  assert.ok(rows.known)
  assert.equal(rows.value.length, 730)
  const ordinal = new Map(rows.value.map((row) => [row.day, row.ordinal]))
  assert.equal(ordinal.get(day('2026-02-26'))! - ordinal.get(day('2026-02-10'))!, 7)
  assert.equal(ordinal.get(day('2026-01-05'))! - ordinal.get(day('2025-12-31'))!, 2)
  assert.deepEqual(rows.value[0], { day: '2025-01-01', working: false, ordinal: 0, source: 'chinese-days' })
})

test('three clocks give three deadlines for the same count', () => {
  const from = new Date('2026-02-13T02:00:00Z')
  assert.deepEqual(
    deadline({ unit: 'hours', count: 24 }, from, calendar),
    value({ unit: 'hours', at: new Date('2026-02-14T02:00:00Z') }),
  )
  assert.deepEqual(deadline({ unit: 'days', count: 2 }, from, calendar), value({ unit: 'days', on: '2026-02-15' }))
  assert.deepEqual(
    deadline({ unit: 'workingDays', count: 2 }, from, calendar),
    value({ unit: 'workingDays', on: '2026-02-24' }),
  )
  assert.deepEqual(
    deadline({ unit: 'workingDays', count: 2 }, new Date('2026-12-31T02:00:00Z'), calendar),
    missing(2027),
  )
  assert.deepEqual(dueOn({ unit: 'days', count: 60 }, day('2026-12-01'), calendar), value('2027-01-30'))
})

test('a worker is in time until the midnight of the last day, and to the minute where hours count', () => {
  const on = { unit: 'days', on: day('2026-02-15') } as const
  assert.equal(isPast(on, new Date('2026-02-15T15:59:59Z')), false)
  assert.equal(isPast(on, new Date('2026-02-15T16:00:00Z')), true)
  const at = { unit: 'hours', at: new Date('2026-02-14T02:00:00Z') } as const
  assert.equal(isPast(at, new Date('2026-02-14T02:00:00Z')), false)
  assert.equal(isPast(at, new Date('2026-02-14T02:00:01Z')), true)
})
