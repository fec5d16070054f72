import assert from 'node:assert/strict'
import { test } from 'node:test'
import { organisations, regions } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { inTransaction, scopeOf } from '#kernel/database.ts'
import {
  closeOrganisation,
  endLink,
  linkOrganisation,
  organisationPage,
  organisationsList,
  renameOrganisation,
} from '#modules/organisations/contract.ts'
import { stationAt, stationsOperatedBy } from '#modules/organisations/public.ts'

const { station, otherStation, agency, otherAgency, authority, neighbourStation } = organisations
const newOperator = {
  organisationId: station,
  version: 1,
  relation: 'operator' as const,
  toOrganisationId: otherAgency,
  fromOn: '2026-03-10',
  basis: '合同 2026-7',
}

test('a station that changes its operator on a day belongs to each in its own time', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const manager = await server.as('manager')
  assert.deepEqual(
    (await manager.get(organisationsList, { kind: 'service-station' })).rows.map((row) => row.id),
    [station],
  )

  assert.equal((await officer.get(linkOrganisation, newOperator)).version, 2)
  const page = await officer.get(organisationPage, { organisationId: station })
  const operators = page.links
    .filter((link) => link.relation === 'operator')
    .map((link) => [link.toName, link.fromOn, link.untilOn])
  assert.deepEqual(operators, [
    ['晨星社会工作服务中心', '2026-03-10', null],
    ['春晖社会工作服务中心', '2024-01-01', '2026-03-10'],
  ])
  assert.equal(page.operatorName, '晨星社会工作服务中心')

  const scope = scopeOf({
    accountId: '00000000-0000-7000-8000-000000000001',
    personId: '00000000-0000-7000-8000-000000000001',
    organisationId: null,
    jurisdiction: { kind: 'region', regionCode: regions.county as never },
  })
  await inTransaction(server.house.pool, scope, async ({ db }) => {
    const places = await Promise.all(['2026-03-09', '2026-03-10'].map((day) => stationAt(db, station, day)))
    assert.deepEqual(
      places.map((place) => place?.operatorId),
      [agency, otherAgency],
    )
    assert.deepEqual(places[0]?.coveredRegionCodes, [regions.town])
    assert.deepEqual(await stationsOperatedBy(db, otherAgency, '2026-03-10'), [otherStation, station].sort())
    assert.deepEqual(await stationsOperatedBy(db, agency, '2026-03-10'), [])
  })

  await t.test('the agency that left no longer sees the station once its session is read again', async () => {
    server.setClock('2026-03-16T09:31:00+08:00')
    assert.deepEqual((await manager.get(organisationsList, { kind: 'service-station' })).rows, [])
    assert.equal(refusalOf(await manager.call(organisationPage, { organisationId: station })), 'kernel/not-found')
  })

  await t.test('what cannot be is refused', async () => {
    const next = { ...newOperator, version: 2 }
    const cases: [string, Partial<typeof newOperator> | object][] = [
      ['kernel/changed-meanwhile', { version: 1 }],
      ['toOrganisationId organisations/already-linked', {}],
      ['toOrganisationId organisations/may-not-be-that', { toOrganisationId: authority }],
      ['toOrganisationId organisations/links-to-itself', { toOrganisationId: station, relation: 'employer' }],
      ['toOrganisationId organisations/target-missing', { toOrganisationId: null }],
      ['toOrganisationId organisations/organisation-unknown', { toOrganisationId: neighbourStation }],
      ['fromOn organisations/before-last-link', { toOrganisationId: agency }],
      ['toRegionCode organisations/target-missing', { relation: 'covers', toOrganisationId: null }],
      ['toRegionCode organisations/outside-own-region', { relation: 'covers', toRegionCode: regions.neighbourTown }],
      ['regionCode organisations/no-such-tier-here', { relation: 'host', toRegionCode: regions.village }],
      ['kernel/not-found', { organisationId: neighbourStation }],
    ]
    for (const [expected, change] of cases)
      assert.equal(refusalOf(await officer.call(linkOrganisation, { ...next, ...change } as never)), expected)
  })

  await t.test('a second region is covered beside the first, until it is not', async () => {
    const { linkId, version } = await officer.get(linkOrganisation, {
      organisationId: station,
      version: 2,
      relation: 'covers',
      toRegionCode: regions.otherTown,
      fromOn: '2026-03-10',
    })
    const ended = await officer.get(endLink, { organisationId: station, linkId, version, untilOn: '2026-03-12' })
    assert.equal(
      refusalOf(
        await officer.call(endLink, { organisationId: station, linkId, version: ended.version, untilOn: '2026-03-13' }),
      ),
      'organisations/link-ended',
    )
    const host = (await officer.get(organisationPage, { organisationId: station })).links.find(
      (link) => link.relation === 'host',
    )!
    assert.equal(
      refusalOf(
        await officer.call(endLink, {
          organisationId: station,
          linkId: host.id,
          version: ended.version,
          untilOn: '2026-03-13',
        }),
      ),
      'organisations/host-never-ends',
    )
    assert.equal(
      refusalOf(
        await officer.call(endLink, { organisationId: otherStation, linkId, version: 1, untilOn: '2026-03-13' }),
      ),
      'kernel/not-found',
    )
  })
})

test('a closed organisation refuses entry, and an agency closes only when it runs nothing', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const close = { organisationId: agency, version: 1, closedOn: '2026-03-15', reason: '合同到期' }
  assert.equal(refusalOf(await officer.call(closeOrganisation, close)), 'organisations/still-operates')
  assert.equal(
    refusalOf(await officer.call(closeOrganisation, { ...close, organisationId: station, closedOn: '2026-03-17' })),
    'closedOn organisations/in-the-future',
  )
  assert.equal(
    refusalOf(await officer.call(closeOrganisation, { ...close, organisationId: station, closedOn: '2023-03-17' })),
    'closedOn organisations/before-opening',
  )
  assert.equal(
    refusalOf(await officer.call(closeOrganisation, { ...close, organisationId: neighbourStation })),
    'kernel/not-found',
  )

  await officer.get(closeOrganisation, { ...close, organisationId: station })
  await officer.get(closeOrganisation, close)
  const page = await officer.get(organisationPage, { organisationId: station })
  assert.equal(page.closedOn, '2026-03-15')
  assert.deepEqual([...new Set(page.links.map((link) => link.untilOn))], ['2026-03-15'])
  assert.equal(refusalOf(await officer.call(linkOrganisation, { ...newOperator, version: 2 })), 'organisations/closed')
  assert.equal(
    refusalOf(
      await officer.call(renameOrganisation, {
        organisationId: station,
        version: 2,
        name: '新名社工站',
        shortName: '新名',
      }),
    ),
    'organisations/closed',
  )
  assert.equal(
    refusalOf(await officer.call(closeOrganisation, { ...close, organisationId: station })),
    'organisations/closed',
  )
  assert.deepEqual(
    (await officer.get(organisationsList, { state: 'closed' })).rows.map((row) => row.id).sort(),
    [station, agency].sort(),
  )
})

test('a renamed station is found by its new name and its sound, and its links keep theirs', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const renamed = { organisationId: agency, version: 1, name: '瓯海春风社会工作服务中心', shortName: '春风' }
  assert.deepEqual(await officer.get(renameOrganisation, renamed), { version: 2 })
  assert.equal(refusalOf(await officer.call(renameOrganisation, renamed)), 'kernel/changed-meanwhile')
  assert.equal(
    refusalOf(await officer.call(renameOrganisation, { ...renamed, version: 2, name: '晨星社会工作服务中心' })),
    'name organisations/name-taken',
  )
  for (const search of ['春风', 'ouhaichun', 'ohcf']) {
    assert.deepEqual(
      (await officer.get(organisationsList, { search })).rows.map((row) => row.name),
      ['瓯海春风社会工作服务中心'],
    )
  }
  assert.equal((await officer.get(organisationPage, { organisationId: station })).operatorName, '春晖社会工作服务中心')
  assert.deepEqual((await officer.get(organisationsList, { search: "%' or 1=1 --" })).rows, [])
})

test('each sees the organisations of the own reach, page by page', async (t) => {
  const server = await testServer(t)
  const namesFor = async (who: Parameters<typeof server.as>[0], input = {}) =>
    (await (await server.as(who)).get(organisationsList, input)).rows.map((row) => row.name)
  assert.equal((await namesFor('officer')).length, 6)
  assert.equal((await namesFor('provinceOfficer')).length, 8)
  assert.deepEqual(await namesFor('leader'), ['景山街道社会工作站'])
  assert.deepEqual((await namesFor('manager')).sort(), ['景山街道社会工作站', '春晖社会工作服务中心'].sort())
  assert.deepEqual(await namesFor('roomWorker'), ['景山街道社会工作站'])
  assert.deepEqual((await namesFor('stranger')).sort(), ['五马街道社会工作站', '鹿城区社会工作部'].sort())

  const officer = await server.as('officer')
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await officer.get(organisationsList, { size: 4, after, within: regions.county })
    assert.equal(page.total, 6)
    seen.push(...page.rows.map((row) => row.id))
    after = page.next ?? undefined
  } while (after)
  assert.equal(new Set(seen).size, 6)
  assert.deepEqual(
    (await officer.get(organisationsList, { operatorId: agency })).rows.map((row) => row.id),
    [station],
  )
  assert.equal(refusalOf(await server.nobody.call(organisationsList, {})), 'kernel/not-signed-in')
  assert.equal(refusalOf(await (await server.as('auditor')).call(organisationsList, {})), 'kernel/not-allowed')
})
