import assert from 'node:assert/strict'
import { test } from 'node:test'
import { regions } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { openOrganisation, organisationPage } from '#modules/organisations/contract.ts'

const room: InputOf<typeof openOrganisation> = {
  name: '净水社区社会工作室',
  shortName: '净水社工室',
  kind: 'service-room',
  regionCode: regions.village,
  openedOn: '2026-03-01',
  creditCode: null,
  basis: '瓯社工〔2026〕1号',
}

test('a county officer opens a room where it stands, and it is of the third tier', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { organisationId } = await officer.get(openOrganisation, room)
  const page = await officer.get(organisationPage, { organisationId })
  const { id: _id, ...host } = page.links[0]!
  assert.deepEqual(host, {
    relation: 'host',
    toOrganisationId: null,
    toRegionCode: regions.village,
    toName: '净水社区',
    fromOn: '2026-03-01',
    untilOn: null,
    basis: room.basis,
  })
  assert.deepEqual(
    [page.tier, page.kindName.zh, page.place, page.version],
    [3, '社会工作室', ['瓯海区', '景山街道', '净水社区'], 1],
  )

  await t.test('what cannot be is refused at its field', async () => {
    const cases: [string, Partial<typeof room>][] = [
      ['name organisations/name-taken', {}],
      ['kind organisations/kind-unknown', { kind: 'bank' }],
      ['regionCode organisations/no-such-tier-here', { regionCode: regions.town }],
      ['regionCode organisations/region-unknown', { regionCode: '330304999000' }],
      ['regionCode organisations/outside-own-region', { regionCode: regions.neighbourVillage }],
      ['openedOn organisations/in-the-future', { openedOn: '2026-03-17' }],
      ['openedOn kernel/field-not-a-date', { openedOn: '2026-02-30' }],
      ['creditCode organisations/credit-code-wrong', { name: '另一个社工室', creditCode: '52330304MJ00000016' }],
      ['name kernel/field-too-long', { name: '长'.repeat(101) }],
    ]
    for (const [expected, change] of cases)
      assert.equal(refusalOf(await officer.call(openOrganisation, { ...room, ...change })), expected)
  })

  await t.test('a credit code is registered once', async () => {
    const agency = { ...room, kind: 'agency', regionCode: regions.county, creditCode: '52330304MJ00000015' }
    await officer.get(openOrganisation, { ...agency, name: '一家机构' })
    assert.equal(
      refusalOf(await officer.call(openOrganisation, { ...agency, name: '另一家机构' })),
      'creditCode organisations/credit-code-taken',
    )
  })

  await t.test('sent twice, it is opened once', async () => {
    const first = await officer.get(
      openOrganisation,
      { ...room, regionCode: regions.secondVillage },
      { key: 'a-phone-in-a-tunnel' },
    )
    assert.deepEqual(
      await officer.get(
        openOrganisation,
        { ...room, regionCode: regions.secondVillage },
        { key: 'a-phone-in-a-tunnel' },
      ),
      first,
    )
  })

  await t.test('the officer of the next county neither sees it nor opens one here', async () => {
    const stranger = await server.as('stranger')
    assert.equal(refusalOf(await stranger.call(organisationPage, { organisationId })), 'kernel/not-found')
    assert.equal(
      refusalOf(await stranger.call(openOrganisation, { ...room, name: '越界的社工室' })),
      'regionCode organisations/outside-own-region',
    )
  })

  await t.test('a social worker does not open organisations, and nobody does without signing in', async () => {
    assert.equal(refusalOf(await (await server.as('worker')).call(openOrganisation, room)), 'kernel/not-allowed')
    assert.equal(refusalOf(await server.nobody.call(openOrganisation, room)), 'kernel/not-signed-in')
  })
})
