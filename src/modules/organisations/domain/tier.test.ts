import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RegionCode, RegionLevel } from '#kernel/region.ts'
import { tierOf } from '#modules/organisations/domain/tier.ts'

const three: { level: number; kind: string; regionLevel: RegionLevel }[] = [
  { level: 1, kind: 'guidance-centre', regionLevel: 'county' },
  { level: 2, kind: 'service-station', regionLevel: 'township' },
]
const four: typeof three = [
  { level: 1, kind: 'guidance-centre', regionLevel: 'prefecture' },
  { level: 2, kind: 'guidance-centre', regionLevel: 'county' },
  { level: 3, kind: 'service-station', regionLevel: 'township' },
]
const centre = { code: 'guidance-centre', tiered: true, name: { zh: '社会工作指导中心' } }
const county = '330304000000' as RegionCode
const village = '330304001001' as RegionCode

test('a county centre is the first of three tiers, and the second of four', () => {
  assert.deepEqual(tierOf(centre, county, three), { ok: true, value: 1 })
  assert.deepEqual(tierOf(centre, county, four), { ok: true, value: 2 })
})

test('an agency stands anywhere and is of no tier', () => {
  assert.deepEqual(tierOf({ ...centre, code: 'agency', tiered: false }, village, three), { ok: true, value: null })
})

test('a guidance centre in a village is refused at its region', () => {
  const answer = tierOf(centre, village, three)
  assert.equal(answer.ok, false)
  assert.deepEqual(!answer.ok && answer.refusal.fields, [
    { field: 'regionCode', code: 'organisations/no-such-tier-here', params: { kind: '社会工作指导中心' } },
  ])
})
