import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzip } from '#kernel/documents/read-back.ts'
import { personId } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as contract from '#modules/development/contract.ts'
import { notices } from '#modules/notices/contract.ts'

const textOf = (answer: unknown) => [...unzip((answer as { raw: Buffer }).raw).values()].join('\n')

test('an expert from outside is nominated, chosen for a term, renewed and leaves with a reason', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const expert = {
    pool: 'expert-academic',
    outsideName: '柳教授',
    outsideInstitution: '某某大学',
    reason: '研究基层治理多年',
  }
  assert.equal(
    refusalOf(await officer.call(contract.nominate, { ...expert, pool: 'nowhere' })),
    'development/pool-unknown',
  )
  assert.equal(
    refusalOf(await officer.call(contract.nominate, { ...expert, pool: 'reserve' })),
    'personId development/person-or-outside',
  )
  assert.equal(
    refusalOf(await officer.call(contract.nominate, { ...expert, outsideName: '' })),
    'outsideName development/outside-incomplete',
  )
  assert.equal(
    refusalOf(await officer.call(contract.nominate, { ...expert, reason: '理'.repeat(1001) })),
    'reason kernel/field-too-long',
  )
  const { memberId, outcome } = await officer.get(contract.nominate, expert)
  assert.equal(outcome, 'met', 'a pool without a rule takes everyone')
  assert.equal(
    refusalOf(await officer.call(contract.nominate, expert)),
    'outsideName development/in-pool-already',
    'pressed twice in two windows',
  )
  const decide = { memberId, choose: true, basedOnVersion: 1 }
  assert.equal(
    refusalOf(await officer.call(contract.decideMember, { ...decide, choose: false })),
    'note development/reason-needed',
  )
  assert.equal(
    refusalOf(await officer.call(contract.renewMember, { memberId, basedOnVersion: 1 })),
    'development/not-a-member',
  )
  assert.equal((await officer.get(contract.decideMember, decide)).untilOn, '2029-03-16')
  assert.equal(refusalOf(await officer.call(contract.decideMember, decide)), 'kernel/changed-meanwhile')
  assert.equal(
    refusalOf(await officer.call(contract.decideMember, { ...decide, basedOnVersion: 2 })),
    'development/not-nominated',
  )
  assert.equal((await officer.get(contract.renewMember, { memberId, basedOnVersion: 2 })).untilOn, '2032-03-16')
  const exit = { memberId, reason: 'own-wish', leftOn: '2026-03-16', basedOnVersion: 3 }
  const refused = async (more: object) => refusalOf(await officer.call(contract.exitMember, { ...exit, ...more }))
  assert.equal(await refused({ reason: 'tired' }), 'reason development/leaving-unknown')
  assert.equal(await refused({ leftOn: '2026-03-17' }), 'leftOn development/day-in-future')
  assert.equal(await refused({ leftOn: '2026-03-15' }), 'leftOn development/day-before-term')
  assert.equal(await refused({ leftOn: '2026-02-30' }), 'leftOn kernel/field-not-a-date')
  await officer.get(contract.exitMember, exit)
  const { rows } = await officer.get(contract.poolMembers, { pool: 'expert-academic' })
  assert.deepEqual(
    rows.map((row) => [row.name, row.stage, row.leftReason?.zh]),
    [['柳教授', 'left', '本人申请']],
  )
  assert.match(textOf(await officer.call(contract.exportPool, { pool: 'expert-academic' })), /柳教授/)
  assert.deepEqual(
    (await (await server.as('stranger')).get(contract.poolMembers, { pool: 'expert-academic' })).rows,
    [],
  )
})

test('whom the entry rule keeps out is not chosen; somebody is in a pool once', async (t) => {
  const server = await testServer(t)
  const leader = await server.as('leader')
  const nomination = { pool: 'reserve', personId: personId('worker'), reason: '思路开阔' }
  const { memberId, outcome } = await leader.get(contract.nominate, nomination)
  assert.equal(outcome, 'unmet', 'no certificate is held')
  assert.equal(refusalOf(await leader.call(contract.nominate, nomination)), 'personId development/in-pool-already')
  assert.equal(
    refusalOf(await leader.call(contract.nominate, { ...nomination, personId: personId('otherWorker') })),
    'personId development/not-registered',
  )
  assert.equal(
    refusalOf(await (await server.as('worker')).call(contract.applyToPool, { pool: 'reserve', reason: '愿意参加' })),
    'personId development/in-pool-already',
  )
  const officer = await server.as('officer')
  assert.equal(
    refusalOf(await officer.call(contract.decideMember, { memberId, choose: true, basedOnVersion: 1 })),
    'development/entry-not-met',
  )
  await officer.get(contract.decideMember, { memberId, choose: false, note: '尚未取得证书', basedOnVersion: 1 })
  assert.equal((await (await server.as('worker')).get(contract.mine, {})).pools[0]!.stage, 'declined')
  assert.ok(
    (await (await server.as('worker')).get(notices, {})).rows.some(
      (row) => row.title.zh === '社会工作专业人才储备库的推荐没有通过',
    ),
  )
})

test('the path counts everyone once, and says what each lacks for the next step', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { steps, starting, rows } = await officer.get(contract.growth, { size: 100 })
  assert.equal(starting + steps.reduce((sum, step) => sum + step.people, 0), rows.total)
  assert.ok(rows.rows.every((row) => row.at === null && row.missing[0]!.zh.startsWith('持有证书')))
  assert.deepEqual(
    (await officer.get(contract.growth, { search: '林小' })).rows.rows.map((row) => row.name),
    ['林小雨'],
  )
  const page = await officer.get(contract.growth, { size: 2 })
  const next = await officer.get(contract.growth, { size: 2, after: page.rows.next! })
  assert.equal(new Set([...page.rows.rows, ...next.rows.rows].map((row) => row.personId)).size, 4)
  assert.equal(
    refusalOf(await (await server.as('leader')).call(contract.ofPerson, { personId: personId('otherWorker') })),
    'kernel/not-found',
  )
})
