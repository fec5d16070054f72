import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, parseDay } from '#kernel/days.ts'
import type { Basis, Facts } from '#kernel/packs/decide.ts'
import type { Line } from '#modules/training/domain/ledger.ts'
import { type Requirement, type Rules, spanOf, standingOf, type Window } from '#modules/training/domain/requirement.ts'

const day = parseDay
let made = 0
const line = (earnedOn: string, hours: number, more: Partial<Line> = {}): Line => ({
  id: `line-${++made}`,
  earnedOn: day(earnedOn),
  minutes: hours * 45,
  category: 'professional',
  source: 'session',
  study: null,
  reverses: null,
  ...more,
})
const rules: Rules = {
  counts: new Map([
    ['session', 'taught'],
    ['online', 'taught'],
    ['degree', 'once'],
    ['passed-course', 'taught'],
  ]),
  degreeReplacesCourses: true,
  registrationYears: 3,
  classHourMinutes: 45,
}
const basis = { certainty: 'assumed' } as Basis
const yearly: Requirement = { code: 'yearly', amount: 50, window: 'calendarYear' }
const standing = (
  requirement: Requirement,
  lines: Line[],
  on: string,
  facts: Facts = {},
  planned: { heldOn: Day; credits: { category: string; minutes: number }[] }[] = [],
) => {
  const found = standingOf(requirement, facts, lines, planned, rules, day(on))
  return (
    found && {
      state: found.state,
      done: found.doneMinutes / 45,
      planned: found.plannedMinutes / 45,
      forecast: Math.floor(found.forecastMinutes / 45),
      short: Math.ceil(found.shortMinutes / 45),
      missing: found.missing,
    }
  )
}

for (const [what, window, facts, on, expected] of [
  ['a calendar year', 'calendarYear', {}, '2026-11-22', '2026-01-01…2027-01-01'],
  [
    'the first registration period',
    'registrationPeriod',
    { 'certificate.registeredSince': '2024-05-10' },
    '2027-05-09',
    '2024-05-10…2027-05-10',
  ],
  [
    'the period of the renewal begins the day the first ends',
    'registrationPeriod',
    { 'certificate.registeredSince': '2024-05-10' },
    '2027-05-10',
    '2027-05-10…2030-05-10',
  ],
  [
    '29 February',
    'registrationPeriod',
    { 'certificate.registeredSince': '2024-02-29' },
    '2027-02-28',
    '2027-02-28…2030-02-28',
  ],
  ['nobody knows since when', 'registrationPeriod', {}, '2026-11-22', 'missing certificate.registeredSince'],
  [
    'a fact that is no day',
    { since: 'post.since', years: 2 },
    { 'post.since': 'long ago' },
    '2026-11-22',
    'missing post.since',
  ],
  [
    'periods from another fact',
    { since: 'post.since', years: 2 },
    { 'post.since': '2025-01-15' },
    '2026-11-22',
    '2025-01-15…2027-01-15',
  ],
  ['the last twelve months', { months: 12 }, {}, '2026-11-22', '2025-11-23…2026-11-23'],
  ['the last month in March', { months: 1 }, {}, '2026-03-31', '2026-03-01…2026-04-01'],
] as [string, Window, Facts, string, string][])
  test(`a window is found: ${what}`, () => {
    const span = spanOf(window, facts, 3, day(on))
    assert.equal('missing' in span ? `missing ${span.missing}` : `${span.from}…${span.until}`, expected)
  })

test('fifty hours a year: met at fifty, on track by what is signed up for, short at the pace so far', () => {
  assert.deepEqual(standing(yearly, [line('2026-03-01', 49), line('2026-04-01', 1)], '2026-06-30'), {
    state: 'met',
    done: 50,
    planned: 0,
    forecast: 100,
    short: 0,
    missing: [],
  })
  assert.deepEqual(standing(yearly, [line('2026-03-01', 20), line('2025-12-31', 40)], '2026-11-22'), {
    state: 'short',
    done: 20,
    planned: 0,
    forecast: 22,
    short: 28,
    missing: [],
  })
  const ahead = [
    { heldOn: day('2026-12-01'), credits: [{ category: 'professional', minutes: 30 * 45 }] },
    { heldOn: day('2027-01-01'), credits: [{ category: 'professional', minutes: 45 }] },
  ]
  assert.deepEqual(standing(yearly, [line('2026-03-01', 20)], '2026-11-22', {}, ahead), {
    state: 'on-track',
    done: 20,
    planned: 30,
    forecast: 50,
    short: 0,
    missing: [],
  })
  assert.deepEqual(standing(yearly, [], '2026-12-31'), {
    state: 'short',
    done: 0,
    planned: 0,
    forecast: 0,
    short: 50,
    missing: [],
  })
})

test('who is not asked is left out; who cannot be judged is unknown with the fact that is missing', () => {
  const when = { kind: 'ask', ask: 'certificate.registered', compare: 'equals', limit: 'assistant', basis } as const
  const asked: Requirement = { code: 'r', amount: 72, window: 'registrationPeriod', when }
  assert.equal(standing(asked, [], '2026-11-22', { 'certificate.registered': 'none' }), undefined)
  assert.deepEqual(standing(asked, [], '2026-11-22')!.missing, ['certificate.registered'])
  assert.deepEqual(standing(asked, [], '2026-11-22', { 'certificate.registered': 'assistant' })!.missing, [
    'certificate.registeredSince',
  ])
  const known = { 'certificate.registered': 'assistant', 'certificate.registeredSince': '2024-01-01' }
  assert.equal(standing(asked, [line('2024-06-01', 71.5)], '2026-12-31', known)!.state, 'short')
  assert.equal(standing(asked, [line('2024-06-01', 72)], '2026-12-31', known)!.state, 'met')
  assert.equal(
    standing(asked, [line('2023-12-31', 72)], '2026-12-31', known)!.done,
    0,
    'hours from before the period do not count',
  )
})

test('hours that were taken back do not count, and a degree counts once without its courses', () => {
  const taken = line('2026-02-01', 10)
  const back = { ...line('2026-02-01', -10), reverses: taken.id }
  const course = line('2026-01-20', 30, { source: 'passed-course', study: 'msw' })
  const degree = line('2026-05-01', 90, { source: 'degree', study: 'msw' })
  const double = line('2026-05-02', 90, { source: 'degree', study: 'msw' })
  assert.equal(standing(yearly, [taken, back, course], '2026-06-01')!.done, 30)
  assert.equal(standing(yearly, [course, degree, double], '2026-06-01')!.done, 90)
  assert.equal(standing(yearly, [line('2026-01-01', 9, { source: 'unheard-of' })], '2026-06-01')!.done, 0)
})

test('least hours of a category, and only the sources a rule names', () => {
  const parted: Requirement = {
    code: 'p',
    amount: 10,
    window: 'calendarYear',
    categories: [{ code: 'public', atLeast: 4 }],
    counts: ['session'],
  }
  assert.deepEqual(standing(parted, [line('2026-01-05', 10)], '2026-12-31'), {
    state: 'short',
    done: 10,
    planned: 0,
    forecast: 10,
    short: 4,
    missing: [],
  })
  assert.equal(
    standing(parted, [line('2026-01-05', 6), line('2026-01-06', 4, { category: 'public' })], '2026-12-31')!.state,
    'met',
  )
  assert.equal(
    standing(
      parted,
      [line('2026-01-05', 6), line('2026-01-06', 4, { category: 'public', source: 'online' })],
      '2026-12-31',
    )!.state,
    'short',
  )
})

test('what a year has too much goes to the next ones of the appointment, and no earlier year lends', () => {
  const carried: Requirement = { code: 'c', amount: 90, window: 'calendarYear', carryOver: { since: 'post.since' } }
  const facts = { 'post.since': '2024-03-01' }
  const lines = [line('2024-02-01', 500), line('2024-05-01', 140), line('2025-05-01', 60), line('2026-05-01', 70)]
  // 2024 leaves 50, 2025 has 60 + 50 and leaves 20, 2026 has 70 + 20.
  assert.deepEqual(standing(carried, lines, '2026-12-31', facts), {
    state: 'met',
    done: 90,
    planned: 0,
    forecast: 90,
    short: 0,
    missing: [],
  })
  assert.equal(standing(carried, lines.slice(0, 3), '2026-12-31', facts)!.state, 'short')
  assert.deepEqual(
    standing(carried, [], '2026-12-31')!.state,
    'unknown',
    'without the day nobody knows what was carried',
  )
})
