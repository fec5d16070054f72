import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#kernel/ids.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'

// The question bank and its mock exams on the real server.

const question = {
  level: 'assistant' as const,
  subject: 'ability-assistant',
  kind: 'single' as const,
  point: '伦理',
  stem: '初次见面，合适的做法是？',
  options: ['先倾听', '先记录', '先离开'],
  answer: ['A' as const],
  explanation: '倾听在先。',
}

/** Twelve questions as a table: eight of one answer, four of several. */
const sheet = (more: string[] = []) => ({
  body: Buffer.from(
    [
      '科目,题型,知识点,题干,选项A,选项B,选项C,答案,解析',
      ...Array.from(
        { length: 12 },
        (_, n) =>
          `社会工作综合能力（初级）,${n < 8 ? '单选题' : '多选题'},知识点${n % 4},自编题${n}是？,甲,乙,丙,${n < 8 ? 'Ａ' : 'a、b'},略`,
      ),
      ...more,
    ].join('\n'),
  ),
  type: 'application/octet-stream',
})

async function withPaper(server: TestServer) {
  const officer = await server.as('officer')
  await officer.get(certificates.importQuestions, {}, sheet() as never)
  const days = { opensOn: '2026-03-01', closesOn: '2026-03-31' }
  const drawn = await officer.get(certificates.drawMock, { subject: 'ability-assistant', title: '三月', ...days })
  return { officer, drawn }
}

test('a question is added, changed by its version, taken out of use and put back', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { id, version } = await officer.get(certificates.addQuestion, question)
  const seen = async (more: object = {}) => (await officer.get(certificates.questions, more)).rows
  assert.deepEqual(
    (await seen()).map((row) => [row.stem, row.answer, row.mayChange, row.retiredOn]),
    [[question.stem, ['A'], true, null]],
  )
  const changed = { ...question, questionId: id, basedOnVersion: version, answer: ['B' as const], stem: '再问一次？' }
  const done = await officer.get(certificates.changeQuestion, changed)
  assert.equal(refusalOf(await officer.call(certificates.changeQuestion, changed)), 'kernel/changed-meanwhile')
  const retired = { ...changed, retired: true, basedOnVersion: done.version }
  const gone = await officer.get(certificates.changeQuestion, retired)
  assert.deepEqual(await seen(), [])
  assert.deepEqual(
    (await seen({ retired: 'yes' })).map((row) => [row.stem, row.answer, row.retiredOn]),
    [['再问一次？', ['B'], '2026-03-16']],
  )
  assert.equal((await seen({ questionId: id }))[0]!.version, gone.version, 'one alone is found, in use or not')
  await officer.get(certificates.changeQuestion, { ...retired, retired: false, basedOnVersion: gone.version })
  assert.equal((await seen()).length, 1)
  // Of another place it is not there; a worker and a leader have no bank.
  const stranger = await server.as('stranger')
  assert.equal(refusalOf(await stranger.call(certificates.changeQuestion, changed)), 'kernel/not-found')
  assert.deepEqual((await stranger.get(certificates.questions, {})).rows, [])
  for (const who of ['worker', 'leader'] as const)
    assert.equal(refusalOf(await (await server.as(who)).call(certificates.questions, {})), 'kernel/not-allowed')
})

test('what cannot be a question is said at its field', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const said = async (more: object) =>
    refusalOf(await officer.call(certificates.addQuestion, { ...question, ...more } as never))
  assert.equal(await said({ subject: 'law-intermediate' }), 'subject certificates/subjects-of-level')
  assert.equal(await said({ answer: ['D'] }), 'answer certificates/answer-without-option')
  assert.equal(await said({ answer: ['A', 'B'] }), 'answer certificates/answer-count')
  assert.equal(await said({ kind: 'multiple' }), 'answer certificates/answer-count')
  assert.equal(await said({ kind: 'multiple', answer: ['A', 'A'] }), 'answer certificates/answer-count')
  assert.equal(await said({ stem: '？' }), 'stem kernel/field-too-short')
  assert.equal(await said({ stem: '问'.repeat(1001) }), 'stem kernel/field-too-long')
  assert.equal(await said({ options: ['只有一个'] }), 'options kernel/field-too-small')
  assert.equal(await said({ stem: `<script>'; drop table certificates.question --` }), 'accepted')
})

test('a table of questions is taken row by row, and the rows that are none say why', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const more = [
    '不存在的科目,单选题,伦理,题干题干,甲,乙,丙,A,略',
    '社会工作综合能力（初级）,单选题,伦理,题干题干,甲,,,A,略',
    '社会工作综合能力（初级）,单选题,伦理,题干题干,甲,乙,丙,无,略',
    '社会工作综合能力（初级）,单选题,伦理,题干题干,甲,乙,丙,AB,略',
  ]
  const answer = await officer.get(certificates.importQuestions, {}, sheet(more) as never)
  assert.deepEqual(
    { ...answer, wrong: answer.wrong.map(({ row, why }) => [row, why.zh]) },
    {
      read: 16,
      added: 12,
      wrong: [
        [14, '没有这个科目'],
        [15, '选项不足两个'],
        [16, '答案读不出'],
        [17, '答案与题型或选项不符'],
      ],
    },
  )
  const noTable = { body: Buffer.from('甲,乙\n1,2') } as never
  assert.equal(refusalOf(await officer.call(certificates.importQuestions, {}, noTable)), 'certificates/columns-missing')
})

test('a mock paper is drawn from what is in use, handed in once, marked by the server, and says what is weak', async (t) => {
  const server = await testServer(t)
  const { officer, drawn } = await withPaper(server)
  assert.equal(drawn.questions, 12)
  const draw = (more: object) =>
    officer.call(certificates.drawMock, {
      subject: 'ability-assistant',
      title: '四月',
      opensOn: '2026-03-01',
      closesOn: '2026-03-31',
      ...more,
    })
  assert.equal(refusalOf(await draw({ closesOn: '2026-02-28' })), 'closesOn certificates/mock-closes-before')
  assert.equal(refusalOf(await draw({ subject: 'practice-senior' })), 'subject certificates/bank-too-small')
  // One of eight is retired: too few are left for another paper, and the drawn one keeps it.
  const [first] = (await officer.get(certificates.questions, { kind: 'single' })).rows
  const { questionId, version, level, subject, kind, point, stem, options, answer } = first!
  const whole = { questionId, level, subject, kind, point, stem, options, answer, basedOnVersion: version }
  await officer.get(certificates.changeQuestion, { ...whole, retired: true })
  assert.equal(refusalOf(await draw({})), 'subject certificates/bank-too-small')

  const worker = await server.as('worker')
  const [mock] = (await worker.get(certificates.ownPapers, {})).rows
  assert.deepEqual([mock!.questions.length, mock!.taken], [12, 0])
  const attempt = {
    attemptId: newId<'attempt'>(new Date()),
    paperId: mock!.paperId,
    startedAt: '2026-03-16T09:00:00+08:00',
    endedAt: '2026-03-16T09:15:00+08:00',
    answers: mock!.questions.map((one, at) => ({ questionId: one.questionId, chosen: at < 9 ? one.answer : [] })),
  }
  assert.equal((await worker.get(certificates.sendAttempt, attempt)).right, 9)
  const again = await worker.get(certificates.sendAttempt, { ...attempt, answers: [] })
  assert.equal(again.right, 9, 'sent again it counts once')
  assert.equal(
    refusalOf(await worker.call(certificates.sendAttempt, { ...attempt, endedAt: '2026-03-16T08:00:00+08:00' })),
    'endedAt certificates/attempt-ends-before',
  )
  const elsewhere = await server.as('neighbourWorker')
  assert.equal(refusalOf(await elsewhere.call(certificates.sendAttempt, attempt)), 'kernel/not-found')
  const mine = await worker.get(certificates.ownMocks, {})
  assert.deepEqual(
    mine.attempts.map((one) => [one.title, one.right, one.questions]),
    [['三月', 9, 12]],
  )
  assert.equal(
    mine.points.reduce((sum, one) => sum + one.answers, 0),
    12,
  )
  assert.deepEqual((await (await server.as('colleague')).get(certificates.ownMocks, {})).attempts, [])
  const [paper] = (await officer.get(certificates.papers, {})).rows
  assert.deepEqual([paper!.attempts, paper!.meanShare], [1, 0.75])
  assert.equal((await officer.get(certificates.questions, { flagged: 'yes' })).total, 0, 'one answer says nothing yet')
})
