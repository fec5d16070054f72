import assert from 'node:assert/strict'
import test from 'node:test'
import { testServer } from '#demo/test-server.ts'
import { password, regions, username } from '#demo/test-world.ts'
import * as contract from '#modules/identity/contract.ts'

test('a county officer signs in and is told who, where and with which rights', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const me = await officer.get(contract.me, {})
  assert.equal(me.name, '周敏')
  assert.equal(me.homeRegionName, '瓯海区')
  assert.deepEqual(me.jurisdiction, {
    kind: 'region',
    regionCode: regions.county,
    organisationId: null,
    name: { zh: '瓯海区', en: '瓯海区' },
  })
  assert.equal(me.posts.length, 1)
  assert.ok(me.permissions.includes('statistics:seal-month'))
})

test('a wrong password and a name that nobody has are answered alike', async (t) => {
  const server = await testServer(t)
  const wrong = await server.nobody.call(contract.signIn, { username: 'officer', password: 'no' })
  const nobody = await server.nobody.call(contract.signIn, { username: 'nobody', password: 'no' })
  assert.equal(wrong.status, 401)
  assert.ok('problem' in wrong && 'problem' in nobody)
  assert.equal(wrong.problem.title, '用户名或密码不正确。')
  assert.deepEqual({ ...wrong.problem, requestId: '' }, { ...nobody.problem, requestId: '' })
})

test('five wrong passwords lock the account for half an hour, and an officer above can unlock it', async (t) => {
  const server = await testServer(t)
  for (let tries = 0; tries < 5; tries++)
    await server.nobody.call(contract.signIn, { username: 'worker', password: 'no' })
  const locked = await server.nobody.call(contract.signIn, { username: 'worker', password })
  assert.equal(locked.status, 423)
  assert.ok('problem' in locked)
  assert.equal(locked.problem.title, '连续输错次数过多，账号已锁定，请 30 分钟后再试，或请管理员解除锁定。')

  const officer = await server.as('officer')
  const [row] = (await officer.get(contract.accounts, { search: 'worker', state: 'locked' })).rows
  assert.equal(row?.username, 'worker')
  await officer.get(contract.unlockAccount, { accountId: row.accountId })
  assert.equal((await server.nobody.call(contract.signIn, { username: 'worker', password })).status, 200)
})

test('a locked account opens by itself when the time is over', async (t) => {
  const server = await testServer(t)
  for (let tries = 0; tries < 5; tries++)
    await server.nobody.call(contract.signIn, { username: 'worker', password: 'no' })
  server.setClock('2026-03-16T10:00:01+08:00')
  assert.equal((await server.nobody.call(contract.signIn, { username: 'worker', password })).status, 200)
})

test('a session ends by itself after half an hour without an act, and at once on signing out', async (t) => {
  const server = await testServer(t)
  const idle = await server.as('worker')
  const busy = await server.as('officer')
  await idle.get(contract.me, {})
  server.setClock('2026-03-16T09:50:00+08:00')
  await busy.get(contract.me, {})
  server.setClock('2026-03-16T10:05:00+08:00')
  assert.equal((await idle.call(contract.me, {})).status, 401)
  assert.equal((await busy.call(contract.me, {})).status, 200)
  await busy.get(contract.signOut, {})
  assert.equal((await busy.call(contract.me, {})).status, 401)
})

test('signing in, failing to and signing out are lines of the audit, without the name that was typed', async (t) => {
  const server = await testServer(t)
  await server.nobody.call(contract.signIn, { username: 'my-secret-password', password: 'x' })
  await server.nobody.call(contract.signIn, { username: username('worker'), password: 'x' })
  const worker = await server.as('worker')
  await worker.get(contract.signOut, {})
  const auditor = await server.as('auditor')
  const { rows } = await auditor.get(contract.auditTrail, {})
  const seen = rows.map((row) => [row.kind, row.actorName])
  assert.deepEqual(seen, [
    ['sign-in', '顾明'],
    ['sign-out', '林小雨'],
    ['sign-in', '林小雨'],
    ['sign-in-refused', '林小雨'],
  ])
  assert.ok(!JSON.stringify(rows).includes('my-secret-password'))
})

test('a person with two posts acts under one at a time', async (t) => {
  const server = await testServer(t)
  const chief = await server.as('chief')
  const officer = await server.as('officer')
  const { accountId } = await officer.get(contract.me, {})
  const { grantId } = await chief.get(contract.grantRole, { accountId, role: 'auditor', regionCode: regions.county })
  assert.equal((await officer.call(contract.auditTrail, {})).status, 403)
  const switched = await officer.get(contract.switchPost, { grantId })
  assert.deepEqual(
    switched.posts.map((post) => [post.role, post.active]),
    [
      ['officer', false],
      ['auditor', true],
    ],
  )
  assert.equal((await officer.call(contract.auditTrail, {})).status, 200)
  assert.ok(!switched.permissions.includes('statistics:seal-month'))
})
