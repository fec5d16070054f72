import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as kernel from '#kernel/days.ts'
import { addDays, daysBetween, todayInChina } from './day.ts'

test('the phone counts days like the server, through leap years and the turn of the year', () => {
  const days = ['2024-02-28', '2024-12-31', '2026-02-28', '2026-11-22'].map(kernel.parseDay)
  for (const day of days) {
    for (const count of [-366, -1, 0, 1, 7]) assert.equal(addDays(day, count), kernel.addDays(day, count))
    for (const other of days) assert.equal(daysBetween(day, other), kernel.daysBetween(day, other))
  }
})

test('a worker abroad at midnight still has the day of China', () => {
  for (const at of ['2026-11-22T15:59:59Z', '2026-11-22T16:00:00Z', '2026-12-31T16:00:00Z']) {
    assert.equal(todayInChina(Date.parse(at)), kernel.todayIn(new Date(at)))
  }
})
