import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RegionCode } from '#kernel/region.ts'
import { actsAs, type EntryPlace, type Level, nextStep, turnAt } from '#modules/selection/domain/chain.ts'
import { partsFound } from '#modules/selection/domain/completeness.ts'

const code = (digits: string) => digits.padEnd(12, '0') as RegionCode
const chain: Level[] = [
  { code: 'employer', level: 'employer' },
  { code: 'township', level: 'township' },
  { code: 'county', level: 'county' },
  { code: 'prefecture', level: 'prefecture' },
]
const person: EntryPlace = {
  personId: 'p',
  regionCode: code('330304001'),
  organisationId: 'station',
  employerId: 'agency',
}

test('an entry climbs the levels that lie below the office of the round, and no others', () => {
  const way = (round: string, entry: EntryPlace) => {
    const steps: string[] = []
    for (
      let at = nextStep(chain, code(round), entry, 0);
      at < chain.length;
      at = nextStep(chain, code(round), entry, at + 1)
    )
      steps.push(chain[at]!.code)
    return steps
  }
  assert.deepEqual(way('33', person), ['employer', 'township', 'county', 'prefecture'])
  assert.deepEqual(way('3303', person), ['employer', 'township', 'county'])
  assert.deepEqual(way('330304', person), ['employer', 'township'])
  assert.deepEqual(way('330304001', person), ['employer'])
  // Who works at the county has no township; an organisation is its own employer; a town of Dongguan has no county.
  assert.deepEqual(way('33', { ...person, regionCode: code('330304') }), ['employer', 'county', 'prefecture'])
  assert.deepEqual(way('33', { ...person, personId: null }), ['township', 'county', 'prefecture'])
  assert.deepEqual(way('44', { ...person, regionCode: code('441900003') }), ['employer', 'township', 'prefecture'])
  assert.deepEqual(way('33', { ...person, organisationId: null, employerId: null }), [
    'township',
    'county',
    'prefecture',
  ])
})

test('a level acts as itself, an office above it in its place, and nobody else', () => {
  const county = turnAt(chain[2]!, code('33'), person)!
  const employer = turnAt(chain[0]!, code('33'), person)!
  const office = (digits: string) => ({
    jurisdiction: { kind: 'region' as const, regionCode: code(digits) },
    organisationId: null,
  })
  const organisation = (id: string) => ({
    jurisdiction: { kind: 'organisation' as const, organisationId: id, stationIds: [], regionCodes: [] },
    organisationId: id,
  })
  const table: [turn: typeof county, who: Parameters<typeof actsAs>[1], as: string][] = [
    [county, office('330304'), 'itself'],
    [county, office('3303'), 'instead'],
    [county, office('33'), 'instead'],
    [county, office('330302'), 'not'],
    [county, office('330304001'), 'not'],
    [county, organisation('agency'), 'not'],
    [employer, organisation('agency'), 'itself'],
    [employer, organisation('station'), 'itself'],
    [employer, organisation('other'), 'not'],
    [employer, office('330304'), 'instead'],
    [employer, office('330302'), 'not'],
    [employer, { jurisdiction: { kind: 'own' }, organisationId: 'agency' }, 'not'],
  ]
  assert.deepEqual(
    table.map(([turn, who]) => actsAs(turn, who, person)),
    table.map(([, , as]) => as),
  )
})

test('one, one, one, N and X: each part by itself, at the proposal and again at delivery', () => {
  const parts = (['project', 'organisation', 'worker', 'resources', 'volunteers'] as const).map((one) => ({
    code: one,
    name: { zh: one, en: one },
    count: 1,
  }))
  const missing = (given: Record<string, string[]>) =>
    partsFound(parts, given).flatMap((part) => (part.missing > 0 ? [`${part.code} ${part.missing}`] : []))
  const whole = { project: ['甲'], organisation: ['乙'], worker: ['丙'], resources: ['丁', '戊'], volunteers: ['己'] }
  assert.deepEqual(missing(whole), [])
  assert.deepEqual(missing({ ...whole, worker: [] }), ['worker 1'])
  assert.deepEqual(missing({ ...whole, volunteers: [' ', ''] }), ['volunteers 1'])
  assert.deepEqual(missing({}), ['project 1', 'organisation 1', 'worker 1', 'resources 1', 'volunteers 1'])
})
