import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import * as contract from '#modules/posts/contract.ts'
import { aRound, everyone, numberOf } from '#modules/posts/testing/recruitment.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'

// Rounds of recruitment, from the notice to the seat.

test('a round from its notice to the seat: conditions with reasons, marks, the line, the public list, and the post on probation', async (t) => {
  const server = await testServer(t)
  const names = ['丁一', '丁二', '丁三', '丁四', '丁五']
  const { officer, postId, recruitmentId, placeId, ids, enter, round, advance, list } = await aRound(server, [
    ['丁一'],
    ['丁二', 'assistant'],
    ['丁三'],
    ['丁四'],
    ['丁五'],
  ])
  assert.equal(refusalOf(await advance()), 'posts/sign-up-running')
  await officer.goOn('2026-03-23T09:00:00+08:00')
  assert.equal(
    refusalOf(
      await officer.call(contract.signUpCandidate, { recruitmentId, placeId, name: '晚到', identityNumber: 'x' }),
    ),
    'posts/sign-up-over',
  )
  await advance()
  assert.deepEqual((await round()).obstacles, [{ code: 'entries-missing', count: 5 }])
  await enter('qualification', everyone(names, true))
  await advance()
  // Two equal for the interview come in both; the last one does not.
  await enter('written', { 丁一: 80, 丁二: 80, 丁三: 70, 丁四: 70, 丁五: 60.5 })
  await advance()
  assert.deepEqual(await list(), [
    '丁二 waiting 40 1',
    '丁一 waiting 40 2',
    '丁三 waiting 35 3 =',
    '丁四 waiting 35 3 =',
    '丁五 out beyond-ratio 30.25 5',
  ])
  assert.equal(refusalOf(await enter('interview', { 丁五: 90 })), 'entries.0 posts/not-in-stage')
  await enter('interview', { 丁一: 80, 丁二: 80, 丁三: 59.99, 丁四: 'absent' })
  // Equal in total: the certificate that is preferred comes first, by the rule.
  await advance()
  assert.deepEqual(await list(), [
    '丁二 waiting 80 1',
    '丁一 reserve 80 2',
    '丁五 out beyond-ratio 30.25 3',
    '丁三 out below-mark 65',
    '丁四 out absent 35',
  ])
  // The first one fails the check: the next comes in.
  await enter('examination', { 丁二: false })
  assert.deepEqual((await list()).slice(0, 1), ['丁一 waiting 80 1'])
  await enter('examination', { 丁一: true })
  assert.equal(
    refusalOf(await officer.call(contract.publicList, { recruitmentId, form: 'pdf' })),
    'posts/not-public-yet',
  )
  await advance()
  const shown = await round()
  assert.deepEqual([shown.publicFrom, shown.publicUntil], ['2026-03-23', '2026-03-30'])
  assert.equal(refusalOf(await advance()), 'posts/publicity-running')
  for (const form of ['pdf', 'docx'] as const) {
    const file = await officer.call(contract.publicList, { recruitmentId, form })
    assert.ok(file.status === 200 && 'raw' in file && file.raw.length > 5000)
  }
  await officer.goOn('2026-03-31T09:00:00+08:00')
  await advance()
  assert.deepEqual((await round()).obstacles, [{ code: 'not-appointed', count: 1 }])
  const candidateId = ids.get('丁一')!
  const appoint = (more: object = {}) =>
    officer.call(contract.appointCandidate, {
      candidateId,
      basedOnVersion: 1,
      fromOn: '2026-04-01',
      document: '录用通知',
      system: 'civil-affairs',
      kind: 'community-worker',
      ...more,
    })
  assert.equal(refusalOf(await appoint({ system: null })), 'system posts/file-needs')
  assert.equal(refusalOf(await appoint({ kind: null })), 'kind posts/file-needs')
  assert.equal(refusalOf(await appoint({ basedOnVersion: 9 })), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await appoint({ candidateId: ids.get('丁二') })), 'posts/not-through')
  const done = await appoint()
  assert.ok('value' in done && done.value)
  assert.equal(done.value.probationUntil, '2026-07-01')
  const post = await officer.get(contract.postPage, { postId })
  assert.deepEqual(
    post.incumbents.map((one) => [one.name, one.fromOn, one.probation?.untilOn]),
    [['丁一', '2026-04-01', '2026-07-01']],
  )
  assert.equal(refusalOf(await appoint({ basedOnVersion: 2 })), 'posts/candidate-appointed')
  const end = await advance()
  assert.ok('value' in end && end.value?.status === 'closed')
  assert.equal(refusalOf(await enter('interview', { 丁一: 10 }, '改')), 'posts/recruitment-over')

  const file = await officer.call(contract.exportCandidates, { recruitmentId })
  assert.ok('raw' in file && file.raw)
  const rows = []
  for await (const row of readSheet(Readable.from([file.raw]))) rows.push(row)
  assert.ok(JSON.stringify(rows).includes('丁五'), 'the list has everyone')
  assert.ok(!/330304199\d/.test(JSON.stringify(rows)), 'and no whole identity number')
})

test('too few candidates: places are reduced, cancelled or kept, each with its reason; a round is cancelled whole', async (t) => {
  const server = await testServer(t)
  const { officer, recruitmentId, placeId, enter, round, advance } = await aRound(
    server,
    [['丁一'], ['丁二'], ['丁三']],
    2,
  )
  await officer.goOn('2026-03-23T09:00:00+08:00')
  await advance()
  await enter('qualification', { 丁一: true, 丁二: true, 丁三: true })
  assert.equal(refusalOf(await advance()), 'posts/too-few')
  const decide = (places: number, basedOnVersion: number, reason = '报名不足') =>
    officer.call(contract.decidePlaces, { placeId, basedOnVersion, places, reason })
  assert.equal(refusalOf(await decide(3, 1)), 'places posts/places-only-fewer')
  assert.equal(refusalOf(await decide(1, 9)), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await decide(1, 1, '')), 'reason kernel/field-too-short')
  assert.equal(refusalOf(await decide(2, 1, '急需用人，按现有人数开考')), 'accepted')
  assert.equal(refusalOf(await advance()), 'accepted', 'kept although they are few')
  assert.equal(refusalOf(await decide(0, 2)), 'accepted')
  assert.equal((await round()).places, 0)
  const cancel = (basedOnVersion: number) =>
    officer.call(contract.cancelRecruitment, { recruitmentId, basedOnVersion, reason: '名额取消' })
  assert.equal(refusalOf(await cancel(1)), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await cancel((await round()).version)), 'accepted')
  assert.equal(refusalOf(await cancel(9)), 'posts/recruitment-over')
  assert.deepEqual(
    (await round()).decisions.map((one) => [one.kind, one.value]),
    [
      ['cancellation', ''],
      ['places', '0'],
      ['stage', 'written'],
      ['few-kept', '2'],
      ['stage', 'qualification'],
      ['reading', 'preference'],
    ],
  )
})

test('equals over the line are shown as equals until somebody decides; a corrected mark needs a reason, and what stood is kept', async (t) => {
  const server = await testServer(t)
  const { officer, recruitmentId, placeId, ids, enter, round, advance, list } = await aRound(server, [
    ['丁一'],
    ['丁二'],
  ])
  await officer.goOn('2026-03-23T09:00:00+08:00')
  await advance()
  await enter('qualification', { 丁一: true, 丁二: true })
  await advance()
  assert.equal(refusalOf(await enter('interview', { 丁一: 70 })), 'stage posts/stage-not-reached')
  assert.equal(refusalOf(await enter('written', { 丁一: true })), 'entries.0 posts/entry-wrong')
  assert.equal(refusalOf(await enter('written', { 丁一: 100.5 })), 'entries.0.mark kernel/field-too-big')
  await enter('written', { 丁一: 80, 丁二: 80 })
  await advance()
  await enter('interview', { 丁一: 75, 丁二: 75 })
  assert.equal(refusalOf(await advance()), 'posts/ties-undecided')
  const tie = (order: string[], basedOnVersion = 1) =>
    officer.call(contract.decideTie, { placeId, basedOnVersion, order, reason: '加试一题' })
  const both = [ids.get('丁二')!, ids.get('丁一')!]
  assert.equal(refusalOf(await tie([both[0]!, both[0]!])), 'order posts/tie-not-these')
  assert.equal(refusalOf(await tie([...both, placeId])), 'order posts/tie-not-these')
  assert.equal(refusalOf(await tie(both, 9)), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await tie(both)), 'accepted')
  assert.equal(refusalOf(await tie(both, 2)), 'posts/no-tie')
  assert.deepEqual(await list(), ['丁二 in 77.5 1', '丁一 in 77.5 2'])
  assert.equal(refusalOf(await enter('interview', { 丁一: 76 })), 'reason posts/correction-reason')
  const fixed = await enter('interview', { 丁一: 76, 丁二: 75 }, '登分有误')
  assert.deepEqual('value' in fixed && fixed.value, { entered: 1, corrected: 1 })
  assert.deepEqual(await list(), ['丁一 in 78 1', '丁二 in 77.5 2'])
  const page = await officer.get(contract.candidatePage, { candidateId: ids.get('丁一')! })
  assert.deepEqual(
    page.entries.map((one) => [one.stageName.zh, one.mark, one.passed, one.reason, one.inForce]),
    [
      ['面试', 76, null, '登分有误', true],
      ['面试', 75, null, '', false],
      ['笔试', 80, null, '', true],
      ['资格审查', null, true, '', true],
    ],
  )
  // Taken back altogether, the entry is missing again.
  await officer.get(contract.enterResults, {
    recruitmentId,
    stage: 'interview',
    reason: '录错了人',
    entries: [{ candidateId: ids.get('丁一')!, cleared: true }],
  })
  assert.equal(refusalOf(await advance()), 'posts/entries-missing')
  await enter('interview', { 丁一: 70 })
  await advance()
  assert.deepEqual(await list(), ['丁二 waiting 77.5 1', '丁一 reserve 75 2'])
  const withdraw = (basedOnVersion: number) =>
    officer.call(contract.withdrawCandidate, { candidateId: ids.get('丁二')!, basedOnVersion, reason: '另有工作' })
  assert.equal(refusalOf(await withdraw(1)), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await withdraw(2)), 'accepted')
  assert.equal(refusalOf(await withdraw(3)), 'posts/withdrawn-already')
  assert.deepEqual(await list(), ['丁一 waiting 75 1', '丁二 withdrawn 77.5'])
  await enter('examination', { 丁一: false })
  assert.equal(refusalOf(await advance()), 'posts/nobody-left')
  assert.equal((await round()).placesShown[0]!.running, 0)
})

test('strangers and those below find no round, no candidate and no file', async (t) => {
  const server = await testServer(t)
  const { recruitmentId, placeId, ids } = await aRound(server, [['丁一']])
  const stranger = await server.as('stranger')
  const candidateId = ids.get('丁一')!
  assert.equal((await stranger.get(contract.recruitments, {})).total, 0)
  for (const call of [
    stranger.call(contract.recruitmentRound, { recruitmentId }),
    stranger.call(contract.candidates, { recruitmentId }),
    stranger.call(contract.candidatePage, { candidateId }),
    stranger.call(contract.publicList, { recruitmentId, form: 'pdf' }),
    stranger.call(contract.withdrawCandidate, { candidateId, basedOnVersion: 1, reason: '试试' }),
    stranger.call(contract.decidePlaces, { placeId, basedOnVersion: 1, places: 0, reason: '试试' }),
  ])
    assert.equal(refusalOf(await call), 'kernel/not-found')
  for (const who of ['leader', 'worker', 'manager'] as const)
    assert.equal(
      refusalOf(await (await server.as(who)).call(contract.candidates, { recruitmentId })),
      'kernel/not-allowed',
    )
  const director = await server.as('director')
  assert.equal((await director.get(contract.recruitments, { search: '社区', status: 'open' })).total, 1)
  assert.equal((await director.get(contract.recruitments, { status: 'closed' })).total, 0)
  assert.equal(
    refusalOf(await director.call(contract.withdrawCandidate, { candidateId, basedOnVersion: 1, reason: '试试' })),
    'kernel/not-allowed',
  )
  const one = await director.get(contract.candidates, { recruitmentId, search: '丁', state: 'in' })
  assert.deepEqual(
    one.rows.map((row) => [row.name, row.identityNumberMasked]),
    [['丁一', `${'*'.repeat(14)}${numberOf('19950111', '101').slice(-4)}`]],
  )
  assert.equal((await director.get(contract.candidates, { recruitmentId, search: '没有' })).total, 0)
})
