import assert from 'node:assert/strict'
import test from 'node:test'
import type { Jurisdiction } from '#kernel/actor.ts'
import type { RegionCode } from '#kernel/region.ts'
import { mayGrant } from './rights.ts'
import type { Role } from './rights.ts'

const code = (text: string) => text as RegionCode
const county = code('330304000000')
const town = code('330304001000')
const role = (reaches: Role['reaches'], ...permissions: string[]): Role => ({
  role: 'r',
  name: { zh: '角色', en: 'Role' },
  reaches,
  permissions,
})
const station = 'station'
const officer: Jurisdiction = { kind: 'region', regionCode: county }
const leader: Jurisdiction = {
  kind: 'organisation',
  organisationId: station,
  stationIds: [station],
  regionCodes: [town],
}
const manager: Jurisdiction = {
  kind: 'organisation',
  organisationId: 'agency',
  stationIds: [station],
  regionCodes: [town],
}

const cases: [
  says: string,
  Role,
  { regionCode: RegionCode; organisationId: string | null },
  Jurisdiction,
  string | true,
][] = [
  [
    'an officer grants inside the county',
    role('region', 'a:b'),
    { regionCode: town, organisationId: null },
    officer,
    true,
  ],
  ['and in the county itself', role('region', 'a:b'), { regionCode: county, organisationId: null }, officer, true],
  [
    'not in the one beside',
    role('region', 'a:b'),
    { regionCode: code('330302000000'), organisationId: null },
    officer,
    'identity/outside-own-subtree',
  ],
  [
    'not above',
    role('region', 'a:b'),
    { regionCode: code('330300000000'), organisationId: null },
    officer,
    'identity/outside-own-subtree',
  ],
  [
    'nobody grants what they lack',
    role('region', 'a:c'),
    { regionCode: town, organisationId: null },
    officer,
    'identity/grants-more-than-held',
  ],
  [
    'a leader grants at the station',
    role('organisation', 'a:b'),
    { regionCode: town, organisationId: station },
    leader,
    true,
  ],
  ['own records at the station too', role('own', 'a:b'), { regionCode: town, organisationId: station }, leader, true],
  [
    'not at another station',
    role('organisation', 'a:b'),
    { regionCode: town, organisationId: 'other' },
    leader,
    'identity/outside-own-subtree',
  ],
  [
    'not a region, however small',
    role('region', 'a:b'),
    { regionCode: town, organisationId: station },
    leader,
    'identity/outside-own-subtree',
  ],
  [
    'not nowhere',
    role('organisation', 'a:b'),
    { regionCode: town, organisationId: null },
    leader,
    'identity/outside-own-subtree',
  ],
  [
    'a manager grants at a station the agency runs',
    role('organisation', 'a:b'),
    { regionCode: town, organisationId: station },
    manager,
    true,
  ],
  [
    'who sees only own rows grants nothing',
    role('own', 'a:b'),
    { regionCode: town, organisationId: station },
    { kind: 'own' },
    'identity/outside-own-subtree',
  ],
]

for (const [says, wanted, reach, jurisdiction, expected] of cases) {
  test(says, () => {
    const decision = mayGrant(wanted, reach, { permissions: new Set(['a:b']), jurisdiction })
    assert.equal(decision.ok ? true : decision.refusal.code, expected)
  })
}
