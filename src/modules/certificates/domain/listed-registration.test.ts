import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import { type HeldPeriod, listedPeriod, type Registered } from '#modules/certificates/domain/listed-registration.ts'

const day = (text: string) => text as Day
const today = day('2026-03-16')
const rule = { periodMonths: 36, windowMonths: 3 }
const period = (more: Partial<HeldPeriod> = {}): HeldPeriod => ({
  id: 'p',
  version: 1,
  from: day('2023-07-01'),
  until: day('2026-07-01'),
  cancelledOn: null,
  source: 'applied',
  ...more,
})
const held = (periods: HeldPeriod[] = [], more: Partial<Registered> = {}): Registered => ({
  passedOn: day('2021-06-01'),
  periods,
  inHand: false,
  ...more,
})
const said = (from: string | null, last: string | null) => ({ from: from as Day | null, last: last as Day | null })
const of = (certificate: Registered | null, from: string | null, last: string | null) =>
  listedPeriod(certificate, said(from, last), today, rule)
const told = (certificate: Registered | null, from: string | null, last: string | null) => {
  const { kind, diff, note } = of(certificate, from, last)
  return note
    ? note.why
    : Object.keys(diff).length === 0
      ? '—'
      : `${kind} ${diff['registered-from']?.join('→') ?? ''} ${diff['registered-until']?.join('→') ?? ''}`
}

const listed = period({ source: 'listed' })
const cancelled = period({ cancelledOn: day('2025-01-10') })
const examples: [what: string, Registered | null, from: string | null, last: string | null, outcome: string][] = [
  ['both ends', held(), '2024-07-01', '2027-06-30', 'first →2024-07-01 →2027-06-30'],
  ['the end alone: three years before it', held(), null, '2027-06-30', 'first →2024-07-01 →2027-06-30'],
  ['the beginning alone: three years after it', held(), '2024-07-15', null, 'first →2024-07-15 →2027-07-14'],
  [
    'the end alone, and the certificate is younger than three years before it',
    held([], { passedOn: day('2025-06-20') }),
    null,
    '2028-05-31',
    'first →2025-06-20 →2028-05-31',
  ],
  ['nothing said', held(), null, null, '—'],
  ['no certificate', null, null, '2027-06-30', 'registration-without-certificate'],
  ['ends before it begins', held(), '2027-07-01', '2024-06-30', 'registration-ends-before'],
  ['ends on the day it begins', held(), '2024-07-01', '2024-07-01', 'first →2024-07-01 →2024-07-01'],
  ['five years are no period', held(), '2022-07-01', '2027-06-30', 'registration-too-long'],
  ['a month longer than three years: rounded', held(), '2024-07-01', '2027-07-31', 'first →2024-07-01 →2027-07-31'],
  ['a century of a slip of the pen', held(), null, '2127-06-30', 'registration-in-future'],
  [
    'a renewal that begins within the window',
    held([period({ until: day('2026-05-01'), from: day('2023-05-01') })]),
    '2026-05-01',
    '2029-04-30',
    'renewal 2023-05-01→2026-05-01 2026-04-30→2029-04-30',
  ],
  ['before the certificate was gained', held(), '2020-01-01', '2022-12-31', 'registration-too-early'],
  [
    'in the month it was gained',
    held([], { passedOn: day('2024-07-20') }),
    '2024-07-01',
    '2027-06-30',
    'first →2024-07-01 →2027-06-30',
  ],
  ['the same end, by its papers', held([period()]), null, '2026-06-30', '—'],
  ['the same month is the same end', held([period({ until: day('2026-06-16') })]), null, '2026-06-30', '—'],
  [
    'the same end, another beginning, by its papers',
    held([period()]),
    '2024-01-01',
    '2026-06-30',
    'registration-settled',
  ],
  ['another end within a period of papers', held([period()]), null, '2027-01-31', 'registration-settled'],
  [
    'another end within a period of a list',
    held([listed]),
    null,
    '2027-01-31',
    'first 2023-07-01→2024-02-01 2026-06-30→2027-01-31',
  ],
  [
    'another beginning of a period of a list',
    held([listed]),
    '2023-09-01',
    '2026-06-30',
    'first 2023-07-01→2023-09-01 ',
  ],
  ['the period was cancelled', held([cancelled]), null, '2026-06-30', 'registration-cancelled'],
  [
    'after a cancelled one',
    held([period({ from: day('2021-07-01'), until: day('2024-07-01'), cancelledOn: day('2023-01-10') })]),
    '2025-01-01',
    '2027-12-31',
    'again 2021-07-01→2025-01-01 2024-06-30→2027-12-31',
  ],
  [
    'goes on where the last one ends, though the list says the month before',
    held([period({ from: day('2021-06-16'), until: day('2024-06-16') })]),
    '2024-06-01',
    '2027-05-31',
    'renewal 2021-06-16→2024-06-16 2024-06-15→2027-05-31',
  ],
  [
    'years after the last one',
    held([period({ from: day('2021-07-01'), until: day('2024-07-01') })], { passedOn: day('2019-06-01') }),
    '2025-09-01',
    '2028-08-31',
    'again 2021-07-01→2025-09-01 2024-06-30→2028-08-31',
  ],
  ['an old list', held([period()], { passedOn: day('2019-06-01') }), '2019-07-01', '2022-06-30', 'registration-older'],
  ['an application is with the reviewers', held([], { inHand: true }), null, '2027-06-30', 'registration-in-hand'],
]
for (const [what, certificate, from, last, outcome] of examples)
  test(`a listed registration, ${what}: ${outcome}`, () => assert.equal(told(certificate, from, last), outcome))

test('what is not taken is said at the cell that said it', () => {
  assert.equal(of(null, '2024-07-01', null).note?.column, 'registered-from')
  assert.equal(of(null, '2024-07-01', '2027-06-30').note?.column, 'registered-until')
  assert.equal(of(held([listed]), null, '2027-01-31').of, listed)
})
