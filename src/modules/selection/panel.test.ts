import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { personId } from '#demo/test-world.ts'
import * as contract from '#modules/selection/contract.ts'
import { begun, blindOf, give, mine, sheet } from '#modules/selection/testing/begun-judging.ts'
import { fileFor, onPanel, testRound } from '#modules/selection/testing/judged-round.ts'

test('conflicts are found in our own data, each says why, and the assignment is proven and explained pair by pair', async (t) => {
  const { server, round, ids } = await begun(t)
  const officer = await server.as('officer')
  const panel = await officer.get(contract.panel, { roundId: round.roundId })
  const manager = panel.experts.find((one) => one.expertId === ids['manager'])!
  assert.deepEqual(
    manager.conflicts.map((one) => [one.kind, one.source, one.about, one.entryId]),
    [['same-employer', 'found', '春晖社会工作服务中心', round.entry['one']]],
  )
  assert.deepEqual(
    panel.experts.filter((one) => one.conflicts.length > 0).map((one) => one.expertId),
    [ids['manager']],
  )
  assert.equal(panel.sheets[0]!.certainty, 'assumed')

  const done = await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  assert.deepEqual([done.status, done.pairs, done.short, done.objective], ['optimal', 6, 0, done.bound])
  const shown = await officer.get(contract.assignment, { roundId: round.roundId, sheet })
  assert.deepEqual([shown.run!.status, shown.run!.runBy], ['optimal', '周敏'])
  for (const entry of shown.entries) {
    assert.equal(entry.pairs.length, 3)
    assert.ok(
      entry.pairs.every((one) => one.dueOn === '2026-03-30'),
      'ten working days',
    )
  }
  const why = await officer.get(contract.whyPairs, { entryId: round.entry['one']!, sheet })
  const of = (who: string) => why.experts.find((one) => one.expertId === ids[who])!
  assert.deepEqual([of('director').state, of('director').specialty], ['chosen', 'inside'])
  assert.deepEqual([of('provinceOfficer').specialty, of('neighbourWorker').specialty], ['outside', 'unknown'])
  assert.deepEqual([of('manager').state, of('manager').conflicts[0]!.about], ['barred', '春晖社会工作服务中心'])
  const two = await officer.get(contract.whyPairs, { entryId: round.entry['two']!, sheet })
  assert.ok(two.experts.every((one) => one.state !== 'barred'))
  const left = two.experts.find((one) => one.state === 'possible')!
  assert.ok(left.dearerBy! >= 0)
  const again = await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  assert.equal(again.pairs, 0, 'assigned once is assigned')
})

test('where every reviewer is conflicted the entry is named, with how many are barred, and the others are assigned', async (t) => {
  const server = await testServer(t)
  const round = await testRound(server, t, {
    one: { who: 'worker', relatives: ['吴桐', '钱江'] },
    two: { who: 'otherWorker' },
  })
  await fileFor(round.owner, 'director', [])
  for (const who of ['director', 'neighbourWorker', 'manager'] as const) await onPanel(server, round.roundId, who)
  const officer = await server.as('officer')
  const done = await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  assert.deepEqual([done.status, done.pairs, done.short], ['optimal', 3, 3])
  const shown = await officer.get(contract.assignment, { roundId: round.roundId, sheet })
  assert.deepEqual(
    ['one', 'two'].map((name) => {
      const one = shown.entries.find((entry) => entry.entryId === round.entry[name])!
      return [one.pairs.length, one.short, one.barred]
    }),
    [
      [0, 3, 3],
      [3, 0, 0],
    ],
  )
  // Another expert without a conflict, and the next assignment gives what it can.
  await onPanel(server, round.roundId, 'roomWorker')
  await fileFor(round.owner, 'provinceOfficer', [])
  await onPanel(server, round.roundId, 'provinceOfficer')
  const next = await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  assert.deepEqual([next.pairs, next.short], [1, 2], 'the room worker works at the applicant’s station')
})

test('a reviewer who never answers is replaced, and what the others gave stays', async (t) => {
  const { server, round } = await begun(t)
  await blindOf(server, round)
  const officer = await server.as('officer')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet, dueOn: '2026-03-20' })
  const [first] = await mine(server, 'director')
  assert.equal(refusalOf(await give(server, 'director', first!.assignmentId)), 'accepted')
  const refused = await officer.call(contract.takeBackOverdue, { roundId: round.roundId, sheet, reason: '逾期未评' })
  assert.equal(refusalOf(refused), 'selection/nothing-overdue')
  // The days pass.
  await round.owner.query(`update selection.assignment set due_on = '2026-03-13'`)
  const { withdrawn } = await officer.get(contract.takeBackOverdue, {
    roundId: round.roundId,
    sheet,
    reason: '逾期未评',
  })
  assert.equal(withdrawn, 5)
  const gone = await give(
    server,
    'neighbourWorker',
    (await mine(server, 'neighbourWorker'))[0]?.assignmentId ?? first!.assignmentId,
  )
  assert.equal(refusalOf(gone), 'kernel/not-found', 'nothing of theirs is left to score')
  const shown = await officer.get(contract.assignment, { roundId: round.roundId, sheet })
  assert.deepEqual(
    shown.entries.flatMap((one) => one.pairs.map((pair) => pair.stage)),
    ['done'],
  )
  const silent = (await officer.get(contract.panel, { roundId: round.roundId })).experts.find(
    (one) => one.name === '钱江',
  )!
  await officer.get(contract.releaseExpert, {
    expertId: silent.expertId,
    reason: '一直没有答复',
    basedOnVersion: silent.version,
  })
  await fileFor(round.owner, 'chief', [])
  const { expertId } = await (
    await server.as('provinceOfficer')
  ).get(contract.askExpert, { roundId: round.roundId, personId: personId('chief'), reason: '替补' })
  await (await server.as('chief')).get(contract.answerAsked, { expertId, accept: true, basedOnVersion: 1 })
  const next = await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  assert.deepEqual([next.pairs, next.short], [5, 0])
  const after = await officer.get(contract.assignment, { roundId: round.roundId, sheet })
  assert.equal(after.entries.flatMap((one) => one.pairs).filter((one) => one.stage === 'done').length, 1)
  assert.ok(after.entries.flatMap((one) => one.pairs).every((one) => one.expertId !== silent.expertId))
})

test('a change by hand is recorded with its reason, and never gives an entry to whom it must not go', async (t) => {
  const { server, round, ids } = await begun(t)
  const officer = await server.as('officer')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  const shown = await officer.get(contract.assignment, { roundId: round.roundId, sheet })
  const one = shown.entries.find((entry) => entry.entryId === round.entry['one'])!
  const pair = one.pairs.find((each) => each.expertId === ids['neighbourWorker'])!
  const change = (expertId: string, more: object = {}) =>
    officer.call(contract.reassign, {
      assignmentId: pair.assignmentId,
      expertId,
      reason: '更熟悉社区营造',
      basedOnVersion: pair.version,
      ...more,
    })
  assert.equal(refusalOf(await change(ids['manager']!)), 'expertId selection/pair-barred')
  assert.equal(refusalOf(await change(ids['director']!)), 'expertId selection/pair-already')
  await fileFor(round.owner, 'chief', ['community-building'])
  const { expertId } = await (
    await server.as('provinceOfficer')
  ).get(contract.askExpert, { roundId: round.roundId, personId: personId('chief'), reason: '替补' })
  assert.equal(refusalOf(await change(expertId)), 'selection/expert-gone', 'not before they accepted')
  await (await server.as('chief')).get(contract.answerAsked, { expertId, accept: true, basedOnVersion: 1 })
  assert.equal(refusalOf(await change(expertId, { basedOnVersion: 9 })), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await change(expertId)), 'accepted')
  assert.equal(refusalOf(await change(expertId)), 'kernel/changed-meanwhile')
  const after = await officer.get(contract.assignment, { roundId: round.roundId, sheet })
  const changed = after.entries
    .find((entry) => entry.entryId === round.entry['one'])!
    .pairs.find((each) => each.expertId === expertId)!
  assert.deepEqual([changed.source, changed.reason], ['hand', '更熟悉社区营造'])
})

test('the office draws from the pools whoever knows the field, and an expert accepts or says why not', async (t) => {
  const server = await testServer(t)
  const round = await testRound(server, t, { one: { who: 'worker', fields: ['disability'] } })
  const officer = await server.as('officer')
  assert.equal(
    refusalOf(await officer.call(contract.drawPanel, { roundId: round.roundId, count: 2 })),
    'selection/nobody-to-draw',
  )
  await fileFor(round.owner, 'director', ['disability'])
  for (const who of ['director', 'otherWorker', 'colleague'] as const)
    await round.owner.query(
      `insert into development.pool_member (id, region_code, person_id, pool, stage, reason, nominated_by, nominated_at, outcome, pack_version, from_on)
       values (gen_random_uuid(), '330304000000', $1, 'expert-practitioner', 'member', '演示', $1, now(), 'met', 'x', '2025-01-01')`,
      [personId(who)],
    )
  const before = await officer.get(contract.panel, { roundId: round.roundId })
  assert.equal(before.pool.people, 3)
  // The colleague is of the applicant's station, so has a conflict with the only entry.
  assert.equal((await officer.get(contract.drawPanel, { roundId: round.roundId, count: 3 })).drawn, 2)
  const { experts: drawn } = await officer.get(contract.panel, { roundId: round.roundId })
  assert.deepEqual(
    drawn.map((one) => [one.name, one.stage, one.drawn!.fields.map((field) => field.zh), one.answerBy]).toSorted(),
    [
      ['何田', 'asked', [], '2026-03-19'],
      ['吴桐', 'asked', ['残障康复'], '2026-03-19'],
    ],
  )
  const other = await server.as('otherWorker')
  const { asked } = await other.get(contract.myReviews, {})
  const { expertId } = asked[0]!
  const answer = (input: object) =>
    other.call(contract.answerAsked, { expertId, accept: false, basedOnVersion: 1, ...input })
  assert.equal(refusalOf(await answer({})), 'reason selection/decline-needs-reason')
  assert.equal(refusalOf(await answer({ reason: '出差', basedOnVersion: 2 })), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await answer({ reason: '出差' })), 'accepted')
  assert.equal(refusalOf(await answer({ accept: true, basedOnVersion: 2 })), 'selection/answered-already')
  assert.equal(
    refusalOf(
      await officer.call(contract.askExpert, {
        roundId: round.roundId,
        personId: personId('otherWorker'),
        reason: '再请',
      }),
    ),
    'selection/expert-already',
  )
  assert.equal(
    refusalOf(
      await officer.call(contract.askExpert, {
        roundId: round.roundId,
        personId: personId('stranger'),
        reason: '再请',
      }),
    ),
    'selection/expert-unknown',
  )
})

test('strangers of another county, workers and other experts find nothing', async (t) => {
  const { server, round, ids } = await begun(t)
  await blindOf(server, round)
  const officer = await server.as('officer')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  const stranger = await server.as('stranger')
  const { roundId } = round
  for (const answer of [
    await stranger.call(contract.panel, { roundId }),
    await stranger.call(contract.assignment, { roundId, sheet }),
    await stranger.call(contract.scores, { roundId }),
    await stranger.call(contract.drawPanel, { roundId, count: 1 }),
    await stranger.call(contract.releaseExpert, { expertId: ids['director']!, reason: '试试', basedOnVersion: 2 }),
    await stranger.call(contract.blindTexts, { entryId: round.entry['one']! }),
  ])
    assert.equal(refusalOf(answer), 'kernel/not-found')
  const worker = await server.as('worker')
  assert.equal(refusalOf(await worker.call(contract.panel, { roundId })), 'kernel/not-allowed')
  const [first] = await mine(server, 'director')
  for (const who of ['worker', 'neighbourWorker', 'stranger'] as const) {
    const other = await server.as(who)
    assert.equal(
      refusalOf(await other.call(contract.review, { assignmentId: first!.assignmentId })),
      'kernel/not-found',
    )
    assert.equal(refusalOf(await give(server, who, first!.assignmentId)), 'kernel/not-found')
  }
})
