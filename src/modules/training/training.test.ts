import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { gate, inTransaction } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import * as contract from '#modules/training/contract.ts'
import { moveUp } from '#modules/training/commands/move-up.ts'
import { tellShortages, remindOfSessions } from '#modules/training/jobs.ts'
import { aCourse, as, aSession, attend, openOne } from '#modules/training/testing/given.ts'
import { personFacts } from '#modules/training/public.ts'
import { notices } from '#modules/notices/contract.ts'
import * as moves from '#modules/workforce/contract-moves.ts'
import * as page from '#modules/workforce/contract-person.ts'
import { refusalOf, testNow, testServer } from '#demo/test-server.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

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

test('an online lesson is credited when the quiz is passed and enough time was spent on it; progress survives a break', async (t) => {
  const server = await testServer(t)
  const [worker, officer] = [await as(server, 'worker'), await as(server, 'officer')]
  const { courseId } = await officer.get(contract.openCourse, aCourse({ title: '网络课堂' }))
  const quiz = [
    { question: '未见到本人时应记为？', options: ['未遇', '拒访'], right: [0] },
    { question: '哪些属于敏感信息？', options: ['证件号码', '天气', '健康状况'], right: [0, 2] },
  ]
  const given = {
    courseId,
    title: '隐私保护',
    kind: 'text' as const,
    body: '保护服务对象的个人信息。',
    category: 'public',
    hours: 1,
    quiz,
  }
  assert.equal(refusalOf(await officer.call(contract.addLesson, { ...given, body: '' })), 'body training/text-missing')
  assert.equal(
    refusalOf(await officer.call(contract.addLesson, { ...given, quiz: [{ ...quiz[0]!, right: [5] }] })),
    'quiz training/right-option-missing',
  )
  assert.equal(
    refusalOf(await officer.call(contract.addLesson, { ...given, kind: 'link' })),
    'link training/link-missing',
  )
  const { lessonId } = await officer.get(contract.addLesson, given)
  const read = await worker.get(contract.lesson, { lessonId })
  assert.deepEqual(read.quiz, [
    { question: quiz[0]!.question, options: quiz[0]!.options, several: false },
    { question: quiz[1]!.question, options: quiz[1]!.options, several: true },
  ])
  assert.deepEqual(read.needs, { passShare: 0.6, seconds: 1350 })

  await worker.get(contract.keepProgress, { lessonId, seconds: 0 })
  server.setClock('2026-03-16T09:35:00+08:00')
  assert.deepEqual(
    await worker.get(contract.keepProgress, { lessonId, seconds: 600 }),
    { seenSeconds: 300 },
    'no one spends ten minutes in five',
  )
  assert.deepEqual(await worker.get(contract.answerQuiz, { lessonId, answers: [[0], [0]] }), {
    share: 0.5,
    passed: false,
    done: false,
    secondsLeft: 1050,
    creditedMinutes: null,
  })
  assert.deepEqual(await worker.get(contract.answerQuiz, { lessonId, answers: [[0], [2, 0]] }), {
    share: 1,
    passed: true,
    done: false,
    secondsLeft: 1050,
    creditedMinutes: null,
  })
  for (const minute of [45, 55]) {
    server.setClock(`2026-03-16T09:${minute}:00+08:00`)
    await worker.get(contract.keepProgress, { lessonId, seconds: 600 })
  }
  assert.deepEqual(
    (await worker.get(contract.answerQuiz, { lessonId, answers: [[1], [1]] })).creditedMinutes,
    45,
    'the best try counts',
  )
  assert.equal(
    refusalOf(await worker.call(contract.answerQuiz, { lessonId, answers: [] })),
    'training/lesson-done-already',
  )
  const { lines } = await worker.get(contract.myTraining, {})
  assert.deepEqual(
    lines.map((line) => [line.source, line.minutes, line.title]),
    [['online', 45, '网络课堂 · 隐私保护']],
  )

  const { lessonId: filed } = await officer.get(contract.addLesson, { ...given, title: '讲义', kind: 'file', quiz: [] })
  assert.equal(
    refusalOf(await worker.call(contract.answerQuiz, { lessonId: filed, answers: [] })),
    'training/lesson-not-ready',
  )
  const send = (body: string) =>
    officer.call(
      contract.sendLessonFile,
      { lessonId: filed },
      { body: Buffer.from(body), type: 'application/octet-stream' },
    )
  assert.equal(refusalOf(await send('MZ not a pdf')), 'training/file-not-a-pdf')
  assert.equal(refusalOf(await send('%PDF-1.7 a lesson')), 'accepted')
  const file = await worker.call(contract.lessonFile, { lessonId: filed })
  assert.ok('raw' in file && file.raw.toString() === '%PDF-1.7 a lesson')
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

test('plans, courses and sessions: made within reach, changed by version, called off with a notice', async (t) => {
  const server = await testServer(t)
  const [officer, leader, worker] = [
    await as(server, 'officer'),
    await as(server, 'leader'),
    await as(server, 'worker'),
  ]
  const themes = Array.from({ length: 12 }, (_, at) => (at === 2 ? '沟通' : ''))
  const plan = { year: 2026, title: '2026年社会工作人才培训计划', aim: '每月一题', themes, forRegion: true }
  const { planId, version } = await officer.get(contract.makePlan, plan)
  assert.equal(refusalOf(await officer.call(contract.makePlan, plan)), 'training/plan-there-already')
  assert.equal(refusalOf(await leader.call(contract.makePlan, plan)), 'forRegion training/region-out-of-reach')
  assert.equal(
    refusalOf(await officer.call(contract.makePlan, { ...plan, forRegion: false })),
    'forRegion training/no-own-organisation',
  )
  assert.equal(
    refusalOf(await leader.call(contract.changePlan, { planId, basedOnVersion: version, title: '改', themes })),
    'kernel/not-found',
  )
  await officer.get(contract.changePlan, { planId, basedOnVersion: version, title: '改过的计划', themes })
  assert.equal(
    refusalOf(await officer.call(contract.changePlan, { planId, basedOnVersion: version, title: '再改', themes })),
    'kernel/changed-meanwhile',
  )
  await leader.get(contract.makePlan, { ...plan, title: '景山站计划', forRegion: false })

  const { courseId, sessionId } = await openOne(server)
  assert.equal(
    refusalOf(await officer.call(contract.openCourse, aCourse({ form: 'no-such', stage: '<script>' }))),
    'form training/code-unknown,stage training/code-unknown',
  )
  assert.equal(
    refusalOf(
      await officer.call(
        contract.openSession,
        aSession(courseId, { endsAt: '13:00', signUpUntil: '2026-03-24T00:00:00+08:00' }),
      ),
    ),
    'endsAt training/ends-before-it-starts,signUpUntil training/sign-up-ends-after-start',
  )
  assert.equal(
    refusalOf(await officer.call(contract.openSession, aSession(courseId, { heldOn: '2026-02-30' }))),
    'heldOn kernel/field-not-a-date',
  )
  assert.equal(
    refusalOf(
      await officer.call(
        contract.openSession,
        aSession(courseId, { heldOn: '2026-03-01', signUpUntil: '2026-02-28T00:00:00+08:00' }),
      ),
    ),
    'heldOn training/day-in-past',
  )
  assert.equal(refusalOf(await leader.call(contract.openSession, aSession(courseId))), 'kernel/not-found')
  const shown = await worker.get(contract.calendar, { year: 2026 })
  assert.deepEqual(
    shown.plans.map((one) => [one.title, one.themes[2], one.mayChange]),
    [
      ['改过的计划', '沟通', false],
      ['景山站计划', '沟通', false],
    ],
  )
  assert.deepEqual(
    shown.months[2]!.sessions.map((one) => one.courseTitle),
    ['老年人沟通技巧'],
  )
  await officer.get(contract.changeCourse, { ...aCourse({ title: '沟通的艺术' }), courseId, basedOnVersion: 1 })
  await officer.get(contract.openCourse, aCourse({ title: '还没有场次', month: 5 }))
  const months = (await worker.get(contract.calendar, { year: 2026 })).months
  assert.deepEqual(
    [months[2]!.sessions[0]!.courseTitle, months[4]!.waitingCourses[0]!.title],
    ['沟通的艺术', '还没有场次'],
  )
  assert.equal((await worker.get(contract.course, { courseId })).theme, '沟通')

  await worker.get(contract.signUp, { sessionId })
  const { courseId: _, ...same } = aSession(courseId)
  await officer.get(contract.changeSession, { ...same, sessionId, basedOnVersion: 1, place: '二楼', capacity: 30 })
  assert.equal(
    refusalOf(await officer.call(contract.callOffSession, { sessionId, basedOnVersion: 1, reason: '台风' })),
    'kernel/changed-meanwhile',
  )
  await officer.get(contract.callOffSession, { sessionId, basedOnVersion: 2, reason: '台风' })
  assert.equal(
    refusalOf(await officer.call(contract.changeSession, { ...same, sessionId, basedOnVersion: 3 })),
    'training/called-off',
  )
  assert.deepEqual(
    (await worker.get(notices, {})).rows.map((one) => one.title.zh),
    ['培训取消：沟通的艺术'],
  )
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
