import assert from 'node:assert/strict'
import { test } from 'node:test'
import { organisations, personId, regions } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { inTransaction, scopeOf, stranger } from '#kernel/database.ts'
import type { RegionCode } from '#kernel/region.ts'
import {
  changeRegion,
  findRegions,
  organisationPage,
  regionChildren,
  regionPage,
} from '#modules/organisations/contract.ts'
import { earlierRegionCodes, laterRegionCodes } from '#modules/organisations/public.ts'

const code = (text: string) => text as RegionCode
const newTown = '330304009000'
const basis = '浙民区〔2026〕3号'

test('a town that gets a new code takes its villages and stations along, and its past stays', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const recode = {
    kind: 'recode' as const,
    from: [regions.town],
    to: [{ code: newTown, name: '景山街道' }],
    on: '2026-03-01',
    basis,
  }
  assert.deepEqual(await officer.get(changeRegion, recode), { moved: 2, organisationsMoved: 1 })

  const station = await officer.get(organisationPage, { organisationId: organisations.station })
  assert.deepEqual([station.regionCode, station.place], [newTown, ['瓯海区', '景山街道']])
  const hosts = station.links
    .filter((link) => link.relation === 'host')
    .map((link) => [link.toRegionCode, link.fromOn, link.untilOn])
  assert.deepEqual(hosts, [
    [newTown, '2026-03-01', null],
    [regions.town, '2024-01-01', '2026-03-01'],
  ])
  assert.deepEqual(
    (await officer.get(regionChildren, { code: newTown })).rows.map((row) => [row.code, row.name]),
    [
      ['330304009001', '净水社区'],
      ['330304009003', '景山社区'],
    ],
  )
  const former = await officer.get(regionPage, { code: regions.town })
  assert.deepEqual([former.validUntil, former.changes[0]?.to], ['2026-03-01', { code: newTown, name: '景山街道' }])

  const found = async (on: string) =>
    (await server.nobody.get(findRegions, { typed: '净水', on })).regions.map((region) => region.code)
  assert.deepEqual(await found('2026-02-28'), [regions.village])
  assert.deepEqual(await found('2026-03-01'), ['330304009001'])
  await inTransaction(server.house.pool, stranger, async ({ db }) => {
    assert.deepEqual(await laterRegionCodes(db, code(regions.village), '2026-03-16'), ['330304009001'])
    assert.deepEqual(await laterRegionCodes(db, code(regions.village), '2026-02-28'), [regions.village])
    assert.deepEqual(await earlierRegionCodes(db, code('330304009001'), '2026-02-28'), [regions.village])
    assert.deepEqual(await earlierRegionCodes(db, code(regions.otherVillage), '2026-02-28'), [regions.otherVillage])
  })
  assert.equal(refusalOf(await officer.call(changeRegion, recode)), 'from organisations/region-unknown')
})

test('a renamed village is found by its new name and remembers the old one', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  await officer.get(changeRegion, {
    kind: 'rename',
    from: [regions.village],
    to: [{ code: regions.village, name: '清水社区' }],
    on: '2026-03-01',
    basis,
  })
  const { regions: found } = await officer.get(findRegions, { typed: 'qingshui' })
  assert.deepEqual(
    found.map((region) => [region.name, region.path]),
    [['清水社区', ['浙江省', '温州市', '瓯海区', '景山街道']]],
  )
  const { changes } = await officer.get(regionPage, { code: regions.village })
  assert.deepEqual(changes[0], {
    kind: 'rename',
    from: { code: regions.village, name: '净水社区' },
    to: { code: regions.village, name: '清水社区' },
    on: '2026-03-01',
    basis,
  })
})

test('villages merge into one and a village splits in two', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const merge = {
    kind: 'merge' as const,
    from: [regions.village, regions.secondVillage],
    to: [{ code: regions.secondVillage, name: '景山社区' }],
    on: '2026-02-01',
    basis,
  }
  await officer.get(changeRegion, merge)
  const halves = ['330304001011', '330304001012']
  await officer.get(changeRegion, {
    kind: 'split',
    from: [regions.secondVillage],
    to: halves.map((half) => ({ code: half, name: `景山${half.slice(-1)}社区` })),
    on: '2026-03-01',
    basis,
  })
  await inTransaction(server.house.pool, stranger, async ({ db }) => {
    assert.deepEqual(await laterRegionCodes(db, code(regions.village), '2026-02-15'), [regions.secondVillage])
    assert.deepEqual(await laterRegionCodes(db, code(regions.village), '2026-03-16'), halves)
    assert.deepEqual(await earlierRegionCodes(db, code(halves[0]!), '2026-01-01'), [
      regions.village,
      regions.secondVillage,
    ])
  })
})

test('what cannot have happened, or happened elsewhere, is refused', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const rename = {
    kind: 'rename' as const,
    from: [regions.town],
    to: [{ code: regions.town, name: '景山镇' }],
    on: '2026-03-01',
    basis,
  }
  const cases: [string, object][] = [
    ['on organisations/in-the-future', { on: '2026-03-17' }],
    [
      'to organisations/outside-own-region',
      { from: [regions.neighbourTown], to: [{ code: regions.neighbourTown, name: '五马镇' }] },
    ],
    ['to organisations/outside-own-region', { kind: 'recode', to: [{ code: '330302009000', name: '景山街道' }] }],
    [
      'from organisations/change-leaves-regions-below',
      { kind: 'merge', from: [regions.town, regions.otherTown], to: [{ code: regions.otherTown, name: '梧田街道' }] },
    ],
    [
      'to organisations/change-parent-missing',
      { kind: 'recode', from: [regions.village], to: [{ code: '330304009001', name: '净水社区' }] },
    ],
    ['to organisations/change-code-taken', { kind: 'recode', to: [{ code: regions.otherTown, name: '景山街道' }] }],
    ['basis kernel/field-missing', { basis: undefined }],
  ]
  for (const [expected, change] of cases)
    assert.equal(refusalOf(await officer.call(changeRegion, { ...rename, ...change } as never)), expected)
  assert.equal(refusalOf(await (await server.as('director')).call(changeRegion, rename)), 'kernel/not-allowed')
  assert.equal(
    refusalOf(await (await server.as('stranger')).call(changeRegion, rename)),
    'to organisations/outside-own-region',
  )
})

test('the database itself keeps an officer from the regions of the next county', async (t) => {
  const server = await testServer(t)
  const actor = { accountId: personId('officer'), personId: personId('officer'), organisationId: null }
  const scope = scopeOf({ ...actor, jurisdiction: { kind: 'region', regionCode: code(regions.county) } })
  const rename = (region: string) =>
    inTransaction(server.house.pool, scope, ({ query }) =>
      query('update organisations.region set name = $2 where code = $1', [region, '新名']),
    )
  await rename(regions.town)
  await assert.rejects(rename(regions.neighbourTown), { code: '42501' })
  const asStranger = inTransaction(server.house.pool, stranger, ({ query }) =>
    query('update organisations.region set name = $1', ['新名']),
  )
  await assert.rejects(asStranger, { code: '42501' })
})
