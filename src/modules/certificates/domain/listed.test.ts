import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import { type HeldCertificate, type ListedCertificate, listedOutcome } from '#modules/certificates/domain/listed.ts'

const day = (text: string) => text as Day
const held: HeldCertificate = {
  id: 'a',
  version: 1,
  level: 'assistant',
  number: 'ZX1',
  passedOn: day('2019-09-20'),
  verification: 'unverified',
}
const said = (more: Partial<ListedCertificate> = {}): ListedCertificate => ({
  level: 'assistant',
  number: 'ZX1',
  gained: day('2019-09-01'),
  isTaken: false,
  ...more,
})
const why = (own: HeldCertificate[], listed: ListedCertificate) => listedOutcome(own, listed).note?.why
const diff = (own: HeldCertificate[], listed: ListedCertificate) => listedOutcome(own, listed).diff

test('a certificate that is kept already, by number or by level, is no news; a day is a month to a list', () => {
  for (const listed of [said(), said({ number: null }), said({ gained: null }), said({ level: null, gained: null })])
    assert.deepEqual(listedOutcome([held], listed), { of: held, diff: {}, note: null })
  assert.deepEqual(listedOutcome([], said({ level: null, number: null, gained: null })).note, null)
  assert.deepEqual(listedOutcome([], said({ level: 'none', number: null, gained: null })).note, null)
})

test('a new one needs its level and its month, stands beside those held, and may wait for its number', () => {
  assert.deepEqual(diff([], said()), {
    'certificate-level': [null, 'assistant'],
    'certificate-number': [null, 'ZX1'],
    'certificate-gained': [null, '2019-09-01'],
  })
  assert.deepEqual(diff([held], said({ level: 'intermediate', number: null, gained: day('2022-06-01') })), {
    'certificate-level': ['assistant', 'intermediate'],
    'certificate-gained': [null, '2022-06-01'],
  })
  assert.equal(why([], said({ level: null })), 'certificate-level-missing')
  assert.equal(why([], said({ gained: null })), 'certificate-day-missing')
  assert.equal(why([], said({ gained: day('2007-12-01') })), 'certificate-day-too-early')
})

test('what nobody has verified is corrected by the list; what was verified stays, and takes only a number it had not', () => {
  const other = said({ number: 'ZX2', gained: day('2020-09-01') })
  assert.deepEqual(diff([held], other), {
    'certificate-number': ['ZX1', 'ZX2'],
    'certificate-gained': ['2019-09-20', '2020-09-01'],
  })
  assert.deepEqual(diff([held], said({ level: 'intermediate' })), {
    'certificate-level': ['assistant', 'intermediate'],
  })
  for (const verification of ['matched', 'approved'] as const) {
    const settled = { ...held, verification }
    assert.deepEqual(diff([settled], other), {})
    assert.equal(why([settled], other), 'certificate-settled')
    assert.equal(why([settled], said({ level: 'intermediate' })), 'certificate-settled')
    assert.equal(why([settled], said({ number: 'ZX2' })), 'certificate-settled')
    assert.deepEqual(diff([{ ...settled, number: null }], said()), { 'certificate-number': [null, 'ZX1'] })
  }
  assert.equal(why([held], said({ gained: day('2007-12-01') })), 'certificate-day-too-early')
})

test('a number of somebody else, of another certificate or of no certificate is not taken', () => {
  assert.equal(why([], said({ isTaken: true })), 'certificate-of-another')
  assert.equal(why([], said({ number: undefined })), 'certificate-number-not-plain')
  const higher: HeldCertificate = { ...held, id: 'b', level: 'intermediate', number: 'ZX9' }
  assert.equal(why([held, higher], said({ level: 'intermediate' })), 'certificate-of-another')
})

test('a list that says none takes nothing away', () => {
  assert.deepEqual(listedOutcome([held], said({ level: 'none' })), {
    of: null,
    diff: {},
    note: { column: 'certificate-level', why: 'certificate-held-though-none' },
  })
})
