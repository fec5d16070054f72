import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { gate, inTransaction } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import * as contract from '#modules/training/contract.ts'
import { tellShortages } from '#modules/training/jobs.ts'
import { as, attend, openOne } from '#modules/training/testing/given.ts'
import { personFacts } from '#modules/training/public.ts'
import { notices } from '#modules/notices/contract.ts'
import * as moves from '#modules/workforce/contract-moves.ts'
import * as page from '#modules/workforce/contract-person.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

// The ledger of hours, and who lacks them.

test('the ledger is only ever added to: hours are taken back by another line, once, and a printed transcript says so', async (t) => {
  const server = await testServer(t)
  const { sessionId } = await openOne(server)
  await (await as(server, 'worker')).get(contract.signUp, { sessionId })
  await attend(server, 'worker', sessionId)
  const [worker, officer] = [await as(server, 'worker'), await as(server, 'officer')]
  const paper = await worker.get(contract.issueMyTranscript, { from: '2026-01-01', until: '2026-12-31' })
  assert.equal(
    refusalOf(await worker.call(contract.issueMyTranscript, { from: '2025-01-01', until: '2025-12-31' })),
    'training/nothing-to-print',
  )
  assert.equal(
    refusalOf(await worker.call(contract.issueMyTranscript, { from: '2026-12-31', until: '2026-01-01' })),
    'until training/span-upside-down',
  )
  const verify = (code: string) => server.nobody.get(contract.verifyTranscript, { code })
  const valid = await verify(paper.code.toLowerCase().replaceAll('-', ' '))
  assert.deepEqual(
    [valid.state, valid.nameMasked, valid.minutes, valid.minutesNow, valid.issuer],
    ['valid', '林*', 180, 180, '瓯海区'],
  )
  assert.deepEqual((await verify('QQQQ-QQQQ-QQQQ')).state, 'unknown')
  assert.deepEqual((await verify("'; drop table training.hours; --")).state, 'unknown')
  const file = await worker.call(contract.myTranscriptFile, { transcriptId: paper.transcriptId })
  assert.ok('raw' in file && file.raw.subarray(0, 5).toString() === '%PDF-')

  const owner = new pg.Pool({ ...server.database.connection, max: 1 })
  owner.on('error', () => {})
  t.after(() => owner.end())
  await assert.rejects(owner.query('update training.hours set minutes = 900'), { code: '23001' })
  await assert.rejects(owner.query('delete from training.hours'), { code: '23001' })

  const { lines } = await worker.get(contract.myTraining, {})
  const reverse = { hoursId: lines[0]!.hoursId, reason: '代签' }
  assert.equal(refusalOf(await worker.call(contract.reverseHours, reverse)), 'kernel/not-allowed')
  assert.equal(refusalOf(await (await as(server, 'stranger')).call(contract.reverseHours, reverse)), 'kernel/not-found')
  const [first, second] = await Promise.all([
    officer.call(contract.reverseHours, reverse),
    officer.call(contract.reverseHours, reverse),
  ])
  assert.deepEqual([refusalOf(first), refusalOf(second)].toSorted(), ['accepted', 'training/reversed-already'])
  const after = await worker.get(contract.myTraining, {})
  assert.deepEqual(
    after.lines.map((line) => [line.minutes, line.reversed]),
    [
      [-180, false],
      [180, true],
    ],
  )
  assert.deepEqual(after.balance, [])
  assert.equal(
    refusalOf(await officer.call(contract.reverseHours, { hoursId: after.lines[0]!.hoursId, reason: '又反悔' })),
    'training/is-a-reversal',
  )
  const changed = await verify(paper.code)
  assert.deepEqual([changed.state, changed.minutes, changed.minutesNow], ['changed', 180, 0])
  assert.equal(after.transcripts[0]!.state, 'changed')
  await officer.get(contract.withdrawTranscript, { transcriptId: paper.transcriptId, reason: '重新出具' })
  assert.equal((await verify(paper.code)).state, 'withdrawn')
  assert.equal(
    refusalOf(await officer.call(contract.withdrawTranscript, { transcriptId: paper.transcriptId, reason: '再次' })),
    'training/withdrawn-already',
  )
})

test('a degree is counted once however it is typed, and needs its study', async (t) => {
  const server = await testServer(t)
  const officer = await as(server, 'officer')
  const degree = {
    personId: personId('worker'),
    source: 'degree' as const,
    title: '社会工作硕士',
    earnedOn: '2026-01-10',
    category: 'professional',
    study: '某某大学 社会工作硕士（MSW）',
  }
  assert.equal(
    refusalOf(await officer.call(contract.creditStudy, { ...degree, study: null })),
    'study training/study-missing',
  )
  assert.equal(
    refusalOf(await officer.call(contract.creditStudy, { ...degree, earnedOn: '2026-03-17' })),
    'earnedOn training/day-in-future',
  )
  assert.equal(
    refusalOf(await officer.call(contract.creditStudy, { ...degree, source: 'outside-training', hours: null })),
    'hours training/hours-missing',
  )
  const both = await Promise.all([
    officer.call(contract.creditStudy, degree),
    officer.call(contract.creditStudy, { ...degree, study: '某某大学社会工作硕士(msw)' }),
  ])
  assert.deepEqual(both.map(refusalOf).toSorted(), ['accepted', 'training/degree-counted-already'])
  const { lines } = await (await as(server, 'worker')).get(contract.myTraining, {})
  assert.deepEqual(
    lines.map((line) => line.minutes),
    [90 * 45],
  )
  assert.equal(refusalOf(await (await as(server, 'leader')).call(contract.creditStudy, degree)), 'kernel/not-allowed')
  assert.equal(refusalOf(await (await as(server, 'stranger')).call(contract.creditStudy, degree)), 'kernel/not-found')
})

test('who lacks hours is seen by person and unit, with the person-times of the district, and told', async (t) => {
  const server = await testServer(t)
  const { sessionId } = await openOne(server, {}, { credits: [{ category: 'professional', hours: 50 }] })
  await (await as(server, 'worker')).get(contract.signUp, { sessionId })
  await (await as(server, 'colleague')).get(contract.signUp, { sessionId })
  await attend(server, 'worker', sessionId)
  server.setClock('2026-03-24T09:00:00+08:00')
  const officer = await as(server, 'officer')
  const seen = await officer.get(contract.shortages, {})
  assert.equal(seen.requirement, 'ouhai-class-hours')
  assert.deepEqual(
    seen.rows.map((row) => [row.name, row.state, row.doneMinutes]),
    [
      ['何田', 'short', 0],
      ['沈岚', 'short', 0],
      ['许安', 'short', 0],
      ['叶青', 'short', 0],
      ['郑秋', 'short', 0],
      ['林小雨', 'met', 2250],
    ],
  )
  assert.deepEqual(
    seen.units.map((unit) => [unit.name, unit.people, unit.short]),
    [
      ['春晖社会工作服务中心', 1, 1],
      ['梧田街道社会工作站', 1, 1],
      ['景山街道社会工作站', 4, 3],
    ],
  )
  assert.deepEqual(
    seen.personTimes.map((one) => [one.code, one.needed, one.done]),
    [['ouhai-person-times', 2500, 1]],
  )
  assert.deepEqual(
    (await officer.get(contract.shortages, { state: 'met' })).rows.map((row) => row.name),
    ['林小雨'],
  )
  assert.deepEqual(
    (await (await as(server, 'stranger')).get(contract.shortages, {})).rows,
    [],
    'the next county has no such rule, and sees nobody of here',
  )
  const file = await officer.call(contract.exportShortages, {})
  assert.ok('raw' in file && file.raw.subarray(0, 2).toString() === 'PK')

  assert.equal(await tellShortages(server.house), 0, 'in March the end of the year is far')
  server.setClock('2026-09-01T09:00:00+08:00')
  assert.equal(await tellShortages(server.house), 5)
  assert.equal(await tellShortages(server.house), 5)
  assert.deepEqual(
    (await (await as(server, 'colleague')).get(notices, {})).rows.map((one) => one.title.zh),
    ['学时不足提醒'],
  )
})

test('who moves to the next county brings their whole transcript; the old county keeps what happened there', async (t) => {
  const server = await testServer(t)
  const { sessionId } = await openOne(server)
  await (await as(server, 'worker')).get(contract.signUp, { sessionId })
  await attend(server, 'worker', sessionId)
  const [officer, neighbour] = [await as(server, 'officer'), await as(server, 'stranger')]
  const id = personId('worker')
  assert.equal(refusalOf(await neighbour.call(contract.personTraining, { personId: id })), 'kernel/not-found')
  const file = await officer.get(page.person, { personId: id })
  const { transferId } = await officer.get(moves.releaseWorker, {
    personId: id,
    basedOnVersion: file.version,
    toRegionCode: regions.neighbourCounty,
    reason: '随家人迁居',
    consentedOn: '2026-03-20',
  })
  const { rows } = await neighbour.get(moves.transfers, {})
  await neighbour.get(moves.acceptTransfer, {
    transferId,
    basedOnVersion: rows[0]!.version,
    organisationId: organisations.neighbourStation,
    on: '2026-03-23',
  })
  const there = await neighbour.get(contract.personTraining, { personId: id })
  assert.deepEqual(
    there.lines.map((line) => [line.minutes, line.regionName]),
    [[180, '景山街道']],
  )
  assert.deepEqual((await neighbour.get(contract.hours, {})).rows, [], 'it did not happen here')
  assert.equal((await officer.get(contract.hours, {})).rows.length, 1)
  assert.deepEqual(
    (await officer.get(contract.shortages, {})).personTimes.map((one) => one.done),
    [1],
  )
  assert.equal(refusalOf(await officer.call(contract.personTraining, { personId: id })), 'kernel/not-found')
  const lineId = there.lines[0]!.hoursId
  assert.equal(
    refusalOf(await neighbour.call(contract.reverseHours, { hoursId: lineId, reason: '不归我管' })),
    'kernel/not-found',
  )
  assert.equal(
    (await neighbour.get(contract.issueTranscript, { personId: id, from: '2026-01-01', until: '2026-12-31' })).minutes,
    180,
  )
})

test('what rules may know of training, in the same number of statements for one and for three', async (t) => {
  const server = await testServer(t)
  const { sessionId } = await openOne(server)
  await (await as(server, 'worker')).get(contract.signUp, { sessionId })
  await attend(server, 'worker', sessionId)
  const on = parseDay('2026-03-23')
  const count = (ids: string[]) =>
    inTransaction(server.house.gatePool, gate, async ({ query }) => {
      let statements = 0
      const facts = await personFacts((...given) => (statements++, query(...given)), ids, on, server.house.packs)
      return { statements, facts }
    })
  const one = await count([personId('worker')])
  assert.deepEqual(one.facts.get(personId('worker')), { 'training.hoursThisYear': 4, 'training.ladder': 'in-service' })
  const three = await count(['worker', 'colleague', 'otherWorker'].map((who) => personId(who as 'worker')))
  assert.deepEqual(
    [three.statements, three.facts.get(personId('colleague'))],
    [one.statements, { 'training.hoursThisYear': 0 }],
  )
})
