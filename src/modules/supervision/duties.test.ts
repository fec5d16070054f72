import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { gate, inTransaction } from '#kernel/database.ts'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/supervision/contract.ts'
import { lookAtDuties } from '#modules/supervision/jobs.ts'
import { personFacts } from '#modules/supervision/public.ts'
import { at, openPool } from '#modules/supervision/testing/given.ts'
import { refusalOf } from '#demo/test-server.ts'
import { type CastName, personId, regions } from '#demo/test-world.ts'

// What is owed by which rule, and that people are told.

const { server, as, on, ids } = await openPool({ after })
const { house } = server

before(async () => {
  const supervisor = await as('otherWorker')
  const hold = (who: CastName[], more: object = {}) =>
    supervisor.get(contract.recordSession, {
      ...at,
      agreementId: ids.agreement,
      kind: who.length > 1 ? 'group' : 'individual',
      personIds: who.map(personId),
      issues: '例行督导',
      ...more,
    })
  await hold(['worker'])
  await hold(['worker', 'colleague'], { heldOn: '2026-03-13', functions: ['supportive'] })
  await hold(['colleague'], { heldOn: '2026-03-02' })
  const { sessionId: wrong } = await hold(['colleague'], { heldOn: '2026-03-14' })
  await hold(['colleague'], { heldOn: '2026-03-14', replaces: wrong })
  // Another supervisor takes over the worker.
  const officer = await as('officer')
  const day = '2026-03-16'
  await officer.get(contract.endAgreement, {
    agreementId: ids.agreement,
    basedOnVersion: 1,
    personId: personId('worker'),
    endedOn: day,
    reason: '调换督导',
  })
  await officer.get(contract.makeAgreement, {
    supervisorId: ids.second,
    personIds: [personId('worker')],
    fromOn: day,
  })
})

describe('what is owed', () => {
  test('by each rule since when, with its clause, up to the day of the last that counts for it', async () => {
    const { rows } = await (await as('officer')).get(contract.supervisionDebt, { personId: personId('worker') })
    assert.deepEqual(
      rows.map(({ code, lastOn, dueOn, overdueDays, certainty, supervisorNames }) => ({
        code,
        lastOn,
        dueOn,
        overdueDays,
        certainty,
        supervisorNames,
      })),
      [
        {
          code: 'educational',
          lastOn: '2026-03-12',
          dueOn: '2026-04-12',
          overdueDays: 0,
          certainty: 'assumed',
          supervisorNames: ['叶青'],
        },
        {
          code: 'supportive',
          lastOn: '2026-03-13',
          dueOn: '2026-06-13',
          overdueDays: 0,
          certainty: 'assumed',
          supervisorNames: ['叶青'],
        },
      ],
    )
  })

  test('a month later the educational one is overdue; everyone concerned is told, and the session takes the notice back', async () => {
    on('2026-04-13T09:30:00+08:00')
    await lookAtDuties(house)
    const officer = await as('officer')
    const overdue = (await officer.get(contract.supervisionDebt, { state: 'overdue' })).rows
    const worker = overdue.find((row) => row.personId === personId('worker'))!
    assert.deepEqual([worker.code, worker.overdueDays], ['educational', 1])
    const titles = async (who: CastName) =>
      (await (await as(who)).get(notices, { size: 100 })).rows.map((row) => row.title.zh)
    assert.ok((await titles('worker')).includes('督导已逾期：教育性督导每月一次'))
    assert.ok((await titles('roomWorker')).includes('您督导的人员中有 1 人督导逾期'))
    const facts = await inTransaction(house.gatePool, gate, ({ query }) =>
      personFacts(query, [personId('worker'), personId('stranger')], '2026-04-13' as never),
    )
    assert.deepEqual(facts.get(personId('worker')), { 'supervision.hoursThisYear': 3, 'supervision.debt': true })
    assert.deepEqual(facts.get(personId('stranger')), { 'supervision.hoursThisYear': 0 })

    const mine = await (await as('roomWorker')).get(contract.mySupervision, {})
    assert.deepEqual(
      mine.owedByMe.map((row) => [row.personName, row.code]),
      [['林小雨', 'educational']],
    )
    const [agreement] = mine.agreements.filter((one) => one.iSupervise && one.active)
    await (
      await as('roomWorker')
    ).get(contract.recordSession, {
      ...at,
      heldOn: '2026-04-13',
      agreementId: agreement!.agreementId,
      kind: 'individual',
      personIds: [personId('worker')],
      issues: '接手后第一次',
    })
    assert.ok(!(await titles('worker')).includes('督导已逾期：教育性督导每月一次'))
    await lookAtDuties(house)
    assert.ok(!(await titles('roomWorker')).includes('您督导的人员中有 1 人督导逾期'))
  })

  test('the overview’s numbers open to just as many rows, and its parts add up', async () => {
    const officer = await as('officer')
    const at = await officer.get(contract.supervisionOverview, { regionCode: regions.county })
    const people = async (state: 'overdue' | 'unsupervised') =>
      new Set(
        (await officer.get(contract.supervisionDebt, { regionCode: regions.county, state, size: 100 })).rows.map(
          (row) => row.personId,
        ),
      ).size
    assert.equal(at.overdue, await people('overdue'))
    assert.equal(at.people - at.supervised, await people('unsupervised'))
    const sum = (key: 'people' | 'supervised' | 'overdue') => at.parts.reduce((all, part) => all + part[key], 0)
    assert.deepEqual([sum('people'), sum('supervised'), sum('overdue')], [at.people, at.supervised, at.overdue])
    assert.ok(at.people > 0 && at.supervised > 0)
    assert.deepEqual(at.ratio.most, 5)
    const stranger = await (await as('stranger')).get(contract.supervisionOverview, { regionCode: regions.county })
    assert.deepEqual([stranger.people, stranger.supervisors, stranger.sessionsThisYear], [0, 0, 0])
  })

  test('a supervisor’s year: number, hours, years of practice, centres', async () => {
    const row = (await (await as('officer')).get(contract.supervisors, { year: 2026 })).rows.find(
      (one) => one.supervisorId === ids.supervisor,
    )!
    // Four sessions of 90 minutes; the group counts once, and what was corrected counts as corrected.
    assert.deepEqual(
      [row.sessions, row.minutes, row.yearsOfPractice, row.centres, row.supervisees, row.everyDays],
      [4, 360, 12, 1, 1, 4],
    )
    const before = (await (await as('officer')).get(contract.supervisors, { year: 2025 })).rows.find(
      (one) => one.supervisorId === ids.supervisor,
    )!
    assert.deepEqual([before.sessions, before.minutes], [0, 0])
  })
})

describe('a meeting', () => {
  test('is planned by either, read by a calendar, told the day before, and called off', async () => {
    on('2026-04-14T09:30:00+08:00')
    const supervisor = await as('roomWorker')
    const [agreement] = (await supervisor.get(contract.mySupervision, {})).agreements.filter(
      (one) => one.active && one.iSupervise,
    )
    const plan = {
      agreementId: agreement!.agreementId,
      plannedOn: '2026-04-15',
      startsAt: '14:00',
      minutes: 60,
      mode: 'online',
    }
    assert.equal(
      refusalOf(await (await as('worker')).call(contract.planMeeting, { ...plan, plannedOn: '2026-04-13' })),
      'plannedOn supervision/planned-in-past',
    )
    assert.equal(
      refusalOf(await (await as('worker')).call(contract.planMeeting, { ...plan, mode: 'pigeon' })),
      'mode supervision/code-unknown',
    )
    assert.equal(refusalOf(await (await as('leader')).call(contract.planMeeting, plan)), 'kernel/not-found')
    const { planId } = await (await as('worker')).get(contract.planMeeting, plan)
    const file = await supervisor.call(contract.meetingFile, { planId })
    assert.ok('raw' in file && file.raw.toString().includes('DTSTART:20260415T060000Z'))
    assert.equal(refusalOf(await (await as('leader')).call(contract.meetingFile, { planId })), 'kernel/not-found')
    await lookAtDuties(house)
    const titles = async () => (await (await as('worker')).get(notices, { size: 100 })).rows.map((row) => row.title.zh)
    assert.ok((await titles()).includes('明天有督导'))
    await supervisor.get(contract.cancelMeeting, { planId })
    assert.equal(refusalOf(await supervisor.call(contract.cancelMeeting, { planId })), 'supervision/meeting-gone')
    assert.equal(refusalOf(await supervisor.call(contract.meetingFile, { planId })), 'supervision/meeting-gone')
    await lookAtDuties(house)
    assert.ok(!(await titles()).includes('明天有督导'))
  })
})
