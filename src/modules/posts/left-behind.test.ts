import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { password, personId, username } from '#demo/test-world.ts'
import * as identity from '#modules/identity/contract.ts'
import * as notices from '#modules/notices/contract.ts'
import { aClient } from '#modules/posts/testing/clients.ts'
import * as contract from '#modules/posts/contract.ts'
import * as services from '#modules/services/contract.ts'

// What a phone may still do for somebody who has left: hand in what they did until then. Nothing else, and not for ever.

const recording = { may: 'services:record' }
const today = '2026-03-16'

async function registered(server: TestServer): Promise<string> {
  const worker = await server.as('worker')
  const { clientId } = await worker.get(
    services.registerClient,
    aClient('柏青山', { sex: 'male', bornOn: '1945-05-05' }),
  )
  return clientId
}

const aVisit = (clientId: string, heldOn = today) => ({
  method: 'visit' as const,
  clientId,
  heldOn: heldOn as never,
  minutes: 30,
  serviceCodes: ['basic-visit'],
  mode: 'home' as const,
  outcome: 'met' as const,
})

const leftOver = (id: string) => ({
  id,
  about: '柏青山 · 探访',
  method: 'visit' as const,
  heldOn: today as never,
  minutes: 20,
  note: '老人说下周要去女儿家。',
  why: '服务项目不对',
  photographs: 1,
})

async function leaves(server: TestServer): Promise<void> {
  await (
    await server.as('leader')
  ).get(contract.handOverWork, {
    personId: personId('worker'),
    reason: 'left',
    leftOn: today as never,
    endReason: 'resigned',
    toPersonId: personId('colleague'),
  })
}

test('whoever has left hands in what they did until then, and reads nothing any more', async (t) => {
  const server = await testServer(t)
  const clientId = await registered(server)
  const codes = await (await server.as('worker')).get(services.codeLists, {})
  const visit = {
    ...aVisit(clientId),
    serviceCodes: [codes.services.find((one) => one.methods.includes('visit'))!.code],
  }
  const phone = await server.as('worker')
  assert.deepEqual(await phone.get(identity.standing, recording), { standing: 'stays' })
  assert.equal(refusalOf(await phone.call(contract.leaveBehind, leftOver(randomUUID()))), 'posts/still-at-post')
  await leaves(server)

  assert.deepEqual(await phone.get(identity.standing, recording), { standing: 'left' })
  const whose = async (username: string) => (await phone.get(identity.standing, { ...recording, username })).standing
  assert.deepEqual(
    [
      await whose(username('worker')),
      await whose(username('worker').toUpperCase()),
      await whose(username('colleague')),
    ],
    ['left', 'left', 'unknown'],
    'on a phone that several use, a session answers for its own worker only',
  )
  const key = 'one-visit-before-leaving'
  const first = await phone.get(services.recordService, visit, { key })
  assert.deepEqual(await phone.get(services.recordService, visit, { key }), first)
  const kept = await (await server.as('leader')).get(services.record, { recordId: first.recordId })
  assert.equal(kept.workerName, '林小雨')
  for (const answer of [
    await phone.call(identity.me, {}),
    await phone.call(services.today, {}),
    await phone.call(services.carriedClients, {}),
    await phone.call(services.client, { clientId }),
    await phone.call(services.record, { recordId: first.recordId }),
    await phone.call(services.openCase, { clientId, openedOn: today as never, problem: '离岗以后' }),
  ])
    assert.equal(refusalOf(answer), 'kernel/not-signed-in')

  server.setClock('2026-03-18T09:00:00+08:00')
  assert.equal(
    refusalOf(await phone.call(services.recordService, { ...visit, heldOn: '2026-03-17' as never })),
    'heldOn services/held-after-leaving',
  )
  server.setClock('2026-04-20T09:00:00+08:00')
  assert.equal(refusalOf(await phone.call(services.recordService, visit)), 'kernel/not-signed-in')
})

test('what the rules do not take in waits for the leader, sealed, until it is settled', async (t) => {
  const server = await testServer(t)
  await registered(server)
  const phone = await server.as('worker')
  await leaves(server)
  const id = randomUUID()
  await phone.get(contract.leaveBehind, leftOver(id))
  await phone.get(contract.leaveBehind, leftOver(id))
  const { rows: kept } = await server.database.pool.query<{ text_sealed: Buffer }>(
    'select text_sealed from posts.left_behind',
  )
  assert.equal(kept.length, 1)
  assert.ok(!kept[0]!.text_sealed.includes(Buffer.from('女儿')))

  const leader = await server.as('leader')
  const told = await leader.get(notices.notices, {})
  assert.ok(told.rows.some((row) => row.title.zh === '离岗人员有未登记的记录' && row.link === '/posts/handover'))
  assert.deepEqual((await leader.get(contract.leftBehind, {})).rows, [
    {
      ...leftOver(id),
      person: { id: personId('worker'), name: '林小雨' },
      receivedAt: new Date('2026-03-16T09:30:00+08:00').toISOString(),
    },
  ])
  // A colleague has no permission for it, another station's leader does not find it.
  assert.equal(refusalOf(await (await server.as('colleague')).call(contract.leftBehind, {})), 'kernel/not-allowed')
  assert.equal(
    refusalOf(await (await server.as('stranger')).call(contract.settleLeftBehind, { id })),
    'kernel/not-found',
  )
  await leader.get(contract.settleLeftBehind, { id })
  assert.deepEqual((await leader.get(contract.leftBehind, {})).rows, [])
})

test('signing in after leaving opens nothing, and is enough to hand in', async (t) => {
  const server = await testServer(t)
  const clientId = await registered(server)
  await leaves(server)
  const reply = await server.app.inject({
    method: 'POST',
    url: '/api/sessions',
    payload: { username: username('worker'), password },
  })
  assert.equal(reply.json().code, 'identity/no-post')
  const cookie = `yanzhen=${reply.cookies.find((one) => one.name === 'yanzhen')!.value}`
  const get = (url: string) => server.app.inject({ method: 'GET', url, headers: { cookie } })
  const standing = await server.app.inject({
    method: 'POST',
    url: '/api/sessions/standing',
    headers: { cookie },
    payload: { may: 'services:record' },
  })
  assert.deepEqual(standing.json(), { standing: 'left' })
  for (const url of ['/api/me', '/api/services/today', `/api/services/clients/${clientId}`])
    assert.equal((await get(url)).statusCode, 401, url)
  const sent = await server.app.inject({
    method: 'POST',
    url: '/api/posts/left-behind',
    headers: { cookie, 'idempotency-key': 'left-behind-one' },
    payload: leftOver(randomUUID()),
  })
  assert.equal(sent.statusCode, 200)
  // A wrong password gets neither a session nor a word about the post.
  const wrong = await server.app.inject({
    method: 'POST',
    url: '/api/sessions',
    payload: { username: username('worker'), password: 'wrong' },
  })
  assert.deepEqual([wrong.json().code, wrong.cookies], ['identity/wrong-name-or-password', []])
})

test('a session that its owner or the office ended hands nothing in, also after leaving', async (t) => {
  const server = await testServer(t)
  await registered(server)
  const lost = await signInAs(server.app, username('worker'))
  const { rows } = await lost.get(identity.mySessions, {})
  const other = await server.as('worker')
  for (const row of rows.filter((one) => one.current)) await other.get(identity.endSession, { id: row.id })
  assert.deepEqual(await lost.get(identity.standing, recording), { standing: 'withdrawn' })
  await leaves(server)
  assert.equal(refusalOf(await lost.call(contract.leaveBehind, leftOver(randomUUID()))), 'kernel/not-signed-in')
  assert.deepEqual(await server.nobody.get(identity.standing, recording), { standing: 'unknown' })
})

test('a closed account is an account without a post', async (t) => {
  const server = await testServer(t)
  const phone = await server.as('worker')
  await server.database.pool.query(`update identity.account set closed_at = '2026-03-16 01:00Z' where person_id = $1`, [
    personId('worker'),
  ])
  server.house.forget(
    (await server.database.pool.query('select id from identity.account where person_id = $1', [personId('worker')]))
      .rows[0].id,
  )
  assert.deepEqual(await phone.get(identity.standing, recording), { standing: 'left' })
  assert.equal(
    refusalOf(await server.nobody.call(identity.signIn, { username: username('worker'), password })),
    'identity/no-post',
  )
  await phone.get(contract.leaveBehind, leftOver(randomUUID()))
})
