import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#modules/training/contract.ts'
import { as, attend, openOne } from '#modules/training/testing/given.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { personId } from '#demo/test-world.ts'

// From the announcement to the check-out: who comes, and what that counts.

test('a course is announced, taken and credited: the ledger has its hours at the check-out', async (t) => {
  const server = await testServer(t)
  const { courseId, sessionId } = await openOne(server)
  const worker = await as(server, 'worker')
  const offered = await worker.get(contract.mySessions, {})
  assert.deepEqual(
    offered.open.map((one) => [one.courseTitle, one.enrolled, one.capacity]),
    [['老年人沟通技巧', 0, 2]],
  )
  assert.deepEqual(await worker.get(contract.signUp, { sessionId }), { state: 'enrolled', waitingPlace: null })
  assert.equal(await attend(server, 'worker', sessionId), 180)
  const after = await as(server, 'worker')
  const mine = await after.get(contract.myTraining, {})
  assert.deepEqual(
    mine.lines.map(({ earnedOn, minutes, category, source, title }) => ({
      earnedOn,
      minutes,
      category,
      source,
      title,
    })),
    [{ earnedOn: '2026-03-23', minutes: 180, category: 'professional', source: 'session', title: '老年人沟通技巧' }],
  )
  assert.deepEqual(
    mine.stages.map(({ code, done }) => [code, done]),
    [
      ['before-post', false],
      ['in-service', true],
      ['further', false],
    ],
  )
  const [yearly] = mine.standings.filter((one) => one.code === 'ouhai-class-hours')
  assert.deepEqual([yearly!.state, yearly!.neededMinutes, yearly!.doneMinutes], ['short', 2250, 180])
  const shown = await (await as(server, 'officer')).get(contract.session, { sessionId })
  assert.deepEqual(
    shown.people.map((one) => [one.name, one.state, one.checkedInBy, one.creditedMinutes]),
    [['林小雨', 'enrolled', 'code', 180]],
  )
  assert.equal((await after.get(contract.course, { courseId })).sessionList[0]!.creditedMinutes, 180)
})

test('at the door: no check-out without a check-in, old codes and codes of other sessions are refused, a phone’s wrong clock does no harm', async (t) => {
  const server = await testServer(t)
  const { sessionId } = await openOne(server)
  const { sessionId: another } = await openOne(server, { title: '另一场' }, { heldOn: '2026-03-24' })
  await (await as(server, 'worker')).get(contract.signUp, { sessionId })
  const now = '2026-03-23T14:00:05+08:00'
  server.setClock(now)
  const [worker, officer] = [await as(server, 'worker'), await as(server, 'officer')]
  const { code } = await officer.get(contract.doorCode, { sessionId })
  const scan = { sessionId, code, scannedAt: now, sentAt: now }
  assert.equal(refusalOf(await worker.call(contract.checkOut, scan)), 'training/not-checked-in')
  assert.equal(
    refusalOf(await worker.call(contract.checkIn, { ...scan, code: '000000' === code ? '000001' : '000000' })),
    'code training/code-not-valid',
  )
  assert.equal(
    refusalOf(await worker.call(contract.checkIn, { ...scan, sessionId: another })),
    'training/not-signed-up',
  )
  assert.equal(
    refusalOf(await worker.call(contract.checkIn, { ...scan, sentAt: '2026-03-23T13:00:00+08:00' })),
    'training/code-time-unclear',
  )
  assert.equal(
    refusalOf(await worker.call(contract.checkIn, { ...scan, sentAt: '2026-03-23T15:00:06+08:00' })),
    'training/code-too-old',
  )

  // The code of the step before still holds half a minute later, not a minute and a half.
  server.setClock('2026-03-23T14:01:35+08:00')
  const late = { ...scan, scannedAt: '2026-03-23T14:01:35+08:00', sentAt: '2026-03-23T14:01:35+08:00' }
  assert.equal(refusalOf(await worker.call(contract.checkIn, late)), 'code training/code-not-valid')
  // Scanned then, without network, by a phone whose clock is three days behind: only the time between counts.
  const queued = {
    ...scan,
    code: [...code].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join(''),
    scannedAt: '2026-03-20T09:00:00+08:00',
    sentAt: '2026-03-20T09:01:30+08:00',
  }
  assert.deepEqual(await worker.get(contract.checkIn, queued), { checkedInAt: '2026-03-23T06:00:05.000Z' })
  assert.equal(refusalOf(await worker.call(contract.checkIn, queued)), 'training/checked-in-already')
})

test('someone who leaves early has the share they were there; the session counts once, whoever tries again', async (t) => {
  const server = await testServer(t)
  const { sessionId } = await openOne(server)
  await (await as(server, 'worker')).get(contract.signUp, { sessionId })
  assert.equal(await attend(server, 'worker', sessionId, '2026-03-23T14:00:00+08:00', '2026-03-23T15:30:00+08:00'), 90)
  const worker = await as(server, 'worker')
  const { code } = await (await as(server, 'officer')).get(contract.doorCode, { sessionId })
  const again = { sessionId, code, scannedAt: '2026-03-23T15:30:00+08:00', sentAt: '2026-03-23T15:30:00+08:00' }
  assert.equal(refusalOf(await worker.call(contract.checkOut, again)), 'training/checked-out-already')
  assert.equal((await worker.get(contract.myTraining, {})).lines.length, 1)
})

test('the organiser marks by hand with a reason, for a while; a colleague may not', async (t) => {
  const server = await testServer(t)
  const { sessionId } = await openOne(server)
  await (await as(server, 'worker')).get(contract.signUp, { sessionId })
  server.setClock('2026-03-23T18:00:00+08:00')
  const [worker, officer] = [await as(server, 'worker'), await as(server, 'officer')]
  const mark = { sessionId, personId: personId('worker'), at: '2026-03-23T14:00:00+08:00', reason: '手机没电' }
  assert.equal(refusalOf(await officer.call(contract.markByHand, { ...mark, act: 'out' })), 'training/not-checked-in')
  assert.deepEqual(await officer.get(contract.markByHand, { ...mark, act: 'in' }), { minutes: null })
  assert.equal(
    refusalOf(await officer.call(contract.markByHand, { ...mark, act: 'out', at: '2026-03-23T19:00:00+08:00' })),
    'at training/mark-in-future',
  )
  assert.equal(
    refusalOf(await officer.call(contract.markByHand, { ...mark, act: 'out', at: '2026-03-23T13:00:00+08:00' })),
    'training/out-before-in',
  )
  assert.deepEqual(await officer.get(contract.markByHand, { ...mark, act: 'out', at: '2026-03-23T17:00:00+08:00' }), {
    minutes: 180,
  })
  const [line] = (await officer.get(contract.session, { sessionId })).people
  assert.deepEqual([line!.checkedInBy, line!.reason], ['hand', '手机没电'])
  assert.equal(refusalOf(await worker.call(contract.markByHand, { ...mark, act: 'in' })), 'kernel/not-allowed')
  assert.equal(
    refusalOf(await (await as(server, 'stranger')).call(contract.markByHand, { ...mark, act: 'in' })),
    'kernel/not-found',
  )
  server.setClock('2026-04-23T09:00:00+08:00')
  assert.equal(
    refusalOf(await (await as(server, 'officer')).call(contract.markByHand, { ...mark, act: 'in' })),
    'training/mark-too-late',
  )
})
