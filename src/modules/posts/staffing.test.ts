import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadPacks, packFolder } from '#kernel/packs/load.ts'
import { aClient } from '#modules/posts/testing/clients.ts'
import * as contract from '#modules/posts/contract.ts'
import { registerClient } from '#modules/services/contract.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

const county = regions.county as never

async function clientsAt(server: TestServer, categories: string[], count: number): Promise<void> {
  const worker = await server.as('worker')
  const names = [
    '柏青山',
    '季长河',
    '荀白露',
    '娄望舒',
    '冉秋水',
    '池清源',
    '牧云舒',
    '温知远',
    '简素心',
    '雷鸣远',
    '纪晓岚',
    '司南',
    '戚少商',
  ]
  for (let n = 0; n < count; n++) {
    await worker.get(
      registerClient,
      aClient(`${names[n % names.length]}${n < names.length ? '' : '乙'}`, { categories, workerId: null }),
    )
  }
}

test('an officer sees what each station needs by the rule, what it has and what is missing, with the numbers and the clause', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  await clientsAt(server, ['extreme-hardship'], 3)
  const { postId } = await officer.get(contract.setUpPost, {
    organisationId: organisations.station,
    kind: 'professional',
    title: '专业社工',
    seats: 3,
    certificate: 'preferred',
    certificateLevel: 'assistant',
    funding: 'purchase',
    fromOn: '2025-01-01',
  })
  const before = await officer.get(contract.staffing, { regionCode: county })
  const [row] = before.rows.rows
  assert.deepEqual([row?.organisation.name, row?.required, row?.have, row?.gap], ['景山街道社会工作站', 1, 0, 1])
  assert.equal(row?.lines[0]?.how.zh, '特困人员 3 ÷ 20 → 1 人')
  assert.match(row?.lines[0]?.basis?.zh ?? '', /社会工作者的激励机制研究/)
  assert.equal(row?.lines[0]?.certainty, 'reported')
  await officer.get(contract.takePost, { postId, personId: personId('worker'), fromOn: '2025-01-01' })
  const after = await officer.get(contract.staffing, { regionCode: county, organisationId: organisations.station })
  assert.deepEqual(
    after.rows.rows.map((one) => [one.have, one.gap]),
    [[1, 0]],
  )
  assert.equal(
    (await officer.get(contract.staffing, { regionCode: county, gap: 'yes', organisationId: organisations.station }))
      .rows.total,
    0,
  )
  assert.equal((await officer.call(contract.exportStaffing, { regionCode: county })).status, 200)
  // A leader sees the own station, another county's officer none of these.
  assert.deepEqual((await (await server.as('leader')).get(contract.staffing, { regionCode: county })).rows.total, 1)
  assert.deepEqual((await (await server.as('stranger')).get(contract.staffing, { regionCode: county })).rows.total, 0)
})

test('eighteen in ten thousand is unknown until somebody enters the residents with a source', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const ofRegion = async () => (await officer.get(contract.staffing, { regionCode: county })).regions[0]
  assert.deepEqual(
    (await ofRegion())?.lines.map((line) => [line.code, line.required, line.gap, line.missing]),
    [['community-workers', null, null, ['urbanResidents']]],
  )
  const given = {
    regionCode: county,
    countedOn: '2025-12-31' as never,
    urbanResidents: 402_780,
    source: '统计公报（演示）',
  }
  assert.equal(
    refusalOf(await officer.call(contract.recordPopulation, { ...given, countedOn: '2027-01-01' as never })),
    'countedOn posts/day-in-future',
  )
  assert.equal(
    refusalOf(
      await officer.call(contract.recordPopulation, { ...given, regionCode: regions.neighbourCounty as never }),
    ),
    'regionCode posts/region-out-of-reach',
  )
  assert.equal(
    refusalOf(await (await server.as('leader')).call(contract.recordPopulation, given)),
    'kernel/not-allowed',
  )
  await officer.get(contract.recordPopulation, given)
  const line = (await ofRegion())!
  assert.deepEqual(
    [line.population?.source, line.lines[0]?.required, line.lines[0]?.gap],
    ['统计公报（演示）', 725, 725],
  )
  assert.equal(line.lines[0]?.how.zh, '城镇常住人口 402780 × 18 ÷ 10000 → 725 人')
  server.setClock('2026-03-16T09:31:00+08:00')
  await officer.get(contract.recordPopulation, { ...given, urbanResidents: 10_000 })
  assert.equal((await ofRegion())?.lines[0]?.required, 18)
})

test('a rule that nobody here has seen runs from a new file', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-packs-'))
  t.after(() => rm(folder, { recursive: true }))
  await cp(packFolder, folder, { recursive: true })
  await mkdir(join(folder, 'jingshan'))
  await writeFile(
    join(folder, 'jingshan/pack.yaml'),
    `title: { zh: 景山街道, en: Jingshan }\nregions: ['330304001']\ndocuments:\n  rule: { title: 景山街道人员配备办法, certainty: stated, source: 已读全文 }\n`,
  )
  await writeFile(
    join(folder, 'jingshan/staffing.yaml'),
    `title: { zh: 人员配备, en: Staffing }
values:
  floor: { is: 2, basis: rule }
lists:
  requirements:
    basis: rule
    items:
      - code: unheard-of
        name: { zh: 底数加半数, en: A floor and half }
        at: organisation
        kinds: [service-station]
        counts: [affairs]
        need: { sumOf: [{ fixed: floor }, { minOf: [{ fixed: 9 }, { share: { of: villages, share: 1.5, round: down } }] }] }
      - code: rooms-of-the-street
        name: { zh: 每室一人, en: One for each room }
        at: region
        level: township
        counts: [affairs]
        need: { perUnits: { of: stations, per: 1, round: up } }
`,
  )
  const server = await testServer(t)
  Object.assign(server.house, { packs: await loadPacks(folder) })
  const officer = await server.as('officer')
  const { rows, regions: lines } = await officer.get(contract.staffing, { regionCode: regions.town as never })
  assert.deepEqual(
    rows.rows[0]?.lines.map((line) => [line.code, line.required, line.how.zh]),
    [
      ['clients-per-worker', 0, '没有服务对象'],
      ['unheard-of', 5, '合计（2 人；取少者（9 人；村（社区） 2 × 150% → 3 人））'],
    ],
  )
  assert.equal(rows.rows[0]?.gap, 5)
  assert.deepEqual(
    lines.map((one) => [one.name, one.lines.map((line) => [line.code, line.required])]),
    [['景山街道', [['rooms-of-the-street', 1]]]],
  )
})
