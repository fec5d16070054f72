import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import { causesOf, firstDayOf, marksOf, monthsSince, type Moving, touchedBy } from './marks.ts'

const event = (given: Partial<Moving> = {}): Moving => ({
  id: 1,
  at: new Date(0),
  regionCode: '330304001001',
  day: '2026-03-05',
  accountId: null,
  reason: null,
  data: {},
  ...given,
})
const places = (given: Partial<Moving>) => touchedBy(event(given)).map(({ branch, month }) => [branch, month])

test('an event touches where and when it happened, and where and when it was thought to have happened', () => {
  assert.deepEqual(places({}), [['330304001001', '2026-03']])
  assert.deepEqual(places({ data: { formerDay: '2026-02-27' } }), [
    ['330304001001', '2026-03'],
    ['330304001001', '2026-02'],
  ])
  assert.deepEqual(places({ data: { formerRegionCode: '330304002001' } }), [
    ['330304001001', '2026-03'],
    ['330304002001', '2026-03'],
  ])
  assert.deepEqual(places({ regionCode: null }), [])
  assert.deepEqual(places({ day: null }), [])
})

test('states move from the earlier of the two days on, until the running month', () => {
  assert.equal(firstDayOf(event({ data: { formerDay: '2026-02-27' } })), '2026-02-27')
  assert.equal(firstDayOf(event({ data: { formerDay: '2026-04-01' } })), '2026-03-05')
  assert.equal(firstDayOf(event({ day: null })), null)
  assert.deepEqual(monthsSince('2026-01-31', parseDay('2026-03-05')), ['2026-01', '2026-02', '2026-03'])
})

test('a place and month are counted once however many events touched them, and never before the month begins', () => {
  const touched = [...touchedBy(event()), ...touchedBy(event()), ...touchedBy(event({ day: '2026-06-01' }))]
  assert.deepEqual(marksOf(touched, parseDay('2026-03-10')), [
    { branch: '330304001001', month: '2026-03', from: '2026-03-01', until: '2026-03-11' },
  ])
})

test('every branch above knows the events that moved it', () => {
  const causes = causesOf([...touchedBy(event({ id: 1 })), ...touchedBy(event({ id: 2, regionCode: '330304002001' }))])
  assert.deepEqual(
    causes.get('330304 2026-03')?.map((one) => one.event.id),
    [1, 2],
  )
  assert.deepEqual(
    causes.get('330304002 2026-03')?.map((one) => one.event.id),
    [2],
  )
})
