import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Day } from '#kernel/days.ts'
import { fullYearDays, type Period, wholeYears } from './years.ts'

const on = '2026-03-16' as Day
const period = (fromOn: string, untilOn: string | null = null): Period => ({
  fromOn: fromOn as Day,
  untilOn: untilOn as Day | null,
})

const table: [why: string, periods: Period[], without: Period[], years: number][] = [
  ['nobody worked', [], [], 0],
  ['a day short of a year', [period('2025-03-17')], [], 0],
  ['a year to the day', [period('2025-03-16')], [], 1],
  ['still going on, ten years', [period('2016-01-01')], [], 10],
  ['begins after the day', [period('2026-04-01')], [], 0],
  ['what overlaps counts once', [period('2020-01-01', '2024-01-01'), period('2022-01-01', '2025-01-01')], [], 5],
  ['two that touch are one', [period('2020-01-01', '2022-07-01'), period('2022-07-01', '2025-01-01')], [], 5],
  [
    'a gap does not count, both sides do',
    [period('2018-01-01', '2019-07-01'), period('2021-01-01', '2022-07-01')],
    [],
    3,
  ],
  [
    'ten separate years are ten, leap or not',
    Array.from({ length: 10 }, (_, n) => period(`${2003 + n * 2}-01-01`, `${2004 + n * 2}-01-01`)),
    [],
    10,
  ],
  [
    'full-time study in between is taken out',
    [period('2016-01-01', '2024-01-01')],
    [period('2018-09-01', '2021-09-01')],
    5,
  ],
  ['study before takes nothing', [period('2020-03-16')], [period('2016-09-01', '2020-03-16')], 6],
  ['study that covers all leaves nothing', [period('2020-01-01', '2023-01-01')], [period('2019-01-01')], 0],
  [
    'thirty days left over are a month',
    [period('2020-01-31', '2021-01-15'), period('2022-01-01', '2022-01-18')],
    [],
    1,
  ],
  ['the last of a month to a shorter one', [period('2025-01-31', '2026-01-31')], [], 1],
]
for (const [why, periods, without, years] of table)
  test(why, () => assert.equal(wholeYears(periods, without, on), years))

test('the days on which a year is full are those on which one more is counted', () => {
  const periods = [period('2019-02-28', '2020-08-31'), period('2021-03-15')]
  const without = [period('2022-09-01', '2023-06-30')]
  const until = '2026-11-22' as Day
  for (const [some, none] of [
    [periods, []],
    [periods, without],
    [[period('2019-03-31')], []],
  ] as const) {
    const counted: Day[] = []
    for (let on = '2019-01-01' as Day, last = 0; on <= until; on = addDays(on, 1)) {
      const years = wholeYears(some, none, on)
      if (years > last) counted.push(on)
      last = years
    }
    assert.deepEqual(fullYearDays(some, none, until), counted)
  }
})
