import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import {
  certificateFacts,
  compared,
  correctionOf,
  type Held,
  isActive,
  mayVerify,
  ticketOn,
} from '#modules/certificates/domain/qualification.ts'

const day = (text: string) => text as Day
const today = day('2026-11-22')
const held = (level: Held['level'], more: Partial<Held> = {}): Held => ({
  level,
  passedOn: day('2020-07-30'),
  titledOn: day('2020-07-30'),
  verification: 'matched',
  ...more,
})

test('the list confirms a certificate by number, name and level together', () => {
  const own = { nameHash: 'wang', identityHashes: new Set<string>(), level: 'assistant' as const }
  const listed = { nameHash: 'wang', identityHash: null, level: 'assistant' as const }
  assert.equal(compared(own, listed), null)
  assert.equal(compared(own, undefined), 'number-not-listed')
  assert.equal(compared(own, { ...listed, nameHash: 'li' }), 'name-differs')
  assert.equal(compared(own, { ...listed, level: 'intermediate' }), 'level-differs')
})

test('where list and registry both know an identity number it decides, the one of before too; else the name does', () => {
  const own = { nameHash: 'wang', identityHashes: new Set(['new', 'old']), level: 'assistant' as const }
  const listed = { nameHash: 'li', identityHash: 'new', level: 'assistant' as const }
  assert.equal(compared(own, listed), null, 'the name has changed since')
  assert.equal(compared(own, { ...listed, identityHash: 'old' }), null, 'the list has the number of before')
  assert.equal(compared(own, { ...listed, nameHash: 'wang', identityHash: 'other' }), 'identity-differs', 'a namesake')
  assert.equal(compared(own, { ...listed, level: 'senior' }), 'level-differs')
  const unnumbered = { ...own, identityHashes: new Set<string>() }
  assert.equal(compared(unnumbered, { ...listed, nameHash: 'wang' }), null)
  assert.equal(compared(unnumbered, listed), 'name-differs')
})

test('who holds nothing holds none; of several the highest counts, never their sum', () => {
  assert.deepEqual(certificateFacts([], [], today), { 'certificate.level': 'none', 'certificate.registered': 'none' })
  assert.deepEqual(
    certificateFacts(
      [held('assistant'), held('intermediate', { passedOn: day('2024-07-30'), titledOn: day('2024-07-30') })],
      [],
      today,
    ),
    {
      'certificate.level': 'intermediate',
      'certificate.registered': 'none',
      'certificate.yearsSinceAssistant': 6,
      'certificate.yearsSinceIntermediate': 2,
    },
  )
})

test('a local grade is no national certificate', () => {
  assert.equal(certificateFacts([held('clerk')], [], today)['certificate.level'], 'none')
})

test('a higher certificate that nobody has verified leaves the level open; a lower one does not', () => {
  const open = certificateFacts([held('assistant'), held('intermediate', { verification: 'unknown' })], [], today)
  assert.equal(open['certificate.level'], undefined)
  const settled = certificateFacts([held('intermediate'), held('assistant', { verification: 'unverified' })], [], today)
  assert.equal(settled['certificate.level'], 'intermediate')
  const rejected = certificateFacts([held('assistant', { verification: 'rejected' })], [], today)
  assert.equal(rejected['certificate.level'], 'none')
})

test('a pass of the senior paper is a ticket and no title', () => {
  const facts = certificateFacts(
    [held('intermediate'), held('senior', { passedOn: day('2026-07-30'), titledOn: null })],
    [],
    today,
  )
  assert.equal(facts['certificate.level'], 'intermediate')
  const titled = certificateFacts([held('senior', { titledOn: day('2026-10-01') })], [], today)
  assert.equal(titled['certificate.level'], 'senior')
  assert.equal(
    certificateFacts([held('senior', { titledOn: day('2027-10-01') })], [], today)['certificate.level'],
    'none',
  )
  const until = day('2029-07-30')
  assert.deepEqual(
    [ticketOn(until, null, day('2029-07-29')), ticketOn(until, null, until), ticketOn(until, day('2028-01-01'), until)],
    ['valid', 'lapsed', 'used'],
  )
})

test('the registration may have lapsed while the qualification is held', () => {
  const lapsed = { level: 'assistant' as const, from: day('2020-09-01'), until: day('2023-09-01'), cancelledOn: null }
  assert.deepEqual(certificateFacts([held('assistant')], [lapsed], today), {
    'certificate.level': 'assistant',
    'certificate.registered': 'none',
    'certificate.yearsSinceAssistant': 6,
  })
})

test('registered since is the first day without a gap', () => {
  const period = (from: string, until: string, cancelledOn: string | null = null) => ({
    level: 'assistant' as const,
    from: day(from),
    until: day(until),
    cancelledOn: cancelledOn as Day | null,
  })
  const since = (...periods: ReturnType<typeof period>[]) =>
    certificateFacts([held('assistant')], periods, today)['certificate.registeredSince']
  assert.equal(
    since(period('2020-09-01', '2023-09-01'), period('2023-09-01', '2026-09-01'), period('2026-09-01', '2029-09-01')),
    '2020-09-01',
  )
  assert.equal(since(period('2020-09-01', '2023-09-01'), period('2024-02-01', '2027-02-01')), '2024-02-01')
  assert.equal(
    since(period('2020-09-01', '2027-09-01', '2024-01-01'), period('2025-02-01', '2028-02-01')),
    '2025-02-01',
  )
})

test('a cancelled registration is active until the day before', () => {
  const period = { from: day('2026-01-01'), until: day('2029-01-01'), cancelledOn: day('2026-11-22') }
  assert.deepEqual([isActive(period, day('2026-11-21')), isActive(period, today)], [true, false])
})

test('feedback is asked for only where the list does not know the number, and decided once', () => {
  assert.deepEqual(
    [
      mayVerify('askForFeedback', 'unknown'),
      mayVerify('askForFeedback', 'matched'),
      mayVerify('decideFeedback', 'feedback'),
      mayVerify('decideFeedback', 'approved'),
    ],
    [true, false, true, false],
  )
})

test('what nobody has confirmed is corrected whole, what is verified only by the office, what was rejected by nobody', () => {
  for (const own of [true, false]) {
    for (const open of ['unverified', 'unknown', 'feedback'] as const) assert.equal(correctionOf(open, own), 'whole')
    for (const settled of ['matched', 'approved'] as const)
      assert.equal(correctionOf(settled, own), own ? null : 'what-came-later')
    assert.equal(correctionOf('rejected', own), null)
  }
})
