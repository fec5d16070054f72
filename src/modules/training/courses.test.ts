import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#modules/training/contract.ts'
import { aCourse, as, aSession, openOne } from '#modules/training/testing/given.ts'
import { notices } from '#modules/notices/contract.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'

// Plans, courses, sessions and online lessons.

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
