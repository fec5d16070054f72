import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideEnd, decideLink } from '#modules/organisations/domain/link.ts'
import type { Link, Wanted } from '#modules/organisations/domain/link.ts'

const station = { id: 'station', openedOn: '2024-01-01', closedOn: null }
const agency = { code: 'agency', mayOperate: true, mayEmploy: true }
const host: Link = { id: 'h', relation: 'host', to: '330304001000', fromOn: '2024-01-01', untilOn: null }
const spring: Link = { id: 'o', relation: 'operator', to: 'spring', fromOn: '2024-01-01', untilOn: null }
const wanted: Wanted = { relation: 'operator', to: 'dawn', fromOn: '2025-05-01', toKind: agency }

const refusalOf = (answer: ReturnType<typeof decideLink> | ReturnType<typeof decideEnd>) =>
  answer.ok
    ? 'accepted'
    : (answer.refusal.fields?.map((one) => `${one.field} ${one.code}`).join() ?? answer.refusal.code)

test('a new operator ends the former one on the same day', () => {
  assert.deepEqual(decideLink(station, [host, spring], wanted), { ok: true, value: { ends: 'o' } })
})

test('a second authority or a second region comes beside the first', () => {
  const authority = { code: 'authority', mayOperate: false, mayEmploy: true }
  const guide: Link = { id: 'g', relation: 'guiding-authority', to: 'bureau', fromOn: '2024-01-01', untilOn: null }
  assert.deepEqual(
    decideLink(station, [guide], { ...wanted, relation: 'guiding-authority', to: 'department', toKind: authority }),
    { ok: true, value: { ends: null } },
  )
  assert.deepEqual(
    decideLink(station, [host], { relation: 'covers', to: '330304002000', fromOn: '2024-01-01', toKind: null }),
    { ok: true, value: { ends: null } },
  )
})

test('an operator may come back on the day the other left', () => {
  const before: Link = { ...spring, untilOn: '2025-05-01' }
  assert.deepEqual(decideLink(station, [before], { ...wanted, to: 'spring' }), { ok: true, value: { ends: null } })
  assert.equal(
    refusalOf(decideLink(station, [before], { ...wanted, fromOn: '2025-04-30' })),
    'fromOn organisations/before-last-link',
  )
})

test('what cannot be is refused where it was entered', () => {
  const cases: [string, ReturnType<typeof decideLink>][] = [
    ['organisations/closed', decideLink({ ...station, closedOn: '2025-01-01' }, [], wanted)],
    ['toOrganisationId organisations/links-to-itself', decideLink(station, [], { ...wanted, to: 'station' })],
    [
      'toOrganisationId organisations/may-not-be-that',
      decideLink(station, [], { ...wanted, toKind: { code: 'volunteer-team', mayOperate: false, mayEmploy: false } }),
    ],
    [
      'toOrganisationId organisations/may-not-be-that',
      decideLink(station, [], { ...wanted, relation: 'supervising-authority' }),
    ],
    ['fromOn organisations/before-opening', decideLink(station, [], { ...wanted, fromOn: '2023-12-31' })],
    ['fromOn organisations/before-last-link', decideLink(station, [spring], { ...wanted, fromOn: '2024-01-01' })],
    ['toOrganisationId organisations/already-linked', decideLink(station, [spring], { ...wanted, to: 'spring' })],
    [
      'toRegionCode organisations/already-linked',
      decideLink(station, [host], { relation: 'host', to: host.to, fromOn: '2025-01-01', toKind: null }),
    ],
  ]
  for (const [expected, answer] of cases) assert.equal(refusalOf(answer), expected)
})

test('a link ends once, not before it began, and a place never without another', () => {
  assert.deepEqual(decideEnd(station, spring, '2025-01-01'), { ok: true, value: null })
  assert.equal(refusalOf(decideEnd(station, host, '2025-01-01')), 'organisations/host-never-ends')
  assert.equal(
    refusalOf(decideEnd(station, { ...spring, untilOn: '2024-06-01' }, '2025-01-01')),
    'organisations/link-ended',
  )
  assert.equal(refusalOf(decideEnd(station, spring, '2023-06-01')), 'untilOn organisations/before-last-link')
  assert.equal(
    refusalOf(decideEnd({ ...station, closedOn: '2025-01-01' }, spring, '2025-02-01')),
    'organisations/closed',
  )
})
