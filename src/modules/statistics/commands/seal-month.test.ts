import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { refusalOf, signInAs, type TestServer, testServer } from '#demo/test-server.ts'
import { type CastName, organisations, personId, regions, username } from '#demo/test-world.ts'
import { readSheet } from '#kernel/documents/lists.ts'
import * as services from '#modules/services/contract.ts'
import * as contract from '#modules/statistics/contract.ts'
import { checkFigures } from '#modules/statistics/public.ts'
import { refreshToTheEnd } from '#modules/statistics/testing/rows.ts'

const month = '2026-02'
const county = { regionCode: regions.county as never }

// Sessions end while the clock is moved by weeks: everyone signs in again.
const again = (server: TestServer, who: CastName) => signInAs(server.app, username(who))

/** Six people of the own town are visited in February, one of the town beside. */
async function february(server: TestServer): Promise<string[]> {
  server.setClock('2026-02-20T09:00:00+08:00')
  const visit = async (who: 'worker' | 'otherWorker', regionCode: string, stationId: string, number: number) => {
    const worker = await server.as(who)
    const { clientId } = await worker.get(services.registerClient, {
      name: `试用${String.fromCodePoint(0x4e00 + number * 37)}`,
      sex: 'unknown',
      bornOn: null,
      identityNumber: null,
      noNumberReason: '未登记',
      phone: null,
      address: null,
      regionCode: regionCode as never,
      registeredRegionCode: null,
      residence: 'here',
      householdId: null,
      categories: [],
      stationId,
      workerId: personId(who),
    })
    const made = await worker.get(services.recordService, {
      method: 'visit',
      clientId,
      heldOn: '2026-02-20',
      startedAt: null,
      minutes: 30,
      serviceCodes: ['policy-advice'],
      mode: 'home',
      outcome: 'met',
      note: '',
    })
    return made.recordId
  }
  const records: string[] = []
  for (let number = 1; number <= 6; number++)
    records.push(await visit('worker', regions.village, organisations.station, number))
  await visit('otherWorker', regions.otherVillage, organisations.otherStation, 7)
  await refreshToTheEnd(server.database.pool, server.house.clock())
  return records
}

const figureOf = (answer: { figures: { indicator: string; value: number | null }[] }, indicator: string) =>
  answer.figures.find((one) => one.indicator === indicator)?.value

test('a worker’s visits become the figures of the station, the county and the province, and nothing of the next county', async (t) => {
  const server = await testServer(t)
  await february(server)
  for (const [who, visits] of [
    ['leader', 6],
    ['officer', 7],
    ['provinceOfficer', 7],
    ['manager', 6],
    ['stranger', 0],
  ] as const) {
    const answer = await (await server.as(who)).get(contract.overview, {})
    assert.equal(figureOf(answer, 'visits'), visits, who)
    assert.equal(figureOf(answer, 'persons'), visits, who)
  }
  const stranger = await server.as('stranger')
  for (const regionCode of [regions.county, regions.town, regions.village, regions.prefecture] as never[]) {
    assert.equal(refusalOf(await stranger.call(contract.overview, { regionCode })), 'kernel/not-found')
    assert.equal(
      refusalOf(
        await stranger.call(contract.openFigure, { indicator: 'visits', from: month, until: month, regionCode }),
      ),
      'kernel/not-found',
    )
  }
  assert.deepEqual(await checkFigures(server.house.gatePool, server.house.clock()), [])
})

test('a figure opens to its rows as far as rights go, and says how many more there are', async (t) => {
  const server = await testServer(t)
  await february(server)
  const visits = { indicator: 'visits', from: month, until: month }
  const officer = await server.as('officer')
  const opened = await officer.get(contract.openFigure, { ...visits, size: 4 })
  assert.deepEqual([opened.figure.value, opened.rows.total, opened.hidden, opened.rows.rows.length], [7, 7, 0, 4])
  const rest = await officer.get(contract.openFigure, { ...visits, size: 4, after: opened.rows.next! })
  const ids = [...opened.rows.rows, ...rest.rows.rows].map((row) => row.id)
  assert.deepEqual([new Set(ids).size, rest.rows.next], [7, null])
  assert.match(opened.sql, /from services\.service_record/)
  assert.deepEqual(
    opened.tree.map((one) => one.name),
    ['瓯海区'],
  )

  // Another station's worker came into the town: the station counts it, but may not open it.
  await server.database.pool.query(
    `update services.service_record set station_id = $1 where id = (select id from services.service_record where region_code = $2 limit 1)`,
    [organisations.otherStation, regions.village],
  )
  const leader = await server.as('leader')
  const own = await leader.get(contract.openFigure, visits)
  assert.deepEqual([own.figure.value, own.rows.total, own.rows.rows.length, own.hidden], [6, 5, 5, 1])
  for (const indicator of [
    'persons',
    'active-workers',
    'late-records',
    'priority-coverage',
    'overdue-priority-visits',
    'cases',
  ]) {
    assert.ok(await officer.get(contract.openFigure, { ...visits, indicator }), indicator)
  }
  assert.equal(
    refusalOf(await officer.call(contract.openFigure, { ...visits, indicator: 'no-such' })),
    'statistics/unknown-indicator',
  )
  assert.equal(
    refusalOf(await officer.call(contract.series, { indicator: 'visits', from: '2026-03', until: '2026-01' })),
    'until statistics/period-crossed',
  )
  assert.equal(
    refusalOf(await officer.call(contract.series, { indicator: 'visits', from: '1990-01', until: '2026-01' })),
    'from statistics/period-too-long',
  )
})

test('parts are ranked, months follow each other, and a rate of nothing is not a hundred per cent', async (t) => {
  const server = await testServer(t)
  await february(server)
  const officer = await server.as('officer')
  const parts = await officer.get(contract.breakdown, { indicator: 'persons', from: '2026-01', until: month })
  assert.deepEqual(
    parts.rows.map((row) => [row.regionName, row.value, row.hasParts]),
    [
      ['景山街道', 6, true],
      ['梧田街道', 1, true],
    ],
  )
  assert.equal(parts.sentence.zh, '2个下级地区中，景山街道的服务人数最多，6人；梧田街道最少，1人。')
  const months = await officer.get(contract.series, { indicator: 'late-records', from: '2026-01', until: month })
  assert.deepEqual(
    months.points.map((point) => point.value),
    [null, 0],
  )
  assert.equal(months.whole.denominator, 7)
})

test('a county seals its month when the stations are in, and what is corrected later shows with who, when and why', async (t) => {
  const server = await testServer(t)
  const records = await february(server)
  assert.equal(
    refusalOf(await (await server.as('officer')).call(contract.sealMonth, { ...county, month, withoutMissing: null })),
    'statistics/month-is-running',
  )
  assert.equal(
    refusalOf(
      await (await server.as('leader')).call(contract.submitMonth, { month, stationId: organisations.station }),
    ),
    'statistics/month-is-running',
  )

  server.setClock('2026-03-04T09:00:00+08:00')
  const [leader, officer] = [await again(server, 'leader'), await again(server, 'officer')]
  const submission = { month, stationId: organisations.station }
  assert.equal(
    refusalOf(await leader.call(contract.submitMonth, { ...submission, stationId: organisations.otherStation })),
    'kernel/not-found',
  )
  assert.equal(
    refusalOf(await officer.call(contract.submitMonth, { ...submission, stationId: organisations.agency })),
    'kernel/not-found',
  )
  assert.deepEqual(await leader.get(contract.submitMonth, submission), { state: 'submitted' })
  assert.equal(refusalOf(await leader.call(contract.submitMonth, submission)), 'statistics/already-submitted')

  server.setClock('2026-03-16T09:30:00+08:00')
  const [late, sealing, stranger] = [
    await again(server, 'leader'),
    await again(server, 'officer'),
    await again(server, 'stranger'),
  ]
  const before = await sealing.get(contract.month, { month })
  assert.deepEqual(
    before.stations.map(({ stationName, state }) => [stationName, state]),
    [
      ['景山街道社会工作站', 'submitted'],
      ['梧田街道社会工作站', 'late'],
    ],
  )
  assert.deepEqual([before.state, before.maySeal.may, before.maySubmit.may], ['due', true, true])
  assert.equal(
    refusalOf(await sealing.call(contract.sealMonth, { ...county, month, withoutMissing: null })),
    'withoutMissing statistics/stations-missing',
  )
  assert.equal(
    refusalOf(await stranger.call(contract.sealMonth, { ...county, month, withoutMissing: '试' })),
    'kernel/not-found',
  )
  assert.equal(
    refusalOf(await late.call(contract.sealMonth, { ...county, month, withoutMissing: '试' })),
    'kernel/not-allowed',
  )
  const { digest } = await sealing.get(contract.sealMonth, { ...county, month, withoutMissing: '梧田站停电' })
  assert.match(digest, /^[0-9a-f]{64}$/)
  assert.equal(
    refusalOf(await sealing.call(contract.sealMonth, { ...county, month, withoutMissing: '试' })),
    'statistics/month-is-sealed',
  )
  assert.equal(
    refusalOf(await sealing.call(contract.submitMonth, { month, stationId: organisations.otherStation })),
    'statistics/month-is-sealed',
  )

  const worker = await again(server, 'worker')
  await worker.get(services.withdrawRecord, { recordId: records[0]!, basedOnVersion: 1, reason: '重复登记' })
  await refreshToTheEnd(server.database.pool, server.house.clock())
  const sealed = await sealing.get(contract.month, { month })
  const visits = (answer: typeof sealed) => answer.lines.find((line) => line.indicator.key === 'visits')!.now.value
  assert.deepEqual([sealed.state, sealed.seal?.byName, visits(sealed)], ['sealed', '周敏', 7])
  assert.deepEqual(
    sealed.adjustments.filter((one) => one.indicator === 'visits'),
    [
      {
        indicator: 'visits',
        title: { zh: '探访次数', en: 'Visits' },
        regionName: '净水社区',
        at: '2026-03-16T01:30:00.000Z',
        byName: '林小雨',
        reason: '重复登记',
        before: 7,
        after: 6,
      },
    ],
  )
  assert.equal(visits(await late.get(contract.month, { month })), 6, 'the town is sealed with its county')
  assert.deepEqual(
    (await sealing.get(contract.months, {})).rows.find((row) => row.month === month)?.adjustments,
    sealed.adjustments.length,
  )
  assert.equal(
    (await sealing.get(contract.openFigure, { indicator: 'visits', from: month, until: month })).adjustments.length,
    1,
  )
})

test('the rows behind a figure leave as a file: what the reader sees, and for those who may export', async (t) => {
  const server = await testServer(t)
  await february(server)
  const visits = { indicator: 'visits', from: month, until: month }
  const linesFor = async (who: CastName): Promise<unknown[][]> => {
    const answer = await (await server.as(who)).call(contract.exportFigure, visits)
    assert.ok('raw' in answer, who)
    const lines: unknown[][] = []
    for await (const row of readSheet(Readable.from([answer.raw]))) lines.push(row.values)
    return lines
  }
  const lines = await linesFor('officer')
  assert.deepEqual([lines[0], lines.length], [['名称', '类型', '日期', '地区', '情况'], 1 + 7])
  assert.deepEqual(lines[1]!.slice(1, 3), ['服务记录', '2026-02-20'])
  assert.equal((await linesFor('stranger')).length, 1)
  const worker = await server.as('worker')
  assert.equal(refusalOf(await worker.call(contract.exportFigure, visits)), 'kernel/not-allowed')
})

test('a month is exported as an official paper, provisional or sealed, with its definitions', async (t) => {
  const server = await testServer(t)
  await february(server)
  const officer = await server.as('officer')
  for (const [form, start] of [
    ['docx', 'PK'],
    ['xlsx', 'PK'],
    ['pdf', '%P'],
  ] as const) {
    const answer = await officer.call(contract.exportMonth, { month, form })
    assert.ok('raw' in answer)
    assert.equal(answer.raw.subarray(0, 2).toString(), start)
    assert.match(String(answer.headers['content-disposition']), new RegExp(encodeURIComponent('瓯海区')))
  }
})

test('citizens see sealed figures of a county, and none by which one of a few people could be known', async (t) => {
  const server = await testServer(t)
  await february(server)
  assert.equal((await server.nobody.get(contract.publicFigures, county)).month, null)
  server.setClock('2026-03-16T09:30:00+08:00')
  await (await again(server, 'officer')).get(contract.sealMonth, { ...county, month, withoutMissing: '试' })
  const shown = await server.nobody.get(contract.publicFigures, county)
  assert.deepEqual([shown.month, figureOf(shown, 'persons'), shown.demonstration], [month, 7, true])
  const workers = shown.figures.find((one) => one.indicator === 'active-workers')
  assert.deepEqual([workers?.value, workers?.numerator, workers?.suppressed], [null, null, true])
  assert.equal(
    shown.figures.some((one) => one.indicator === 'late-records'),
    false,
    'not every figure is public',
  )
  assert.deepEqual((await server.nobody.get(contract.publicFigures, { regionCode: regions.town as never })).figures, [])
  assert.equal(
    (await server.nobody.get(contract.publicFigures, {})).regionCode,
    regions.county,
    'who names no region sees the widest that published',
  )
})
