import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markAllNoticesRead, notices } from '#modules/notices/contract.ts'
import { aClient } from '#modules/posts/testing/clients.ts'
import * as contract from '#modules/posts/contract.ts'
import { watch } from '#modules/posts/jobs.ts'
import { registerClient } from '#modules/services/contract.ts'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { organisations, personId } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'

/** Signed in anew: sessions do not outlast the clock of these tests. */
const as = (server: TestServer, who: CastName) => signInAs(server.app, who.toLowerCase())
const at = (time: string) => `2026-03-16T${time}:00+08:00`

async function outAlone(server: TestServer): Promise<string> {
  const worker = await as(server, 'worker')
  const { clientId } = await worker.get(
    registerClient,
    aClient('柏青山', { sex: 'male', phone: '13800001234', address: '净水社区一幢二零三室' }),
  )
  await worker.get(contract.setSafetyCard, { phone: '１３９００００５６７８', secondPersonId: personId('colleague') })
  const { visitId } = await worker.get(contract.startLoneVisit, { clientId, expectedMinutes: 30 })
  return visitId
}

const told = async (server: TestServer, who: CastName): Promise<string[]> =>
  (await (await as(server, who)).get(notices, {})).rows
    .filter((one) => one.link === '/posts/lone-visits')
    .map((one) => one.title.zh)

test('whoever is not back in time has an alarm without a sound: leader and second contact are told, open the place, and end it', async (t) => {
  const server = await testServer(t)
  const visitId = await outAlone(server)
  let leader = await as(server, 'leader')
  assert.deepEqual(
    (await leader.get(contract.loneVisits, {})).rows.map((row) => [row.name, row.state, row.secondName]),
    [['林小雨', 'out', '许安']],
  )
  assert.equal(refusalOf(await leader.call(contract.whereSomebodyIs, { visitId })), 'posts/no-alarm')

  // The phone has no network: nothing comes. At 10:00 it is due, at 10:10 the alarm goes out.
  server.setClock(at('10:05'))
  leader = await as(server, 'leader')
  assert.equal(await watch(server.house), 0)
  assert.equal((await leader.get(contract.loneVisits, {})).rows[0]?.state, 'late')
  server.setClock(at('10:10'))
  assert.equal(await watch(server.house), 1)
  assert.equal(await watch(server.house), 0)
  assert.deepEqual(await told(server, 'leader'), ['同事单独入户超时未报平安'])
  assert.deepEqual(await told(server, 'colleague'), ['同事单独入户超时未报平安'])
  assert.deepEqual(await told(server, 'worker'), [])
  assert.deepEqual(await told(server, 'officer'), [])

  const seen = await (await as(server, 'colleague')).get(contract.whereSomebodyIs, { visitId })
  assert.deepEqual(
    [seen.name, seen.phone, seen.clientName, seen.address, seen.clientPhone],
    ['林小雨', '13900005678', '柏青山', '净水社区一幢二零三室', '13800001234'],
  )
  for (const who of ['roomWorker', 'stranger', 'otherWorker', 'worker'] as const)
    assert.equal(
      refusalOf(await (await as(server, who)).call(contract.whereSomebodyIs, { visitId })),
      'kernel/not-found',
      who,
    )
  const { rows: audit } = await server.database.pool.query(
    `select details->>'emergency' as emergency from kernel.audit_entry where action = 'POST /posts/lone-visits/:visitId/emergency' and kind = 'read'`,
  )
  assert.deepEqual(audit, [{ emergency: 'true' }])

  // Nobody takes it on: ten minutes later the county knows.
  server.setClock(at('10:20'))
  await watch(server.house)
  assert.deepEqual(await told(server, 'officer'), ['同事单独入户超时未报平安'])
  await leader.get(contract.answerAlarm, { visitId })
  assert.deepEqual(
    (await (await as(server, 'officer')).get(contract.loneVisits, {})).rows.map((row) => [row.state, row.answeredBy]),
    [['answered', '郑秋']],
  )
  await leader.get(contract.closeAlarm, { visitId, outcome: '已电话联系，手机没电' })
  for (const who of ['leader', 'colleague', 'officer'] as const) assert.deepEqual(await told(server, who), [], who)
  assert.equal(refusalOf(await leader.call(contract.closeAlarm, { visitId, outcome: '再来' })), 'posts/no-alarm')
  assert.equal((await (await as(server, 'worker')).get(contract.ownSafety, {})).out, null)
})

test('who says rough instead of smooth calls for help, and the own phone shows nothing of it', async (t) => {
  const server = await testServer(t)
  const visitId = await outAlone(server)
  const worker = await as(server, 'worker')
  const rough = await worker.get(contract.endLoneVisit, { visitId, way: 'rough' })
  assert.deepEqual(rough, { visitId })
  assert.equal(await watch(server.house), 1)
  const own = await worker.get(contract.ownSafety, {})
  assert.deepEqual([own.out, own.alarms], [null, []])
  assert.deepEqual(await told(server, 'worker'), [])
  assert.deepEqual(await told(server, 'leader'), ['同事求助：单独入户'])
  assert.deepEqual(
    (await (await as(server, 'leader')).get(contract.loneVisits, {})).rows.map((row) => [row.state, row.alarm]),
    [['alarm', 'duress']],
  )
  assert.deepEqual(
    (await (await as(server, 'colleague')).get(contract.ownSafety, {})).alarms.map((one) => one.name),
    ['林小雨'],
  )
  // Whoever holds the phone says that all is well: the alarm stays.
  assert.deepEqual(await worker.get(contract.endLoneVisit, { visitId, way: 'smooth' }), { visitId })
  assert.equal((await (await as(server, 'leader')).get(contract.loneVisits, {})).rows[0]?.state, 'alarm')
})

test('a cry for help is news to whoever has read that the colleague is late; the phone neither extends nor says why', async (t) => {
  const server = await testServer(t)
  const visitId = await outAlone(server)
  server.setClock(at('10:10'))
  await watch(server.house)
  const leader = await as(server, 'leader')
  await leader.get(markAllNoticesRead, {})
  server.setClock(at('10:20'))
  await watch(server.house)
  const worker = await as(server, 'worker')
  assert.equal(
    refusalOf(await worker.call(contract.extendLoneVisit, { visitId, minutes: 30 })),
    'posts/too-late-to-extend',
  )
  await worker.get(contract.endLoneVisit, { visitId, way: 'rough' })
  assert.equal(await watch(server.house), 1)
  for (const who of ['leader', 'colleague', 'officer'] as const) {
    const { rows } = await (await as(server, who)).get(notices, {})
    assert.deepEqual(
      rows.filter((one) => one.link === '/posts/lone-visits').map((one) => [one.title.zh, one.read]),
      [['同事求助：单独入户', false]],
      who,
    )
  }
  await leader.get(contract.closeAlarm, { visitId, outcome: '已到现场' })
  for (const who of ['leader', 'colleague', 'officer'] as const) assert.deepEqual(await told(server, who), [], who)
})

test('who says smooth in time, or stays longer and says so, alarms nobody; a late word ends the alarm of the clock', async (t) => {
  const server = await testServer(t)
  const visitId = await outAlone(server)
  let worker = await as(server, 'worker')
  assert.equal(
    refusalOf(await worker.call(contract.startLoneVisit, { place: '菜场', expectedMinutes: 10 })),
    'posts/visit-running',
  )
  const { dueAt } = await worker.get(contract.extendLoneVisit, { visitId, minutes: 60 })
  assert.equal(dueAt, '2026-03-16T03:00:00.000Z')
  assert.equal(
    refusalOf(await worker.call(contract.extendLoneVisit, { visitId, minutes: 240 })),
    'minutes posts/too-long-alone',
  )
  server.setClock(at('10:30'))
  worker = await as(server, 'worker')
  assert.equal(await watch(server.house), 0)
  await worker.get(contract.endLoneVisit, { visitId, way: 'smooth' })
  server.setClock(at('12:00'))
  worker = await as(server, 'worker')
  assert.equal(await watch(server.house), 0)
  assert.equal(refusalOf(await worker.call(contract.extendLoneVisit, { visitId, minutes: 10 })), 'posts/visit-over')

  const second = await worker.get(contract.startLoneVisit, { place: '五号楼', expectedMinutes: 10 })
  server.setClock(at('12:20'))
  assert.equal(await watch(server.house), 1)
  assert.equal((await told(server, 'leader')).length, 1)
  await worker.get(contract.endLoneVisit, { visitId: second.visitId, way: 'smooth' })
  assert.deepEqual(await told(server, 'leader'), [])
})

test('what cannot be started says why', async (t) => {
  const server = await testServer(t)
  const worker = await as(server, 'worker')
  const card = async (more: object) =>
    refusalOf(
      await worker.call(contract.setSafetyCard, {
        phone: '13900005678',
        secondPersonId: personId('colleague'),
        ...more,
      }),
    )
  assert.equal(await card({ phone: '12345' }), 'phone posts/phone-wrong')
  assert.equal(await card({ secondPersonId: personId('worker') }), 'secondPersonId posts/second-not-a-colleague')
  assert.equal(await card({ secondPersonId: personId('otherWorker') }), 'secondPersonId posts/second-not-a-colleague')
  const start = async (more: object) =>
    refusalOf(await worker.call(contract.startLoneVisit, { place: '五号楼', expectedMinutes: 10, ...more }))
  assert.equal(await start({}), 'posts/card-needed')
  assert.equal(await card({}), 'accepted')
  assert.equal(await start({ place: '' }), 'place posts/place-needed')
  assert.equal(await start({ clientId: organisations.station }), 'clientId posts/client-not-found')
  assert.equal(await start({ expectedMinutes: 300 }), 'expectedMinutes posts/too-long-alone')
  assert.equal(
    refusalOf(
      await (await as(server, 'officer')).call(contract.startLoneVisit, { place: '五号楼', expectedMinutes: 10 }),
    ),
    'posts/not-at-an-organisation',
  )
})
