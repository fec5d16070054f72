import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#modules/training/contract.ts'
import { moveUp } from '#modules/training/commands/move-up.ts'
import { remindOfSessions } from '#modules/training/jobs.ts'
import { as, openOne } from '#modules/training/testing/given.ts'
import { notices } from '#modules/notices/contract.ts'
import { refusalOf, testNow, testServer } from '#demo/test-server.ts'
import { personId } from '#demo/test-world.ts'

// Who has a place, who waits, and who is reminded.

test('the last place goes to one of two who race for it; the other waits, moves up when somebody withdraws, and is told', async (t) => {
  const server = await testServer(t)
  const { sessionId } = await openOne(server, {}, { capacity: 1 })
  const [worker, colleague, other] = [
    await as(server, 'worker'),
    await as(server, 'colleague'),
    await as(server, 'otherWorker'),
  ]
  const states = await Promise.all([worker, colleague].map((one) => one.get(contract.signUp, { sessionId })))
  assert.deepEqual(states.map((one) => one.state).toSorted(), ['enrolled', 'waiting'])
  assert.deepEqual(await other.get(contract.signUp, { sessionId }), { state: 'waiting', waitingPlace: 2 })
  assert.equal(refusalOf(await other.call(contract.signUp, { sessionId })), 'training/signed-up-already')
  const [first, second] = states[0]!.state === 'enrolled' ? [worker, colleague] : [colleague, worker]
  server.setClock('2026-03-16T09:31:00+08:00')
  await first.get(contract.withdraw, { sessionId })
  assert.equal(refusalOf(await first.call(contract.withdraw, { sessionId })), 'training/not-signed-up')
  // Whoever comes back now stands behind those who wait, although a place is free.
  assert.equal((await first.get(contract.signUp, { sessionId })).state, 'waiting')
  assert.equal(await moveUp(server.house), 1)
  assert.equal(await moveUp(server.house), 0)
  assert.equal((await second.get(contract.mySessions, {})).coming[0]!.mine, 'enrolled')
  assert.equal((await other.get(contract.mySessions, {})).coming[0]!.mine, 'waiting')
  const told = await second.get(notices, {})
  assert.deepEqual(
    told.rows.map((one) => one.title.zh),
    ['候补成功：老年人沟通技巧'],
  )
})

test('sign-up closes on time, a clash is said before it is taken, and a course of elsewhere is not there', async (t) => {
  const server = await testServer(t)
  const { courseId, sessionId } = await openOne(server)
  const { sessionId: same } = await openOne(server, { title: '同一时间' }, { startsAt: '16:00', endsAt: '18:00' })
  const worker = await as(server, 'worker')
  await worker.get(contract.signUp, { sessionId })
  assert.equal(refusalOf(await worker.call(contract.signUp, { sessionId: same })), 'training/clash')
  assert.equal((await worker.get(contract.signUp, { sessionId: same, despiteClash: true })).state, 'enrolled')
  const neighbour = await as(server, 'neighbourWorker')
  assert.equal(refusalOf(await neighbour.call(contract.signUp, { sessionId })), 'kernel/not-found')
  assert.deepEqual((await neighbour.get(contract.mySessions, {})).open, [])
  assert.equal(refusalOf(await neighbour.call(contract.course, { courseId })), 'kernel/not-found')
  assert.equal(
    refusalOf(await (await as(server, 'officer')).call(contract.signUp, { sessionId })),
    'training/not-in-registry',
  )
  server.setClock('2026-03-22T17:00:00+08:00')
  assert.equal(
    refusalOf(await (await as(server, 'colleague')).call(contract.signUp, { sessionId })),
    'training/sign-up-closed',
  )
})

test('a unit signs up its own people in order, and nobody of elsewhere', async (t) => {
  const server = await testServer(t)
  const { sessionId } = await openOne(server)
  const leader = await as(server, 'leader')
  const ids = ['worker', 'colleague', 'roomWorker'].map((who) => personId(who as 'worker'))
  assert.deepEqual(await leader.get(contract.signUpPeople, { sessionId, personIds: ids }), {
    enrolled: 2,
    waiting: 1,
    already: 0,
  })
  assert.deepEqual(await leader.get(contract.signUpPeople, { sessionId, personIds: ids }), {
    enrolled: 0,
    waiting: 0,
    already: 3,
  })
  assert.equal(
    refusalOf(await leader.call(contract.signUpPeople, { sessionId, personIds: [personId('otherWorker')] })),
    'personIds training/people-not-found',
  )
  const seen = await leader.get(contract.session, { sessionId })
  assert.deepEqual(
    seen.people.map((one) => [one.name, one.state, one.place]),
    [
      ['林小雨', 'enrolled', null],
      ['许安', 'enrolled', null],
      ['叶青', 'waiting', 1],
    ],
  )
  await leader.get(contract.withdrawPerson, { sessionId, personId: personId('worker') })
  assert.equal(await moveUp(server.house), 1)
  assert.equal(
    refusalOf(await (await as(server, 'otherWorker')).call(contract.signUpPeople, { sessionId, personIds: ids })),
    'kernel/not-allowed',
  )
})

test('the day before, everyone who has a place is reminded', async (t) => {
  const server = await testServer(t)
  const { sessionId } = await openOne(server, {}, { capacity: 1 })
  await (await as(server, 'worker')).get(contract.signUp, { sessionId })
  await (await as(server, 'colleague')).get(contract.signUp, { sessionId })
  assert.equal(await remindOfSessions(server.house), 0)
  server.setClock('2026-03-22T07:00:00+08:00')
  assert.equal(await remindOfSessions(server.house), 1)
  assert.deepEqual(
    (await (await as(server, 'worker')).get(notices, {})).rows.map((one) => one.title.zh),
    ['培训提醒：老年人沟通技巧'],
  )
  server.setClock(testNow)
})
