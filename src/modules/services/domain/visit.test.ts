import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Day, parseDay } from '#kernel/days.ts'
import { decideVisit, lengthOf, type VisitFacts, type VisitInput, type VisitOutcome } from './visit.ts'

const day = parseDay
const input = (given: Partial<VisitInput> = {}): VisitInput => ({
  heldOn: day('2026-03-06'),
  startedAt: '09:30',
  minutes: 40,
  mode: 'home',
  outcome: 'met',
  serviceCodes: ['safety-check'],
  note: '老人精神好',
  photographs: 1,
  ...given,
})
const facts: VisitFacts = {
  now: new Date('2026-03-07T10:00:00+08:00'),
  client: { bornOn: day('1948-05-16'), registeredOn: day('2025-01-10'), closedOn: null },
  limits: {
    minutesWhenMet: { atLeast: 5, atMost: 480 },
    noteLength: 10,
    photographs: 3,
    backDays: 60,
    nextSteps: { refused: 'try-by-phone', 'not-met': 'come-again', 'lost-contact': 'ask-the-community' },
  },
  catalogue: new Map([
    ['safety-check', ['home']],
    ['talk', ['home', 'phone', 'online']],
  ]),
}
const closed = { ...facts, client: { ...facts.client, closedOn: day('2026-03-05') } }
const newborn = { ...facts, client: { ...facts.client, bornOn: day('2026-03-07') } }

function mistakes(given: Partial<VisitInput>, with_: VisitFacts = facts) {
  const decision = decideVisit(input(given), with_)
  return decision.ok ? [] : decision.refusal.fields
}

describe('a worker records a visit', () => {
  test('and it is taken as said, with nothing left to do', () => {
    const { photographs: _, ...kept } = input()
    assert.deepEqual(decideVisit(input(), facts), { ok: true, value: { ...kept, nextStep: null } })
  })

  test('at which nobody was met, in no time and with no service, and learns what comes next', () => {
    for (const [outcome, nextStep] of Object.entries(facts.limits.nextSteps)) {
      const decision = decideVisit(
        input({ outcome: outcome as VisitOutcome, minutes: 0, serviceCodes: [], note: '' }),
        facts,
      )
      assert.equal(decision.ok && decision.value.nextStep, nextStep)
    }
  })

  const taken: [string, Partial<VisitInput>, VisitFacts?][] = [
    [
      'that began a moment ago by a phone that runs fast',
      { heldOn: day('2026-03-07'), startedAt: '10:00', minutes: 5 },
    ],
    ['without an hour', { startedAt: null }],
    [
      'on the day the file was opened',
      { heldOn: day('2026-01-10') },
      { ...facts, client: { ...facts.client, registeredOn: day('2026-01-10') } },
    ],
    ['on the day the file was closed', { heldOn: day('2026-03-05') }, closed],
    ['to someone whose birthday is unknown', {}, { ...facts, client: { ...facts.client, bornOn: null } }],
    ['of exactly the least and the most minutes', { minutes: 5 }],
    ['of the longest time', { minutes: 480 }],
    ['on the earliest day that may still be recorded', { heldOn: day('2026-01-06') }],
    ['with a note of exactly the length, families counted as one', { note: '👨‍👩‍👧‍👦'.repeat(10) }],
    [
      'after midnight in China, still yesterday in London',
      { heldOn: day('2026-03-08'), startedAt: '00:10', minutes: 10 },
      { ...facts, now: new Date('2026-03-07T16:30:00Z') },
    ],
  ]
  for (const [what, given, with_] of taken) test(what, () => assert.deepEqual(mistakes(given, with_), []))

  test('with a code tapped twice, and it counts once', () => {
    const decision = decideVisit(input({ serviceCodes: ['talk', 'safety-check', 'talk'] }), facts)
    assert.deepEqual(decision.ok && decision.value.serviceCodes, ['talk', 'safety-check'])
  })

  test('with a note that carries what no database stores, and the rest is kept', () => {
    const decision = decideVisit(input({ note: ' 一\u0000二\n三\ud800 ' }), facts)
    assert.equal(decision.ok && decision.value.note, '一二\n三\ufffd')
  })
})

describe('a worker is told, at its field, that', () => {
  const refused: [
    string,
    Partial<VisitInput>,
    string,
    string,
    Record<string, string | number> | undefined,
    VisitFacts?,
  ][] = [
    ['tomorrow has not been', { heldOn: day('2026-03-08') }, 'heldOn', 'held-in-future', { today: '2026-03-07' }],
    ['the client was not born', {}, 'heldOn', 'held-before-birth', undefined, newborn],
    [
      'the client was not registered',
      { heldOn: day('2025-01-09') },
      'heldOn',
      'held-before-registration',
      { registeredOn: '2025-01-10' },
    ],
    ['the file was closed', {}, 'heldOn', 'held-after-closure', { closedOn: '2026-03-05' }, closed],
    ['it is too long ago', { heldOn: day('2026-01-05') }, 'heldOn', 'held-too-long-ago', { backDays: 60 }],
    [
      'the hour has not come',
      { heldOn: day('2026-03-07'), startedAt: '10:06' },
      'startedAt',
      'starts-in-future',
      undefined,
    ],
    [
      'the visit is not over',
      { heldOn: day('2026-03-07'), startedAt: '09:50', minutes: 16 },
      'minutes',
      'ends-in-future',
      undefined,
    ],
    ['half minutes are not recorded', { minutes: 7.5 }, 'minutes', 'minutes-not-whole', undefined],
    ['no number is no minutes', { minutes: NaN }, 'minutes', 'minutes-not-whole', undefined],
    ['a meeting takes time', { minutes: 0 }, 'minutes', 'minutes-too-few', { atLeast: 5 }],
    ['time does not run backwards', { minutes: -1, outcome: 'not-met' }, 'minutes', 'minutes-too-few', { atLeast: 0 }],
    ['a visit is not that long', { minutes: 481 }, 'minutes', 'minutes-too-many', { atMost: 480 }],
    ['something was done when they met', { serviceCodes: [] }, 'serviceCodes', 'service-missing', undefined],
    [
      'the catalogue has no such service',
      { serviceCodes: ['talk', 'massage'] },
      'serviceCodes',
      'service-unknown',
      { service: 'massage' },
    ],
    [
      'it cannot be done by phone',
      { mode: 'phone' },
      'serviceCodes',
      'service-not-in-this-mode',
      { service: 'safety-check', mode: 'phone' },
    ],
    ['a note of spaces says nothing', { note: '  \n　' }, 'note', 'note-blank', undefined],
    [
      'nor does one of invisible characters',
      { note: '\u200b\u2060\u3164\u2800\u0000' },
      'note',
      'note-blank',
      undefined,
    ],
    ['the note is too long', { note: '一二三四五六七八九十👍🏽' }, 'note', 'note-too-long', { atMost: 10, length: 11 }],
    [
      'there are too many photographs',
      { photographs: 4 },
      'photographs',
      'photographs-too-many',
      { atMost: 3, count: 4 },
    ],
  ]
  for (const [what, given, field, code, params, with_] of refused) {
    test(what, () =>
      assert.deepEqual(mistakes(given, with_), [{ field, code: `services/${code}`, ...(params && { params }) }]),
    )
  }

  test('several things are wrong, all at once', () => {
    const fields = mistakes({
      heldOn: day('2027-01-01'),
      minutes: -5,
      serviceCodes: ['a', 'b'],
      note: ' ',
      photographs: 9,
    })
    assert.deepEqual(
      fields?.map(({ field }) => field),
      ['heldOn', 'minutes', 'serviceCodes', 'serviceCodes', 'note', 'photographs'],
    )
  })
})

test('any note is taken or refused, never thrown at, and what is taken is storable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (note) => {
      const decision = decideVisit(input({ note }), facts)
      if (!decision.ok) return
      assert.ok(
        decision.value.note.isWellFormed() &&
          !decision.value.note.includes('\0') &&
          lengthOf(decision.value.note) <= 10,
      )
    }),
  )
})

test('a day is compared as a day', () => {
  const later = fc
    .integer({ min: 1, max: 4000 })
    .map((n) => new Date(Date.UTC(2026, 2, 7 + n)).toISOString().slice(0, 10) as Day)
  fc.assert(fc.property(later, (heldOn) => assert.equal(mistakes({ heldOn })?.[0]?.code, 'services/held-in-future')))
})
