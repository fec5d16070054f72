import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as registry from '#modules/workforce/contract.ts'
import * as contract from '#modules/workforce/contract-census.ts'
import { workOnCensus } from '#modules/workforce/draw-census.ts'
import { certified, onlyOurs } from '#modules/workforce/testing/census.ts'
import { aJob, aSchool, aWorker, numberOf } from '#modules/workforce/testing/given.ts'
import { refusalOf, type TestServer, testServer } from '#demo/test-server.ts'
import { regions } from '#demo/test-world.ts'

const year = 2025
const county = { year, regionCode: regions.county as never }
const prefecture = { year, regionCode: regions.prefecture as never }

const made = async (
  server: TestServer,
  who: 'officer' | 'stranger',
  name: string,
  n: number,
  more: Parameters<typeof aWorker>[0] = {},
) =>
  (
    await (
      await server.as(who)
    ).get(
      registry.registerWorker,
      aWorker({
        name,
        identityNumber: numberOf('1988-05-20', n),
        phone: null,
        regionCode: who === 'officer' ? regions.county : regions.neighbourCounty,
        ...more,
      }),
    )
  ).personId

test('a county draws, submits, is sent back with a reason, and the prefecture freezes: who is counted and as what', async (t) => {
  const server = await testServer(t)
  const [officer, province] = [await server.as('officer'), await server.as('provinceOfficer')]
  await onlyOurs(server)
  const holder = await made(server, 'officer', '持证甲', 21, {
    employment: [aJob()],
    education: [aSchool({ major: '会计', majorKind: 'other' })],
    fields: ['charity'],
  })
  await certified(server, holder, 'assistant')
  const graduate = await made(server, 'officer', '专业乙', 22, {
    employment: [aJob()],
    education: [aSchool({ diploma: 'college', degree: 'none', degreeOn: null })],
  })
  await made(server, 'officer', '高中丙', 23, {
    employment: [aJob({ employerKind: null })],
    education: [aSchool({ diploma: 'high-school', degree: 'none', degreeOn: null, major: null, majorKind: 'other' })],
  })
  await made(server, 'officer', '不详丁', 24, { employment: [aJob()] })
  await made(server, 'officer', '离职戊', 25, { employment: [aJob({ untilOn: '2025-12-31' })], education: [aSchool()] })

  assert.equal(
    refusalOf(await officer.call(contract.drawCensus, { year: 2026, regionCode: regions.county as never })),
    'workforce/census-too-early',
  )
  assert.equal(refusalOf(await (await server.as('stranger')).call(contract.drawCensus, county)), 'kernel/not-found')
  assert.equal(
    refusalOf(await officer.call(contract.drawCensus, { year, regionCode: regions.town as never })),
    'kernel/not-found',
  )
  await officer.get(contract.drawCensus, county)
  assert.equal(refusalOf(await officer.call(contract.drawCensus, county)), 'workforce/census-at-work')
  assert.equal(await workOnCensus(server.house), 1)
  const overview = await officer.get(contract.censusOverview, county)
  // Two are settled, one holds nothing and studied nothing of it, of one nothing is known.
  assert.deepEqual(overview.whole, { all: 5, inPractice: 4, talent: 2, professional: 2, unknown: 1, elsewhere: 0 })
  assert.deepEqual(
    [overview.referenceOn, overview.referenceCertainty, overview.counties.map(({ state }) => state)],
    ['2025-12-31', 'assumed', ['drawn']],
  )

  const professional = await officer.get(contract.censusPeople, { ...county, measure: 'professional' })
  assert.deepEqual(professional.rows.map(({ personId }) => personId).toSorted(), [holder, graduate].toSorted())
  const table = await officer.get(contract.censusTable, { ...county, rows: 'certificate', columns: 'diploma' })
  assert.deepEqual(
    table.rows.map(({ code, count }) => [code, count]),
    [
      ['none', 3],
      ['assistant', 1],
      ['intermediate', 0],
      ['senior', 0],
    ],
  )
  assert.deepEqual(
    [table.total, table.rows[1]!.cells.reduce((sum, one) => sum + one, 0), table.totalBefore],
    [4, 1, null],
  )
  assert.match(table.sentence.zh, /^共4人，无证书最多，3人，占75\.0%。$/)
  const cell = await officer.get(contract.censusPeople, {
    ...county,
    measure: 'in-practice',
    rows: 'certificate',
    rowCode: 'assistant',
    columns: 'diploma',
    columnCode: 'bachelor',
  })
  assert.deepEqual(
    cell.rows.map(({ personId }) => personId),
    [holder],
  )
  const field = await officer.get(contract.censusPeople, { ...county, rows: 'field', rowCode: 'charity' })
  assert.deepEqual(
    field.rows.map(({ personId }) => personId),
    [holder],
  )
  assert.equal(refusalOf(await officer.call(contract.censusTable, { ...county, rows: `sex'--` })), 'kernel/not-found')

  const missing = await officer.get(contract.censusMissing, county)
  assert.deepEqual(
    [
      missing.people,
      missing.rows.find(({ fact }) => fact === 'diploma')?.people,
      missing.rows.find(({ fact }) => fact === 'field')?.people,
    ],
    [4, 1, 4],
  )
  const lacking = await officer.get(contract.censusPeople, { ...county, missing: 'diploma' })
  assert.deepEqual(
    lacking.rows.map(({ name }) => name),
    ['不详丁'],
  )

  const { censusId, version } = overview.counties[0]!
  const act = { censusId: censusId!, basedOnVersion: version }
  assert.equal(
    refusalOf(await officer.call(contract.submitCensus, { ...act, basedOnVersion: 99 })),
    'kernel/changed-meanwhile',
  )
  assert.equal(
    refusalOf(await province.call(contract.returnCensus, { ...act, reason: '请补学历' })),
    'workforce/census-not-submitted',
  )
  await officer.get(contract.submitCensus, act)
  assert.equal(refusalOf(await officer.call(contract.drawCensus, county)), 'workforce/census-not-to-draw')
  assert.equal(
    refusalOf(await officer.call(contract.freezeCensus, { ...county, withoutSubmission: null })),
    'workforce/census-level-above',
  )
  assert.equal(
    refusalOf(await officer.call(contract.returnCensus, { ...act, basedOnVersion: version + 1, reason: '请补学历' })),
    'workforce/census-level-above',
  )
  await province.get(contract.returnCensus, { ...act, basedOnVersion: version + 1, reason: '请补学历' })
  assert.equal((await officer.get(contract.censusOverview, county)).counties[0]!.reason, '请补学历')
  await officer.get(contract.drawCensus, county)
  await workOnCensus(server.house)
  const again = (await officer.get(contract.censusOverview, county)).counties[0]!
  await officer.get(contract.submitCensus, { censusId: again.censusId!, basedOnVersion: again.version })

  // One county has not submitted: only with a reason.
  assert.equal(
    refusalOf(await province.call(contract.freezeCensus, { ...prefecture, withoutSubmission: null })),
    'withoutSubmission workforce/census-missing',
  )
  assert.deepEqual(await province.get(contract.freezeCensus, { ...prefecture, withoutSubmission: '鹿城区机构改革' }), {
    state: 'freezing',
    counties: 2,
  })
  assert.equal(await workOnCensus(server.house), 2)
  const frozen = await province.get(contract.censusOverview, prefecture)
  assert.deepEqual(
    frozen.counties.map(({ state, withoutSubmission }) => [state, withoutSubmission]),
    [
      ['frozen', '鹿城区机构改革'],
      ['frozen', null],
    ],
  )
  assert.match(frozen.counties[1]!.digest!, /^[0-9a-f]{64}$/)
  assert.equal(refusalOf(await officer.call(contract.drawCensus, county)), 'workforce/census-frozen')
  assert.equal(
    refusalOf(await province.call(contract.freezeCensus, { ...prefecture, withoutSubmission: '再来' })),
    'workforce/census-frozen',
  )

  // A lapsed registration and a degree gained later change nothing of a year that is frozen; the next year shows both.
  await made(server, 'officer', '新来己', 26, { employment: [aJob()], education: [aSchool()] })
  server.setClock('2027-01-05T09:00:00+08:00')
  const { signInAs } = await import('#demo/test-server.ts')
  const later = await signInAs(server.app, 'officer')
  await later.get(contract.drawCensus, { year: 2026, regionCode: regions.county as never })
  await workOnCensus(server.house)
  const next = await later.get(contract.censusTable, {
    year: 2026,
    regionCode: regions.county as never,
    measure: 'professional',
    rows: 'certificate',
  })
  assert.deepEqual([next.total, next.totalBefore], [3, 2])
  for (const form of ['docx', 'xlsx', 'pdf'] as const) {
    const file = await later.call(contract.exportCensus, { year: 2026, regionCode: regions.county as never, form })
    assert.ok('raw' in file && file.raw.length > 5000, form)
  }
})

test('a person is counted once: in two counties, under an old number and a new one, and after a move', async (t) => {
  const server = await testServer(t)
  const [officer, province] = [await server.as('officer'), await server.as('provinceOfficer')]
  await onlyOurs(server)
  const inOuhai = { employment: [aJob({ workRegionCode: regions.town })], education: [aSchool()] }
  // Works here, and part time next door.
  const both = await made(server, 'officer', '两处甲', 31, {
    employment: [
      aJob({ workRegionCode: regions.town }),
      aJob({ employerName: '鹿城某社', workRegionCode: regions.neighbourTown, fullTime: false, fromOn: '2022-01-01' }),
    ],
    education: [aSchool()],
  })
  // Two systems, two files: one of them under the number the person had before.
  const now = await made(server, 'officer', '换号乙', 32, { ...inOuhai, system: 'civil-affairs' })
  await made(server, 'stranger', '换号乙', 33, {
    employment: [aJob({ workRegionCode: regions.neighbourTown, fromOn: '2024-01-01' })],
    system: 'union',
  })
  const old = await server.database.pool.query(
    `select identity_number_hash as hash, identity_number_last4 as last4 from workforce.worker where region_code >= '330302' and region_code < '330303' and name = '换号乙'`,
  )
  await server.database.pool.query(
    `insert into workforce.former_number (hash, person_id, region_code, last4, until_on) values ($1, $2, $3, $4, '2024-01-01')`,
    [old.rows[0].hash, now, regions.county, old.rows[0].last4],
  )
  // Moved in the middle of the year: on the day the work is next door.
  await made(server, 'officer', '调动丙', 34, {
    employment: [
      aJob({ workRegionCode: regions.town, untilOn: '2025-07-01' }),
      aJob({ employerName: '鹿城某社', workRegionCode: regions.neighbourTown, fromOn: '2025-07-01' }),
    ],
    education: [aSchool()],
  })
  await province.get(contract.freezeCensus, { ...prefecture, withoutSubmission: '试点' })
  await workOnCensus(server.house)
  const overview = await province.get(contract.censusOverview, prefecture)
  assert.deepEqual([overview.whole.inPractice, overview.whole.elsewhere], [3, 2])
  const figures = Object.fromEntries(
    overview.counties.map(({ regionName, figures }) => [regionName, [figures!.inPractice, figures!.elsewhere]]),
  )
  assert.deepEqual(figures, { 鹿城区: [1, 2], 瓯海区: [2, 0] })
  const conflicts = await province.get(contract.censusPeople, { ...prefecture, elsewhere: 'yes' })
  assert.deepEqual(conflicts.rows.map(({ name, countedInName }) => [name, countedInName]).toSorted(), [
    ['两处甲', '瓯海区'],
    ['换号乙', '瓯海区'],
  ])
  // The neighbour reads that they are counted elsewhere, and opens no file of Ouhai.
  const stranger = await server.as('stranger')
  const there = await stranger.get(contract.censusPeople, { year, elsewhere: 'yes' })
  assert.deepEqual(
    there.rows.map(({ countedInName }) => countedInName),
    ['瓯海区', '瓯海区'],
  )
  assert.equal(
    (await officer.get(contract.censusPeople, county)).rows.some(({ personId }) => personId === both),
    true,
  )
  assert.equal(
    (await stranger.get(contract.censusPeople, { year })).rows.some(({ personId }) => personId === both),
    false,
  )
})

test('lists and tables of a census are read in the same number of statements however many people there are', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  await onlyOurs(server)
  await made(server, 'officer', '甲', 41, { employment: [aJob()] })
  await officer.get(contract.drawCensus, county)
  await workOnCensus(server.house)
  const one = await statements(server, () => officer.get(contract.censusPeople, county))
  await made(server, 'officer', '乙', 42, { employment: [aJob()] })
  await made(server, 'officer', '丙', 43, { employment: [aJob()] })
  await officer.get(contract.drawCensus, county)
  await workOnCensus(server.house)
  assert.equal(
    await statements(server, async () =>
      assert.equal((await officer.get(contract.censusPeople, county)).rows.length, 3),
    ),
    one,
  )
})

/** How many statements a call sends. */
async function statements(server: TestServer, call: () => Promise<unknown>): Promise<number> {
  let sent = 0
  const { pool } = server.house
  const connect = pool.connect.bind(pool)
  const counting = async () => {
    const client = await connect()
    const query = client.query.bind(client)
    client.query = ((...given: Parameters<typeof query>) => {
      sent++
      return query(...given)
    }) as typeof client.query
    return client
  }
  pool.connect = counting as typeof pool.connect
  try {
    await call()
  } finally {
    pool.connect = connect as typeof pool.connect
  }
  return sent
}
