import assert from 'node:assert/strict'
import test from 'node:test'
import { testServer } from '#demo/test-server.ts'
import { accountId, grantId, organisations, password, regions } from '#demo/test-world.ts'
import * as contract from '#modules/identity/contract.ts'

const refusalOf = async (answer: Promise<{ status: number; problem?: { code: string } }>) =>
  (await answer).problem?.code

test('an officer opens an account, the first password is shown once and must be changed', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const key = 'opened-once-and-again'
  const opened = await officer.get(
    contract.openAccount,
    { username: 'new.worker', name: '方晓', role: 'social-worker', organisationId: organisations.station },
    { key },
  )
  assert.match(opened.firstPassword, /^[a-z]{4}-\d{4}-[a-z]{4}$/)
  const again = await officer.call(
    contract.openAccount,
    { username: 'new.worker', name: '方晓', role: 'social-worker', organisationId: organisations.station },
    { key },
  )
  assert.ok('problem' in again)
  assert.equal(again.problem.code, 'kernel/already-done')

  const signedIn = await server.nobody.call(contract.signIn, { username: 'new.worker', password: opened.firstPassword })
  assert.equal(signedIn.value?.passwordMustChange, true)
})

test('a character that no database stores is left out of a name, wherever it came from', async (t) => {
  const officer = await (await testServer(t)).as('officer')
  const given = {
    username: 'odd.name',
    name: '方\u0000晓\ud800',
    role: 'social-worker',
    organisationId: organisations.station,
  }
  await officer.get(contract.openAccount, given)
  const { rows } = await officer.get(contract.accounts, { search: 'odd.name' })
  assert.deepEqual(
    rows.map((row) => row.name),
    ['方晓\ufffd'],
  )
})

test('what is wrong with a new account is said at its field', async (t) => {
  const officer = await (await testServer(t)).as('officer')
  const taken = await officer.call(contract.openAccount, {
    username: 'worker',
    name: '方晓',
    role: 'social-worker',
    organisationId: organisations.station,
  })
  assert.ok('problem' in taken)
  assert.deepEqual(taken.problem.fields, [
    { field: 'username', code: 'identity/username-taken', message: '用户名已被使用，请换一个。' },
  ])
  const odd = await officer.call(contract.openAccount, { username: '张三', name: '', role: 'nothing' })
  assert.ok('problem' in odd)
  assert.deepEqual(
    odd.problem.fields?.map((one) => one.field),
    ['username', 'name'],
  )
})

test('nobody grants more than they hold, or outside their own subtree', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const leader = await server.as('leader')
  const grant = (role: string, where: object) => ({ accountId: accountId('worker'), role, ...where })
  assert.equal(
    await refusalOf(officer.call(contract.grantRole, grant('auditor', { regionCode: regions.county }))),
    'identity/grants-more-than-held',
  )
  assert.equal(
    await refusalOf(officer.call(contract.grantRole, grant('officer', { regionCode: regions.prefecture }))),
    'identity/outside-own-subtree',
  )
  assert.equal(
    await refusalOf(officer.call(contract.grantRole, grant('officer', { regionCode: regions.neighbourCounty }))),
    'identity/outside-own-subtree',
  )
  assert.equal(
    await refusalOf(leader.call(contract.grantRole, grant('officer', { regionCode: regions.town }))),
    'identity/grants-more-than-held',
  )
  assert.equal((await officer.call(contract.grantRole, grant('officer', { regionCode: regions.town }))).status, 200)
  assert.equal(
    (await leader.call(contract.grantRole, grant('social-worker', { organisationId: organisations.station }))).status,
    200,
  )
})

test('a station leader cannot appoint at another station, nor see its people', async (t) => {
  const server = await testServer(t)
  const leader = await server.as('leader')
  const elsewhere = {
    username: 'someone',
    name: '方晓',
    role: 'social-worker',
    organisationId: organisations.otherStation,
  }
  assert.equal(await refusalOf(leader.call(contract.openAccount, elsewhere)), 'kernel/invalid-input')
  assert.equal(
    await refusalOf(leader.call(contract.unlockAccount, { accountId: accountId('otherWorker') })),
    'kernel/not-found',
  )
  const seen = (await leader.get(contract.accounts, { size: 100 })).rows.map((row) => row.name)
  assert.deepEqual(seen.sort(), ['叶青', '林小雨', '许安', '郑秋'].sort())
})

test('the stranger from the next county sees no account of this one, and can touch none', async (t) => {
  const server = await testServer(t)
  const stranger = await server.as('stranger')
  const officer = await server.as('officer')
  assert.ok(
    (await officer.get(contract.accounts, {})).rows.some((row) => row.accountId === accountId('worker')),
    'there is something to see',
  )
  assert.deepEqual(
    (await stranger.get(contract.accounts, {})).rows.map((row) => row.name).sort(),
    ['钱江', '陆远'].sort(),
  )
  for (const answer of [
    stranger.call(contract.unlockAccount, { accountId: accountId('worker') }),
    stranger.call(contract.resetPassword, { accountId: accountId('worker') }),
    stranger.call(contract.endGrant, { grantId: grantId('worker') }),
    stranger.call(contract.grantRole, {
      accountId: accountId('worker'),
      role: 'officer',
      regionCode: regions.neighbourCounty,
    }),
  ]) {
    assert.equal(await refusalOf(answer), 'kernel/not-found')
  }
})

test('ending a grant takes effect at the next call, and nobody ends their own', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const worker = await server.as('worker')
  assert.equal((await worker.call(contract.me, {})).status, 200)
  await officer.get(contract.endGrant, { grantId: grantId('worker') })
  assert.equal((await worker.call(contract.me, {})).status, 401)
  assert.equal(
    await refusalOf(officer.call(contract.endGrant, { grantId: grantId('officer') })),
    'identity/not-own-grant',
  )
})

test('a password is reset only over someone whose every post one could have granted', async (t) => {
  const server = await testServer(t)
  const chief = await server.as('chief')
  const officer = await server.as('officer')
  await chief.get(contract.grantRole, {
    accountId: accountId('director'),
    role: 'auditor',
    regionCode: regions.province,
  })
  assert.equal(
    await refusalOf(officer.call(contract.resetPassword, { accountId: accountId('director') })),
    'identity/grants-more-than-held',
  )

  const worker = await server.as('worker')
  const { firstPassword } = await officer.get(contract.resetPassword, { accountId: accountId('worker') })
  assert.equal((await worker.call(contract.me, {})).status, 401)
  assert.equal((await server.nobody.call(contract.signIn, { username: 'worker', password: firstPassword })).status, 200)
})

test('changing the password asks for the present one, keeps this session and ends the others', async (t) => {
  const server = await testServer(t)
  const worker = await server.as('worker')
  const change = (current: string, next: string) => worker.call(contract.changePassword, { current, next })
  const fieldOf = async (answer: ReturnType<typeof change>) =>
    ((await answer) as { problem?: { fields?: { code: string }[] } }).problem?.fields?.[0]?.code
  assert.equal(await fieldOf(change('wrong', 'Wild-goose-2027')), 'identity/password-wrong')
  assert.equal(await fieldOf(change(password, password)), 'identity/password-unchanged')
  assert.equal(await fieldOf(change(password, 'Ab-1')), 'identity/password-too-short')
  assert.equal(await fieldOf(change(password, 'onlysmallletters')), 'identity/password-too-plain')
  const { value: other } = await server.nobody.call(contract.signIn, { username: 'worker', password })
  assert.ok(other)
  assert.equal((await worker.get(contract.mySessions, {})).rows.length, 2)
  assert.equal((await change(password, 'Wild-goose-2027')).status, 200)
  assert.equal((await worker.get(contract.mySessions, {})).rows.length, 1)
  assert.equal((await server.nobody.call(contract.signIn, { username: 'worker', password })).status, 401)
})
