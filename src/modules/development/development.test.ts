import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzip } from '#kernel/documents/read-back.ts'
import { personId, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import type { Caller, TestServer } from '#demo/test-server.ts'
import { recordResult } from '#modules/assessment/contract.ts'
import * as contract from '#modules/development/contract.ts'
import { remind } from '#modules/development/jobs.ts'
import { notices } from '#modules/notices/contract.ts'

const as = (server: TestServer, who: CastName): Promise<Caller> => signInAs(server.app, username(who))
const textOf = (answer: unknown) => [...unzip((answer as { raw: Buffer }).raw).values()].join('\n')

test('an expert from outside is nominated, chosen for a term, renewed and leaves with a reason', async (t) => {
  const server = await testServer(t)
  const officer = await as(server, 'officer')
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
    (await (await as(server, 'stranger')).get(contract.poolMembers, { pool: 'expert-academic' })).rows,
    [],
  )
})

test('whom the entry rule keeps out is not chosen; somebody is in a pool once', async (t) => {
  const server = await testServer(t)
  const leader = await as(server, 'leader')
  const nomination = { pool: 'reserve', personId: personId('worker'), reason: '思路开阔' }
  const { memberId, outcome } = await leader.get(contract.nominate, nomination)
  assert.equal(outcome, 'unmet', 'no certificate is held')
  assert.equal(refusalOf(await leader.call(contract.nominate, nomination)), 'personId development/in-pool-already')
  assert.equal(
    refusalOf(await leader.call(contract.nominate, { ...nomination, personId: personId('otherWorker') })),
    'personId development/not-registered',
  )
  assert.equal(
    refusalOf(await (await as(server, 'worker')).call(contract.applyToPool, { pool: 'reserve', reason: '愿意参加' })),
    'personId development/in-pool-already',
  )
  const officer = await as(server, 'officer')
  assert.equal(
    refusalOf(await officer.call(contract.decideMember, { memberId, choose: true, basedOnVersion: 1 })),
    'development/entry-not-met',
  )
  await officer.get(contract.decideMember, { memberId, choose: false, note: '尚未取得证书', basedOnVersion: 1 })
  assert.equal((await (await as(server, 'worker')).get(contract.mine, {})).pools[0]!.stage, 'declined')
  assert.ok(
    (await (await as(server, 'worker')).get(notices, {})).rows.some(
      (row) => row.title.zh === '社会工作专业人才储备库的推荐没有通过',
    ),
  )
})

test('proposals are read in the order in which they were made', async (t) => {
  const officer = await as(await testServer(t), 'officer')
  const proposals = Array.from({ length: 12 }, (_, at) => `建议${at + 1}`)
  await officer.get(contract.holdForum, {
    pool: 'reserve',
    title: '座谈会',
    heldOn: '2026-03-10',
    attended: 12,
    proposals,
  })
  const { rows } = await officer.get(contract.forums, {})
  assert.deepEqual(
    rows[0]!.proposals.map(({ text }) => text),
    proposals,
  )
})

test('a proposal of a forum is followed until something became of it', async (t) => {
  const server = await testServer(t)
  const officer = await as(server, 'officer')
  const forum = {
    pool: 'reserve',
    title: '薪酬与减负座谈',
    heldOn: '2026-03-10',
    attended: 18,
    proposals: ['统一岗位津贴发放时间', '减少重复台账'],
  }
  assert.equal(
    refusalOf(await officer.call(contract.holdForum, { ...forum, heldOn: '2026-03-17' })),
    'heldOn development/day-in-future',
  )
  await officer.get(contract.holdForum, forum)
  const proposals = async () => (await officer.get(contract.forums, {})).rows[0]!.proposals
  const { proposalId } = (await proposals())[0]!
  const settle = {
    proposalId,
    state: 'studied' as const,
    ownerName: null as string | null,
    dueOn: null as string | null,
    outcome: null as string | null,
    basedOnVersion: 1,
  }
  assert.equal(refusalOf(await officer.call(contract.settleProposal, settle)), 'ownerName development/owner-needed')
  assert.equal(
    refusalOf(await officer.call(contract.settleProposal, { ...settle, state: 'adopted' })),
    'outcome development/outcome-needed',
  )
  await officer.get(contract.settleProposal, { ...settle, ownerName: '周敏', dueOn: '2026-03-15' })
  assert.deepEqual(
    (await proposals()).map((one) => [one.state, one.overdue]),
    [
      ['studied', true],
      ['proposed', false],
    ],
  )
  assert.equal(refusalOf(await officer.call(contract.settleProposal, settle)), 'kernel/changed-meanwhile')
})

test('a measure has an owner who is told, and is done at a hundred with its evidence', async (t) => {
  const server = await testServer(t)
  const officer = await as(server, 'officer')
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
    (await (await as(server, 'worker')).get(notices, {})).rows.some(
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
  const officer = await as(server, 'officer')
  await officer.get(recordResult, {
    personId: personId('worker'),
    year: 2025,
    standing: 'excellent',
    evidence: '登记表',
  })
  const worker = await as(server, 'worker')
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
  assert.deepEqual((await (await as(server, 'stranger')).get(contract.payable, {})).rows, [])
  assert.equal(
    refusalOf(await (await as(server, 'stranger')).call(contract.markPaid, { ...undo, paidOn: '2026-03-16' })),
    'development/not-approved',
    'not within reach',
  )
  const own = await officer.get(contract.askFor, { entitlement: 'rent' }).catch(() => null)
  assert.equal(own, null, 'an officer without a file has nothing to ask for')
  assert.equal(refusalOf(await (await as(server, 'colleague')).call(contract.applications, {})), 'kernel/not-allowed')
  assert.deepEqual((await (await as(server, 'colleague')).get(contract.mine, {})).applications, [])
})

test('the path counts everyone once, and says what each lacks for the next step', async (t) => {
  const server = await testServer(t)
  const officer = await as(server, 'officer')
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
    refusalOf(await (await as(server, 'leader')).call(contract.ofPerson, { personId: personId('otherWorker') })),
    'kernel/not-found',
  )
})

test('a graded intern has a certificate, a mentor a letter, an agreement neither', async (t) => {
  const server = await testServer(t)
  const officer = await as(server, 'officer')
  const given = {
    kind: 'agreement' as const,
    title: '校地合作协议',
    partner: '某某大学',
    fromOn: '2025-09-01',
    untilOn: '2026-04-01',
  }
  assert.equal(
    refusalOf(await officer.call(contract.recordCooperation, { ...given, untilOn: '2025-09-01' })),
    'untilOn development/days-out-of-order',
  )
  assert.equal(
    refusalOf(await officer.call(contract.recordCooperation, { ...given, underId: personId('worker') })),
    'underId development/under-not-found',
  )
  assert.equal(
    refusalOf(await officer.call(contract.recordCooperation, { ...given, personId: personId('neighbourWorker') })),
    'personId development/not-registered',
  )
  const { cooperationId } = await officer.get(contract.recordCooperation, given)
  assert.equal(refusalOf(await officer.call(contract.paper, { cooperationId })), 'development/no-paper')
  const intern = {
    ...given,
    kind: 'internship' as const,
    title: '苗同学',
    underId: cooperationId,
    hours: 120.5,
    grade: null as string | null,
  }
  const { cooperationId: internId } = await officer.get(contract.recordCooperation, intern)
  assert.equal(
    refusalOf(await officer.call(contract.paper, { cooperationId: internId })),
    'development/no-paper',
    'not graded yet',
  )
  await officer.get(contract.changeCooperation, {
    ...intern,
    cooperationId: internId,
    grade: '优秀',
    basedOnVersion: 1,
  })
  const { cooperationId: mentorId } = await officer.get(contract.recordCooperation, {
    kind: 'mentor',
    title: '社区书记实务导师',
    partner: '某某大学',
    personId: personId('worker'),
    fromOn: '2026-01-01',
    untilOn: '2028-01-01',
  })
  for (const id of [internId, mentorId]) {
    const answer = await officer.call(contract.paper, { cooperationId: id })
    assert.equal((answer as unknown as { raw: Buffer }).raw.subarray(0, 4).toString(), '%PDF')
  }
  const { figures, rows } = await officer.get(contract.cooperation, { kind: 'agreement' })
  assert.deepEqual(
    rows.rows.map((row) => [row.title, row.state]),
    [['校地合作协议', 'soon']],
  )
  assert.deepEqual(
    figures.find((one) => one.kind === 'agreement'),
    { kind: 'agreement', running: 1, thisYear: 0, lastYear: 1 },
  )
  assert.match(textOf(await officer.call(contract.exportCooperation, {})), /苗同学/)
})

test('an institute is opened to its topics, and they to their outputs; nothing is put where it does not belong', async (t) => {
  const server = await testServer(t)
  const officer = await as(server, 'officer')
  const make = async (
    kind: 'agreement' | 'institute' | 'topic' | 'output',
    title: string,
    underId: string | null = null,
  ) => (await officer.get(contract.recordCooperation, { kind, title, underId, fromOn: '2026-01-01' })).cooperationId
  const agreementId = await make('agreement', '共建协议')
  const instituteId = await make('institute', '基层治理研究中心', agreementId)
  const topicId = await make('topic', '社区养老中的社工角色', instituteId)
  await make('output', '调研报告', instituteId)
  const outputId = await make('output', '期刊论文', topicId)
  const open = async (cooperationId: string) => officer.get(contract.cooperationOne, { cooperationId })
  const institute = await open(instituteId)
  assert.deepEqual(
    institute.below.map((one) => [one.title, one.kind, one.depth]),
    [
      ['调研报告', 'output', 0],
      ['社区养老中的社工角色', 'topic', 0],
      ['期刊论文', 'output', 1],
    ],
  )
  assert.deepEqual(
    (await open(outputId)).above.map((one) => one.title),
    ['共建协议', '基层治理研究中心', '社区养老中的社工角色'],
  )
  const refused = async (kind: 'base' | 'topic', underId: string) =>
    refusalOf(await officer.call(contract.recordCooperation, { kind, title: '甲', underId, fromOn: '2026-01-01' }))
  assert.equal(await refused('base', instituteId), 'underId development/cannot-stand-under')
  assert.equal(await refused('topic', outputId), 'underId development/cannot-stand-under')
  const change = { cooperationId: topicId, title: '社区养老中的社工角色', fromOn: '2026-01-01', basedOnVersion: 1 }
  assert.equal(
    refusalOf(await officer.call(contract.changeCooperation, { ...change, underId: outputId })),
    'underId development/cannot-stand-under',
  )
  await officer.get(contract.changeCooperation, { ...change, underId: agreementId })
  assert.deepEqual(
    (await open(instituteId)).below.map((one) => one.title),
    ['调研报告'],
  )
  assert.deepEqual(
    (await officer.get(contract.underChoices, { kind: 'output', search: '研究' })).rows.map((row) => row.title),
    ['基层治理研究中心'],
  )
  const stranger = await as(server, 'stranger')
  assert.equal(
    refusalOf(await stranger.call(contract.cooperationOne, { cooperationId: instituteId })),
    'kernel/not-found',
  )
  assert.deepEqual((await stranger.get(contract.underChoices, { kind: 'output' })).rows, [])
})
