import assert from 'node:assert/strict'
import { test } from 'node:test'
import { regions } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { regionChildren, regionPage, uncoveredRegions } from '#modules/organisations/contract.ts'

test('a county officer sees how far each tier covers the county, and where no site stands', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const county = await officer.get(regionPage, { code: regions.county })
  assert.deepEqual(
    county.above.map((one) => one.name),
    ['浙江省', '温州市'],
  )
  assert.deepEqual(
    county.coverage?.map(({ tier, level, divisions, covered, sites }) => [tier, level, divisions, covered, sites]),
    [
      [1, 'county', 1, 1, 1],
      [2, 'township', 2, 2, 2],
      [3, 'village', 3, 0, 0],
    ],
  )
  const villages = await officer.get(uncoveredRegions, { code: regions.county, tier: 3, size: 2 })
  assert.deepEqual([villages.total, villages.rows.map((row) => row.name)], [3, ['净水社区', '景山社区']])
  const rest = await officer.get(uncoveredRegions, { code: regions.county, tier: 3, size: 2, after: villages.next! })
  assert.deepEqual(
    [rest.next, rest.rows],
    [null, [{ code: regions.otherVillage, name: '梧田社区', path: ['浙江省', '温州市', '瓯海区', '梧田街道'] }]],
  )

  const children = await officer.get(regionChildren, { code: regions.county })
  assert.deepEqual(
    children.rows.map((row) => [row.name, row.children, row.sites]),
    [
      ['景山街道', 2, 1],
      ['梧田街道', 1, 1],
    ],
  )
  assert.deepEqual((await officer.get(regionChildren, { code: regions.county, search: '梧田' })).total, 1)

  await t.test(
    'the officer of the next county sees that the county is there, and nothing of its stations',
    async () => {
      const stranger = await server.as('stranger')
      assert.equal((await stranger.get(regionPage, { code: regions.county })).coverage, null)
      assert.deepEqual(
        (await stranger.get(regionChildren, { code: regions.county })).rows.map((row) => row.sites),
        [0, 0],
      )
      assert.equal(
        refusalOf(await stranger.call(uncoveredRegions, { code: regions.county, tier: 2 })),
        'kernel/not-found',
      )
    },
  )

  await t.test('a region or a tier that is not there is not found, and nobody looks without signing in', async () => {
    assert.equal(refusalOf(await officer.call(regionPage, { code: '110000000000' })), 'kernel/not-found')
    assert.equal(refusalOf(await officer.call(regionPage, { code: '11' })), 'kernel/not-found')
    assert.equal(refusalOf(await officer.call(uncoveredRegions, { code: regions.county, tier: 4 })), 'kernel/not-found')
    assert.equal(refusalOf(await server.nobody.call(regionPage, { code: regions.county })), 'kernel/not-signed-in')
  })
})
