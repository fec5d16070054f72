import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOverdue } from './overdue.ts'

const day = 86_400_000
const metAt = Date.parse('2026-03-16T09:30:00+08:00')

test('a phone opens without the server for so many days and no longer, also with its clock turned back', () => {
  const phone = { metAt, latestAt: metAt, offlineDays: 7 }
  const later = { ...phone, latestAt: metAt + 6 * day }
  const table: [string, Parameters<typeof isOverdue>, boolean][] = [
    ['the same hour', [phone, metAt], false],
    ['seven days on', [phone, metAt + 7 * day], false],
    ['a minute more', [phone, metAt + 7 * day + 60_000], true],
    ['mended by an hour', [later, later.latestAt - 3_600_000], false],
    ['turned back by two days', [later, later.latestAt - 2 * day], true],
    ['turned back after it was overdue', [{ ...phone, latestAt: metAt + 8 * day }, metAt + 8 * day - 60_000], true],
    ['a phone that has not met the server yet', [{}, metAt], false],
  ]
  for (const [name, given, expected] of table) assert.equal(isOverdue(...given), expected, name)
})
