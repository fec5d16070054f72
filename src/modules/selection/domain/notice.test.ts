import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarWith } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/days.ts'
import { lastDayNow, maskMiddle, nextUp, standingOf } from '#modules/selection/domain/notice.ts'

test('a name is known to neighbours and not to a search engine, however long it is', () => {
  assert.deepEqual(['王小明', '王明', '欧阳小明', ' 艾力·买买提 ', '明', ''].map(maskMiddle), [
    '王*明',
    '王*',
    '欧**明',
    '艾****提',
    '*',
    '*',
  ])
})

test('a holiday moved after the notice began makes it end later, and one moved back never earlier than was said', () => {
  const five = { unit: 'workingDays', count: 5 } as const
  const fromOn = parseDay('2026-03-16')
  const promised = { fromOn, lastOn: parseDay('2026-03-23') }
  assert.equal(lastDayNow(promised, five, calendarWith()), '2026-03-23')
  const rests = { day: parseDay('2026-03-20'), working: false, source: '例' }
  assert.equal(lastDayNow(promised, five, calendarWith([], [rests])), '2026-03-24')
  const works = { day: parseDay('2026-03-21'), working: true, source: '例' }
  assert.equal(lastDayNow(promised, five, calendarWith([], [works])), '2026-03-23')
  const said = { fromOn, lastOn: parseDay('2026-03-24') }
  assert.equal(lastDayNow(said, five, calendarWith()), '2026-03-24')
  const unknown = { fromOn: parseDay('2049-03-01'), lastOn: parseDay('2049-03-08') }
  assert.equal(lastDayNow(unknown, five, calendarWith()), '2049-03-08', 'of a year without a calendar, what was said')
  assert.equal(lastDayNow(promised, { unit: 'days', count: 9 }, calendarWith()), '2026-03-25')
})

test('an objection stops one entry, before its days are over and after', () => {
  const [during, after] = [parseDay('2026-03-23'), parseDay('2026-03-24')]
  const one = { state: 'standing', lastOn: during, open: 0 } as const
  assert.deepEqual(
    [
      standingOf(one, during),
      standingOf(one, after),
      standingOf({ ...one, open: 1 }, during),
      standingOf({ ...one, open: 1 }, after),
      standingOf({ ...one, state: 'struck', open: 1 }, after),
      standingOf({ ...one, state: 'confirmed' }, during),
    ],
    ['shown', 'ready', 'stopped', 'stopped', 'struck', 'confirmed'],
  )
})

test('next in order is the best who is not on the notice and still stands for it', () => {
  const list = [3, 1, 2, 4].map((rank) => ({ entryId: `e${rank}`, rank }))
  const all = new Set(list.map((one) => one.entryId))
  assert.equal(nextUp(list, new Set(['e1']), all)?.entryId, 'e2')
  assert.equal(nextUp(list, new Set(['e1']), new Set(['e1', 'e4']))?.entryId, 'e4')
  assert.equal(nextUp(list, all, all), undefined)
})
