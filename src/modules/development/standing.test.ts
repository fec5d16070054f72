import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personId } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { recordResult } from '#modules/assessment/contract.ts'
import * as contract from '#modules/development/contract.ts'
import { remind } from '#modules/development/jobs.ts'
import { notices } from '#modules/notices/contract.ts'

test('a measure has an owner who is told, and is done at a hundred with its evidence', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const measure = {
    kind: 'train',
    title: '全员轮训',
    target: '三年轮训一遍',
    ownerId: personId('worker'),
    dueOn: '2026-04-01',
  }
  assert.equal(
    refusalOf(await officer.call(contract.setMeasure, { ...measure, kind: 'sing' })),
    'kind development/kind-unknown',
  )
  assert.equal(
    refusalOf(await officer.call(contract.setMeasure, { ...measure, dueOn: '2026-03-15' })),
    'dueOn development/due-in-past',
  )
  assert.equal(
    refusalOf(await officer.call(contract.setMeasure, { ...measure, ownerId: personId('neighbourWorker') })),
    'ownerId development/not-registered',
  )
  const { measureId } = await officer.get(contract.setMeasure, measure)
  assert.equal(await remind(server.house), 1)
  assert.ok(
    (await (await server.as('worker')).get(notices, {})).rows.some(
      (row) => row.title.zh === '您负责的措施即将到期或已逾期',
    ),
  )
  const states = async () =>
    (await officer.get(contract.measures, {})).rows.rows.map((row) => [row.state, row.percent, row.evidence])
  assert.deepEqual(await states(), [['soon', 0, null]])
  await officer.get(contract.reportMeasure, { measureId, percent: 100, note: '培训台账与签到表', basedOnVersion: 1 })
  assert.deepEqual(await states(), [['done', 100, '培训台账与签到表']])
  assert.equal(
    refusalOf(await officer.call(contract.reportMeasure, { measureId, percent: 50, note: '退回', basedOnVersion: 2 })),
    'development/measure-done',
  )
  assert.equal(await remind(server.house), 0)
})

test('somebody reads what they are entitled to, asks without typing what is known, another approves, and it is paid once', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  await officer.get(recordResult, {
    personId: personId('worker'),
    year: 2025,
    standing: 'excellent',
    evidence: '登记表',
  })
  const worker = await server.as('worker')
  const mine = await worker.get(contract.mine, {})
  assert.deepEqual(
    mine.entitlements.map((one) => [one.code, one.outcome]),
    [
      ['talent', 'unmet'],
      ['housing', 'unmet'],
      ['schooling', 'unmet'],
      ['rent', 'unknown'],
    ],
  )
  assert.equal(
    mine.entitlements[0]!.lines.find((line) => line.sentence.zh.startsWith('最近一次年度考核等次'))!.outcome,
    'met',
  )
  assert.equal(mine.growth!.at, null)
  assert.equal(mine.growth!.next!.code, 'specialist')
  assert.equal(
    refusalOf(await worker.call(contract.askFor, { entitlement: 'talent' })),
    'entitlement development/not-entitled',
  )
  assert.equal(
    refusalOf(await worker.call(contract.askFor, { entitlement: 'yacht' })),
    'entitlement development/entitlement-unknown',
  )
  const key = 'ask-once-for-rent'
  const { applicationId } = await worker.get(contract.askFor, { entitlement: 'rent' }, { key })
  assert.deepEqual(
    await worker.get(contract.askFor, { entitlement: 'rent' }, { key }),
    { applicationId },
    'sent twice, it counts once',
  )
  assert.equal(
    refusalOf(await worker.call(contract.askFor, { entitlement: 'rent' })),
    'entitlement development/asked-already',
  )
  const decide = { applicationId, approve: true, basedOnVersion: 1 }
  assert.equal(
    refusalOf(await officer.call(contract.decideApplication, decide)),
    'note development/reason-needed',
    'the rule could not tell',
  )
  assert.equal(
    refusalOf(await officer.call(contract.markPaid, { applicationIds: [applicationId], paidOn: '2026-03-16' })),
    'development/not-approved',
  )
  await officer.get(contract.decideApplication, { ...decide, note: '登记证书显示为社会组织' })
  assert.equal(
    refusalOf(await officer.call(contract.decideApplication, { ...decide, note: '再批', basedOnVersion: 2 })),
    'development/decided-already',
  )
  assert.equal((await officer.call(contract.paymentList, {})).status, 200)
  assert.equal(
    refusalOf(await officer.call(contract.markPaid, { applicationIds: [applicationId], paidOn: '2026-03-17' })),
    'paidOn development/day-in-future',
  )
  assert.deepEqual(await officer.get(contract.markPaid, { applicationIds: [applicationId], paidOn: '2026-03-16' }), {
    paid: 1,
  })
  assert.equal(
    refusalOf(await officer.call(contract.markPaid, { applicationIds: [applicationId], paidOn: '2026-03-16' })),
    'development/not-approved',
  )
  assert.equal(refusalOf(await worker.call(contract.payable, {})), 'kernel/not-allowed')
  assert.deepEqual((await officer.get(contract.payable, {})).rows, [])
  const undo = { applicationIds: [applicationId] }
  assert.deepEqual(await officer.get(contract.undoPaid, undo), { unpaid: 1 })
  assert.equal(refusalOf(await officer.call(contract.undoPaid, undo)), 'development/not-paid')
  assert.ok((await worker.get(notices, {})).rows.some((row) => row.title.zh === '您的待遇申请已批准，待发放'))
  assert.deepEqual(
    (await officer.get(contract.payable, {})).rows.map((row) => [row.name, row.entitlement, row.amountFen]),
    [['林小雨', 'rent', null]],
  )
  assert.deepEqual((await (await server.as('stranger')).get(contract.payable, {})).rows, [])
  assert.equal(
    refusalOf(await (await server.as('stranger')).call(contract.markPaid, { ...undo, paidOn: '2026-03-16' })),
    'development/not-approved',
    'not within reach',
  )
  const own = await officer.get(contract.askFor, { entitlement: 'rent' }).catch(() => null)
  assert.equal(own, null, 'an officer without a file has nothing to ask for')
  assert.equal(refusalOf(await (await server.as('colleague')).call(contract.applications, {})), 'kernel/not-allowed')
  assert.deepEqual((await (await server.as('colleague')).get(contract.mine, {})).applications, [])
})
