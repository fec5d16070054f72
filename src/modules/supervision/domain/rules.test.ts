import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import type { Condition } from '#kernel/packs/decide.ts'
import { calendarFile } from './calendar-file.ts'
import { dutiesOf } from './duties.ts'
import { teamNeeds } from './ratio.ts'

const today = parseDay('2026-03-16')
const basis = { place: 'x', document: 'x', title: 'x', certainty: 'assumed' as const, source: 'x' }
const newcomer: Condition = { kind: 'ask', ask: 'practice.years', compare: 'below', limit: 1, basis }
const rules = [
  { code: 'monthly', functions: ['educational'], every: { count: 31 } },
  { code: 'weekly-in-the-first-year', functions: ['educational', 'supportive'], every: { count: 7 }, when: newcomer },
]

test('a rule for newcomers holds for a newcomer, not for others, and is not guessed of one whose years are unknown', () => {
  const codes = (facts: object) =>
    dutiesOf(rules, facts as never, today).map((duty) => [duty.code, ...duty.missing].join(' '))
  assert.deepEqual(codes({ 'practice.years': 0 }), ['monthly', 'weekly-in-the-first-year'])
  assert.deepEqual(codes({ 'practice.years': 1 }), ['monthly'])
  assert.deepEqual(codes({}), ['monthly', 'weekly-in-the-first-year practice.years'])
})

test('a place without rules owes nobody anything', () => assert.deepEqual(dutiesOf([], {}, today), []))

const shenzhen = {
  workers: 20,
  parts: [
    { ranks: ['junior', 'senior'], count: 1 },
    { ranks: ['assistant'], count: 2 },
  ],
}
const short = (workers: number, there: [string, number][]) =>
  teamNeeds(shenzhen, workers, new Map(there)).map(
    ({ needed, there: has, short: missing }) => `${has}/${needed} -${missing}`,
  )

test('one supervisor and two assistants for twenty workers; a team that is begun needs all its parts', () => {
  assert.deepEqual(short(0, []), ['0/0 -0', '0/0 -0'])
  assert.deepEqual(
    short(20, [
      ['senior', 1],
      ['assistant', 2],
    ]),
    ['1/1 -0', '2/2 -0'],
  )
  assert.deepEqual(
    short(21, [
      ['senior', 1],
      ['assistant', 2],
    ]),
    ['1/2 -1', '2/4 -2'],
  )
  assert.deepEqual(
    short(40, [
      ['senior', 1],
      ['junior', 2],
      ['assistant', 5],
    ]),
    ['3/2 -0', '5/4 -0'],
  )
})

test('a meeting is read by any calendar, and says nothing of what it is about', () => {
  const file = calendarFile({
    id: 'p1',
    on: parseDay('2026-03-20'),
    startsAt: '14:00',
    minutes: 90,
    title: '督导；个别,面谈',
    madeAt: new Date('2026-03-16T01:30:00Z'),
  })
  assert.deepEqual(file.split('\r\n'), [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yanzhen//Supervision//ZH',
    'BEGIN:VEVENT',
    'UID:p1@yanzhen',
    'DTSTAMP:20260316T013000Z',
    'DTSTART:20260320T060000Z',
    'DTEND:20260320T073000Z',
    'SUMMARY:督导；个别\\,面谈',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})
