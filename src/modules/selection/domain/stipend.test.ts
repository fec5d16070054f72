import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, parseDay } from '#kernel/days.ts'
import { moneySpans, stopsOfGrades, sumOf } from '#modules/selection/domain/stipend.ts'

const day = (text: string): Day => parseDay(text)
const haiyou = { allowanceFen: 100_000, monthCounts: 'begun' } as const
const term = { fromOn: day('2024-03-24'), untilOn: day('2028-03-24') }
const left = { fromOn: day('2025-06-10'), untilOn: null, because: 'endings.left' }
const months = (...given: Parameters<typeof moneySpans>) =>
  moneySpans(...given).map((one) => [one.kind, one.fromOn, one.untilOn, one.months, one.fen, one.because])

test('four years are forty-eight months, whatever the day they began on', () => {
  const all = moneySpans(haiyou, term, [], day('2030-01-01'))
  assert.deepEqual([all.length, all[0]!.months, sumOf(all)], [1, 48, 4_800_000])
  const long = { fromOn: day('2024-01-31'), untilOn: day('2028-01-31') }
  assert.equal(moneySpans(haiyou, long, [], day('2030-01-01'))[0]!.months, 48)
})

test('who left the city in June is paid the month that had begun, and stopped from the next, by its clause', () => {
  assert.deepEqual(months(haiyou, term, [left], day('2026-01-01')), [
    ['paid', '2024-03-24', '2025-06-24', 15, 1_500_000, null],
    ['stopped', '2025-06-24', '2026-01-24', 7, 0, 'endings.left'],
  ])
})

test('where only a whole month counts, the month in which somebody left is not paid, nor one that is not over', () => {
  const whole = { ...haiyou, monthCounts: 'whole' } as const
  assert.deepEqual(months(whole, term, [left], day('2025-12-24')), [
    ['paid', '2024-03-24', '2025-05-24', 14, 1_400_000, null],
    ['stopped', '2025-05-24', '2025-12-24', 7, 0, 'endings.left'],
  ])
  assert.equal(moneySpans(whole, term, [], day('2024-04-23')).length, 0)
})

test('a fact that arrives late makes less due than was paid', () => {
  const paid = sumOf(moneySpans(haiyou, term, [], day('2026-01-01')))
  const due = sumOf(moneySpans(haiyou, term, [left], day('2026-01-01')))
  assert.equal(due - paid, -700_000)
})

test('of two stops the first counts, and a fact that was reversed stops nothing', () => {
  const both = [{ fromOn: day('2025-09-01'), untilOn: null, because: 'endings.withdrawn' }, left]
  assert.equal(moneySpans(haiyou, term, both, day('2026-01-01'))[1]!.because, 'endings.left')
  assert.equal(moneySpans(haiyou, term, [], day('2026-01-01')).length, 1)
})

test('a poor grade stops the next years until one that pays again; a term that has not begun is due nothing', () => {
  const stops = stopsOfGrades([
    { year: 2026, code: 'pass', money: 'paid' },
    { year: 2024, code: 'fail', money: 'stopped' },
  ])
  assert.deepEqual(stops, [{ fromOn: '2025-01-01', untilOn: '2027-01-01', because: 'grades.fail' }])
  assert.deepEqual(
    moneySpans(haiyou, term, stops, day('2027-06-01')).map((one) => [one.kind, one.months]),
    [
      ['paid', 10],
      ['stopped', 24],
      ['paid', 5],
    ],
  )
  assert.deepEqual(stopsOfGrades([{ year: 2024, code: 'fail', money: 'stopped' }])[0]!.untilOn, null)
  assert.deepEqual(moneySpans(haiyou, term, [], day('2024-03-24')), [])
})

test('a grant comes once; confirmed again it comes each year up to what there is in all, and never while money is stopped', () => {
  const guangdong = { monthCounts: 'begun', grantFen: 100, grantMostFen: 250 } as const
  const open = { fromOn: day('2024-03-24'), untilOn: null }
  const again = [2024, 2025, 2026].map((year) => ({ year, because: 'grades.again' }))
  assert.deepEqual(
    moneySpans(guangdong, open, [], day('2030-01-01'), again).map((one) => [one.fromOn, one.fen]),
    [
      ['2024-03-24', 100],
      ['2025-01-01', 100],
      ['2026-01-01', 50],
    ],
  )
  const once = { monthCounts: 'begun', grantFen: 100 } as const
  assert.equal(sumOf(moneySpans(once, open, [], day('2030-01-01'), again)), 100)
  assert.equal(sumOf(moneySpans(guangdong, open, [left], day('2030-01-01'), again)), 200)
  assert.deepEqual(moneySpans({ monthCounts: 'begun' }, open, [], day('2030-01-01'), again), [])
})
