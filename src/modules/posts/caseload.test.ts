import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import { aClient } from '#modules/posts/testing/clients.ts'
import * as contract from '#modules/posts/contract.ts'
import * as services from '#modules/services/contract.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张']

async function clientsOf(server: TestServer, count: number): Promise<string[]> {
  const worker = await server.as('worker')
  const ids = []
  for (let n = 0; n < count; n++) {
    const { clientId } = await worker.get(
      services.registerClient,
      aClient(`${surnames[n]}青山`, { regionCode: n % 6 === 5 ? regions.secondVillage : regions.village }),
    )
    ids.push(clientId)
  }
  return ids
}

test('an officer sees who carries too much, now and ahead, and by how much the rest would be too much when somebody leaves', async (t) => {
  const server = await testServer(t)
  const [first] = await clientsOf(server, 21)
  await (
    await server.as('worker')
  ).get(services.openCase, { clientId: first!, openedOn: '2026-03-16', problem: '独居' })
  const officer = await server.as('officer')
  const { workers, norm, certainty } = await officer.get(contract.caseload, {})
  const [most] = workers
  // 18 in the village, 3 beside it at 1.1, all of them new, one with a case.
  assert.deepEqual(
    [most?.name, most?.clients, most?.openCases, most?.load, most?.standing, norm, certainty],
    ['林小雨', 21, 1, 32.8, 'over', 30, 'assumed'],
  )
  assert.equal(most?.aheadStanding, 'over')
  assert.deepEqual(
    workers
      .filter((one) => one.station.id === organisations.station)
      .map((one) => one.name)
      .slice(1)
      .toSorted(),
    ['叶青', '许安', '郑秋'],
  )

  const { postId } = await officer.get(contract.setUpPost, {
    organisationId: organisations.station,
    kind: 'professional',
    title: '专业社工',
    seats: 2,
    certificate: 'none',
    funding: 'purchase',
    fromOn: '2025-01-01',
  })
  await officer.get(contract.takePost, {
    postId,
    personId: personId('worker'),
    fromOn: '2025-01-01',
    untilOn: '2026-04-01',
  })
  const later = await officer.get(contract.caseload, { organisationId: organisations.station })
  const byName = new Map(later.workers.map((one) => [one.name, one]))
  assert.deepEqual([byName.get('林小雨')?.ahead, byName.get('林小雨')?.leavesOn], [0, '2026-04-01'])
  assert.equal(byName.get('许安')?.ahead, 10.93)
  // A colleague on approved leave at the end of the forecast takes none of it, and is back for the next.
  const aLeave = `insert into pay.leave_request (id, person_id, region_code, organisation_id, employer_id, kind, from_on, until_on, days, state, asked_at)
    values (gen_random_uuid(), $1, $2, $3, $3, 'annual', $4, $5, 30, $6, '2026-03-01')`
  const place = [personId('colleague'), regions.town, organisations.station]
  await server.database.pool.query(aLeave, [...place, '2026-03-20', '2026-12-01', 'asked'])
  const forecast = async () =>
    new Map(
      (await officer.get(contract.caseload, { organisationId: organisations.station })).workers.map((one) => [
        one.name,
        [one.ahead, one.leave?.untilOn ?? null],
      ]),
    )
  assert.deepEqual((await forecast()).get('许安'), [10.93, null], 'what is only asked for counts for nothing')
  await server.database.pool.query(`update pay.leave_request set state = 'approved'`)
  assert.deepEqual((await forecast()).get('许安'), [0, '2026-12-01'])
  assert.deepEqual((await forecast()).get('叶青'), [16.4, null])
  await server.database.pool.query(`update pay.leave_request set until_on = '2026-03-21'`)
  assert.deepEqual((await forecast()).get('许安'), [10.93, '2026-03-21'])
  // Loads go out as numbers, with which somebody may reckon on.
  const answer = await officer.call(contract.exportCaseload, {})
  assert.ok('raw' in answer)
  const sheet: unknown[][] = []
  for await (const row of readSheet(Readable.from([answer.raw]))) sheet.push(row.values)
  const head = sheet.findIndex((row) => row.includes('加权服务量'))
  const at = sheet[head]!.indexOf('加权服务量')
  assert.deepEqual(
    sheet.slice(head + 1).map((row) => [row[0], row[at]]),
    (await officer.get(contract.caseload, {})).workers.map((one) => [one.name, one.load]),
  )
  assert.deepEqual(
    (await (await server.as('stranger')).get(contract.caseload, {})).workers.map((one) => one.name),
    ['钱江'],
  )
})

test('what is proposed moves only when a leader agrees, with its open case, and only to a colleague of the station', async (t) => {
  const server = await testServer(t)
  const [first] = await clientsOf(server, 21)
  await (
    await server.as('worker')
  ).get(services.openCase, { clientId: first!, openedOn: '2026-03-16', problem: '独居' })
  const leader = await server.as('leader')
  const page = await leader.get(contract.workerCaseload, { personId: personId('worker') })
  const proposed = page.clients.filter((one) => one.suggested)
  assert.deepEqual(
    proposed.map((one) => [one.travel, one.weight]),
    [
      ['same-town', 1.6],
      ['same-town', 1.6],
    ],
  )
  const moves = proposed.map((one) => ({ clientId: one.clientId, toPersonId: one.suggested! }))
  assert.deepEqual(await leader.get(contract.moveClients, { personId: personId('worker'), moves }), {
    clients: 2,
    cases: 0,
  })
  const after = await leader.get(contract.workerCaseload, { personId: personId('worker') })
  assert.deepEqual(
    [after.worker.clients, after.worker.standing, after.clients.filter((one) => one.suggested).length],
    [19, 'near', 0],
  )
  assert.deepEqual(
    await leader.get(contract.moveClients, {
      personId: personId('worker'),
      moves: [{ clientId: first!, toPersonId: personId('colleague') }],
    }),
    { clients: 1, cases: 1 },
  )

  const refused = async (more: object) =>
    refusalOf(
      await leader.call(contract.moveClients, {
        personId: personId('worker'),
        moves: [{ clientId: after.clients.at(-1)!.clientId, toPersonId: personId('colleague') }],
        ...more,
      }),
    )
  assert.equal(await refused({ moves }), 'kernel/changed-meanwhile')
  assert.equal(
    await refused({ moves: [{ clientId: after.clients.at(-1)!.clientId, toPersonId: personId('otherWorker') }] }),
    'toPersonId posts/taker-not-at-station',
  )
  assert.equal(await refused({ personId: personId('neighbourWorker') }), 'kernel/not-found')
})
