import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Decision } from '#kernel/refusal.ts'
import { creditsFor, decideCheckIn, decideCheckOut, type Mark } from '#modules/training/domain/attendance.ts'

const at = (time: string) => new Date(`2026-03-23T${time}:00+08:00`)
const session = { startsAt: at('14:00'), endsAt: at('17:00'), calledOff: false }
const rule = { checkInBeforeMinutes: 60, checkOutAfterMinutes: 120 }
const nobody: Mark = { inAt: null, outAt: null }
const came: Mark = { inAt: at('14:00'), outAt: null }
const told = (decision: Decision<Date>) => (decision.ok ? 'ok' : decision.refusal.code)

for (const [what, decision, expected] of [
  ['an hour before is the earliest', decideCheckIn(session, nobody, at('13:00'), rule), 'ok'],
  ['a minute before that is too early', decideCheckIn(session, nobody, at('12:59'), rule), 'training/too-early'],
  ['until the end one may still come', decideCheckIn(session, nobody, at('17:00'), rule), 'ok'],
  ['after the end nobody comes', decideCheckIn(session, nobody, at('17:01'), rule), 'training/session-over'],
  ['the same session twice', decideCheckIn(session, came, at('14:10'), rule), 'training/checked-in-already'],
  [
    'a session that was called off',
    decideCheckIn({ ...session, calledOff: true }, nobody, at('14:00'), rule),
    'training/called-off',
  ],
  ['nobody goes who did not come', decideCheckOut(session, nobody, at('17:00'), rule), 'training/not-checked-in'],
  ['two hours after the end is the latest', decideCheckOut(session, came, at('19:00'), rule), 'ok'],
  ['later is too late', decideCheckOut(session, came, at('19:01'), rule), 'training/session-over'],
  ['nobody goes before they came', decideCheckOut(session, came, at('13:59'), rule), 'training/out-before-in'],
  [
    'nobody goes twice',
    decideCheckOut(session, { ...came, outAt: at('16:00') }, at('17:00'), rule),
    'training/checked-out-already',
  ],
  [
    'nor from what was called off',
    decideCheckOut({ ...session, calledOff: true }, came, at('17:00'), rule),
    'training/called-off',
  ],
] as [string, Decision<Date>, string][])
  test(`at the door: ${what}`, () => assert.equal(told(decision), expected))

const credits = [
  { category: 'professional', minutes: 180 },
  { category: 'public', minutes: 1 },
]
for (const [what, from, until, below, expected] of [
  ['from before the beginning until after the end', '13:30', '18:00', 'proportional', [180, 1]],
  ['nine tenths is the whole', '14:18', '17:00', 'proportional', [180, 1]],
  ['a minute less is a share, rounded down', '14:19', '17:00', 'proportional', [161]],
  ['half', '14:00', '15:30', 'proportional', [90]],
  ['half, where a share counts nothing', '14:00', '15:30', 'none', []],
  ['gone before it began', '13:10', '13:50', 'proportional', []],
] as [string, string, string, 'proportional' | 'none', number[]][])
  test(`being there is worth: ${what}`, () =>
    assert.deepEqual(
      creditsFor(session, at(from), at(until), credits, { fullShare: 0.9, belowFullShare: below }).map(
        (one) => one.minutes,
      ),
      expected,
    ))
