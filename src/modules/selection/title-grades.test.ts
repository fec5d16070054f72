import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf, type TestServer, testServer } from '#demo/test-server.ts'
import * as contract from '#modules/selection/contract.ts'
import type { Programme } from '#modules/selection/rules.ts'
import { heldTitles, later } from '#modules/selection/testing/sealed-round.ts'

const office = { zh: '选拔办公室核实', en: 'Verified by the office' }
const group = { zh: '领导小组批准', en: 'Approved by the group' }
const pass = {
  code: 'pass',
  name: { zh: '合格', en: 'Passed' },
  title: 'kept',
  money: 'paid',
  mayEnterAgain: false,
} as const
const fail = {
  ...pass,
  code: 'fail',
  name: { zh: '不合格', en: 'Failed' },
  title: 'withdrawn',
  money: 'stopped',
} as const
const now = '2027-03-01T09:00:00+08:00'

async function gradedBadly(server: TestServer, grades: Programme['grades'], rules: Partial<Programme> = {}) {
  const { titleIds } = await heldTitles(server, { rules: { grades, ...rules } })
  const titleId = titleIds['worker']!
  const officer = await later(server, now, 'officer')
  const grade = (code: string, year = 2026) =>
    officer.call(contract.gradeTitle, { titleId, year, code, reason: '全年未开展服务' })
  assert.equal(refusalOf(await grade('fail')), 'accepted')
  const seen = async () => officer.get(contract.title, { titleId })
  return { officer, titleId, grade, seen }
}

test('a grade that ends the title holds only after one body verified it and another approved it, and the money waits with it', async (t) => {
  const server = await testServer(t)
  const { officer, seen } = await gradedBadly(server, [pass, { ...fail, verifiedBy: office, approvedBy: group }])
  const before = await seen()
  const [fact] = before.facts
  assert.deepEqual(
    [before.state, before.grades[0]!.ends, before.spans.map((one) => one.kind), fact?.stage, fact?.rule.name.zh],
    ['held', 'waits', ['paid'], 'reported', '2026年度考核：不合格'],
  )
  assert.deepEqual([fact?.verifiedBy?.zh, fact?.approvedBy?.zh], [office.zh, group.zh])
  const { factId } = fact!
  const words = '考核材料属实'
  const province = await later(server, now, 'provinceOfficer')
  assert.equal(
    refusalOf(await province.call(contract.approveFact, { factId, holds: true, words })),
    'selection/fact-not-verified',
  )
  await officer.get(contract.verifyFact, { factId, holds: true, words })
  assert.equal(
    refusalOf(await officer.call(contract.approveFact, { factId, holds: true, words })),
    'selection/same-body',
  )
  assert.equal((await seen()).state, 'held')
  await province.get(contract.approveFact, { factId, holds: true, words })
  const after = await seen()
  assert.deepEqual(
    [
      after.state,
      after.withdrawnOn,
      after.grades[0]!.ends,
      after.spans.map((one) => [one.kind, one.because?.code ?? null]),
    ],
    [
      'withdrawn',
      '2027-03-01',
      'holds',
      [
        ['paid', null],
        ['stopped', 'fail'],
      ],
    ],
  )

  const worker = await later(server, now, 'worker')
  const appeal = '考核时漏计了半年的服务。'
  assert.equal(
    refusalOf(await worker.call(contract.appealDecision, { gradeId: after.grades[0]!.gradeId, words: appeal })),
    'selection/nothing-to-appeal',
    'one appeals where it was decided',
  )
  await worker.get(contract.appealDecision, { factId, words: appeal })
  const { appealId } = (await seen()).facts[0]!.appeal!
  const chief = await later(server, now, 'chief')
  await chief.get(contract.answerAppeal, { appealId, upheld: true, answer: '补计后合格' })
  const again = await seen()
  assert.deepEqual(
    [again.state, again.grades[0]!.reversed, again.facts[0]!.stage, again.spans.map((one) => one.kind)],
    ['held', true, 'reversed', ['paid']],
  )
})

test('a grade that a body finds untrue is as if it had not been given, and another may be', async (t) => {
  const server = await testServer(t)
  const { officer, seen, grade } = await gradedBadly(server, [pass, { ...fail, approvedBy: group }])
  const { factId } = (await seen()).facts[0]!
  assert.equal(refusalOf(await grade('pass')), 'year selection/graded-already')
  await officer.get(contract.verifyFact, { factId, holds: false, words: '材料不全，不能认定' })
  const after = await seen()
  assert.deepEqual([after.state, after.grades[0]!.reversed, after.facts[0]!.stage], ['held', true, 'dismissed'])
  assert.equal(refusalOf(await grade('pass')), 'accepted')
})

test('where the rule names two bodies for its withdrawal, a grade is no shorter way', async (t) => {
  const server = await testServer(t)
  const named = await gradedBadly(server, [pass, fail])
  assert.deepEqual(
    [(await named.seen()).state, (await named.seen()).facts[0]!.verifiedBy?.zh],
    ['held', '选拔管理工作办公室核实'],
  )
})

test('a rule that names no bodies at all ends the title with the grade', async (t) => {
  const server = await testServer(t)
  const { seen } = await gradedBadly(server, [pass, fail], { endings: [] })
  const after = await seen()
  assert.deepEqual([after.state, after.facts, after.grades[0]!.ends], ['withdrawn', [], null])
})
