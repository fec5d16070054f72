import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import { daysLeft, entitlement, leaveDays, type LeaveKind } from '#modules/pay/domain/leave.ts'

const annual: LeaveKind = {
  code: 'annual',
  counts: 'workingDays',
  steps: [
    { days: 15, years: 20 },
    { days: 10, years: 10 },
    { days: 5, years: 1 },
  ],
}
const sick: LeaveKind = { code: 'sick', counts: 'days' }

test('five days from one year of work, ten from ten, fifteen from twenty', () => {
  const of = (stated: number) => entitlement(annual, { stated, atLeast: 0 }).days
  assert.deepEqual([0, 1, 9, 10, 19, 20].map(of), [0, 5, 5, 10, 10, 15])
})

test('years that only the registers know are the least there can be', () => {
  const of = (atLeast: number) => entitlement(annual, { stated: undefined, atLeast })
  assert.deepEqual(of(7), { days: 5, atLeast: true })
  assert.deepEqual(of(20), { days: 15, atLeast: false })
  assert.deepEqual(entitlement(annual, { stated: 3, atLeast: 12 }), { days: 10, atLeast: false })
})

test('a kind without steps gives the same to everyone, or has no limit', () => {
  assert.deepEqual(entitlement({ code: 'marriage', counts: 'days', days: 3 }, { stated: 1, atLeast: 0 }), {
    days: 3,
    atLeast: false,
  })
  assert.deepEqual(entitlement(sick, { stated: 1, atLeast: 0 }), { days: null, atLeast: false })
})

const works = (day: Day) =>
  day < '2027'
    ? { known: true as const, value: ![0, 6].includes(new Date(day).getUTCDay()) }
    : { known: false as const, missingYear: 2027 }
const spans: [what: string, kind: LeaveKind, from: string, to: string, is: number | string][] = [
  ['Friday to Monday are two days of annual leave', annual, '2026-03-13', '2026-03-16', 2],
  ['and four of sick leave', sick, '2026-03-13', '2026-03-16', 4],
  ['a weekend needs no leave', annual, '2026-03-14', '2026-03-15', 'pay/no-day-of-leave'],
  ['the end cannot lie before the beginning', annual, '2026-03-16', '2026-03-13', 'pay/to-before-from'],
  ['a year that has no calendar yet is not guessed', annual, '2026-12-31', '2027-01-04', 'pay/calendar-not-known'],
  ['nobody is away for more than a year', sick, '2025-01-01', '2026-03-13', 'pay/too-long'],
]
for (const [what, kind, from, to, is] of spans)
  test(what, () => {
    const answer = leaveDays(kind, from as Day, to as Day, works)
    assert.equal(answer.ok ? answer.value : answer.refusal.code, is)
  })

test('what is left is what a year gives and what came over, less what was taken', () => {
  assert.equal(daysLeft(10, 2, 5), 7)
  assert.equal(daysLeft(null, 0, 5), null)
})
