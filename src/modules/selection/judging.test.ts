import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answer, refusalOf, type TestServer, testServer } from '#demo/test-server.ts'
import { type CastName, organisations, personId } from '#demo/test-world.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import * as contract from '#modules/selection/contract.ts'
import { fileFor, onPanel, type TestRound, testRound } from '#modules/selection/testing/judged-round.ts'

const sheet = 'review'
const full = { practice: 36, professional: 20, lead: 20, ethics: 9 }
const experts = ['director', 'provinceOfficer', 'neighbourWorker'] as const

/** Two entries, three experts without a conflict, and one who employs the first applicant. */
async function begun(t: {
  after(done: () => Promise<void>): void
}): Promise<{ server: TestServer; round: TestRound; ids: Record<string, string> }> {
  const server = await testServer(t)
  const round = await testRound(server, t, {
    one: { who: 'worker', fields: ['community-building'], words: { practice: '林小雨在景山街道社会工作站带教三人' } },
    two: { who: 'otherWorker', fields: ['disability'], words: { practice: '组织残障康复小组' } },
  })
  await fileFor(round.owner, 'director', ['community-building'])
  await fileFor(round.owner, 'provinceOfficer', ['disability'])
  const ids: Record<string, string> = {}
  for (const who of [...experts, 'manager'] as const) ids[who] = await onPanel(server, round.roundId, who)
  return { server, round, ids }
}

async function blindOf(server: TestServer, round: TestRound): Promise<void> {
  const officer = await server.as('officer')
  for (const entryId of Object.values(round.entry)) {
    const { parts } = await officer.get(contract.blindTexts, { entryId })
    await officer.get(contract.confirmBlind, {
      entryId,
      texts: Object.fromEntries(parts.map((one) => [one.key, one.text])),
      basedOnVersion: 0,
    })
  }
}

const mine = async (server: TestServer, who: CastName) =>
  (await (await server.as(who)).get(contract.myReviews, {})).reviews

const give = async (server: TestServer, who: CastName, assignmentId: string, marks: Record<string, number> = full) =>
  (await server.as(who)).call(contract.submitReview, { assignmentId, marks, basedOnVersion: 0 })

const problem = (answer: Answer<Endpoint>) => refusalOf(answer)

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
  assert.equal(problem(refused), 'selection/nothing-overdue')
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
  assert.equal(problem(gone), 'kernel/not-found', 'nothing of theirs is left to score')
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

test('nobody sees what others gave before giving their own, in the answer and in the database', async (t) => {
  const { server, round } = await begun(t)
  await blindOf(server, round)
  const officer = await server.as('officer')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  const entryId = round.entry['one']!
  const of = async (who: CastName) => {
    const client = await round.owner.connect()
    try {
      await client.query('begin')
      const own = who === 'neighbourWorker' ? 'yanzhen_by_organisation' : 'yanzhen_by_region'
      await client.query(
        `select set_config('role', $1, true), set_config('app.person', $2, true), set_config('app.low', '33', true), set_config('app.high', '33:', true)`,
        [own, personId(who)],
      )
      return (await client.query('select person_id from selection.review where entry_id = $1', [entryId])).rows.length
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const idOf = async (who: CastName) => {
    const [row] = (
      await round.owner.query<{ id: string }>(
        'select id from selection.assignment where entry_id = $1 and person_id = $2',
        [entryId, personId(who)],
      )
    ).rows
    return row!.id
  }
  assert.equal(refusalOf(await give(server, 'director', await idOf('director'))), 'accepted')
  assert.equal(await of('director'), 1)
  assert.equal(await of('provinceOfficer'), 0, 'an officer of the province who is to judge as well')
  assert.equal(await of('neighbourWorker'), 0)
  const before = await (
    await server.as('neighbourWorker')
  ).get(contract.review, { assignmentId: await idOf('neighbourWorker') })
  assert.equal(before.others, null)
  const held = await (await server.as('provinceOfficer')).get(contract.scores, { roundId: round.roundId })
  assert.deepEqual(held.entries, [], 'who is to judge reads no table of scores either')

  // A draft is nobody's but the writer's.
  const neighbour = await server.as('neighbourWorker')
  await neighbour.get(contract.saveReview, {
    assignmentId: await idOf('neighbourWorker'),
    marks: { practice: 30 },
    basedOnVersion: 0,
  })
  assert.equal(await of('director'), 1)
  const sent = await neighbour.get(contract.submitReview, {
    assignmentId: await idOf('neighbourWorker'),
    marks: { ...full, practice: 30 },
    basedOnVersion: 1,
  })
  assert.equal(sent.points, 79)
  const after = await neighbour.get(contract.review, { assignmentId: await idOf('neighbourWorker') })
  assert.deepEqual([after.others, after.points], [[85], 79])
  assert.equal(await of('director'), 2)
  assert.equal(await of('neighbourWorker'), 2)
})

test('a blind sheet shows neither name nor employer nor place, and waits until the office has looked at the words', async (t) => {
  const { server, round } = await begun(t)
  const officer = await server.as('officer')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  const of = async () => (await mine(server, 'director')).find((one) => one.roundId === round.roundId)!
  assert.match((await of()).entry, /^00[12]$/)
  const { assignmentId, waitsForBlind } = await of()
  assert.equal(waitsForBlind, true)
  assert.equal(problem(await give(server, 'director', assignmentId)), 'selection/blind-not-ready')
  const proposed = await officer.get(contract.blindTexts, { entryId: round.entry['one']! })
  assert.deepEqual(
    proposed.parts.map((one) => [one.said, one.text]),
    [['林小雨在景山街道社会工作站带教三人', '申报人在某单位带教三人']],
  )
  const wrong = await officer.call(contract.confirmBlind, {
    entryId: round.entry['one']!,
    texts: { other: '甲' },
    basedOnVersion: 0,
  })
  assert.equal(problem(wrong), 'selection/blind-parts-differ')
  await blindOf(server, round)
  const stale = await officer.call(contract.confirmBlind, {
    entryId: round.entry['one']!,
    texts: { 'criteria.practice': '甲' },
    basedOnVersion: 0,
  })
  assert.equal(problem(stale), 'kernel/changed-meanwhile')
  for (const { assignmentId: id } of await mine(server, 'director')) {
    const answer = await (await server.as('director')).call(contract.review, { assignmentId: id })
    const text = JSON.stringify(answer)
    for (const telling of ['林小雨', '何田', '景山', '梧田', '春晖', personId('worker'), organisations.station])
      assert.ok(!text.includes(telling), telling)
    assert.match(text, /申报人|康复小组/)
  }
})

test('points are within what a criterion has, none is left out, and what is handed in is locked', async (t) => {
  const { server, round } = await begun(t)
  await blindOf(server, round)
  const officer = await server.as('officer')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  const director = await server.as('director')
  const { assignmentId } = (await mine(server, 'director'))[0]!
  const tried = async (marks: Record<string, number>, more: object = {}) =>
    problem(await director.call(contract.submitReview, { assignmentId, marks, basedOnVersion: 0, ...more }))
  assert.equal(await tried({ ...full, practice: 41 }), 'marks.practice selection/mark-too-high')
  assert.equal(await tried({ practice: 1, professional: 1, lead: 1 }), 'marks.ethics selection/mark-missing')
  assert.equal(await tried({ ...full, charm: 5 }), 'marks.charm selection/mark-unknown')
  assert.match(await tried({ ...full, practice: -1 }), /^marks\.practice /)
  assert.equal(await tried(full, { vetoes: ['ethics'] }), 'comment selection/veto-needs-comment')
  assert.equal(await tried(full, { vetoes: ['practice'], comment: '情况属实' }), 'vetoes selection/mark-unknown')
  assert.equal(await tried(full, { basedOnVersion: 7 }), 'kernel/changed-meanwhile')
  assert.equal(await tried(full), 'accepted')
  assert.equal(await tried(full), 'selection/review-locked')
  const saved = await director.call(contract.saveReview, { assignmentId, marks: full, basedOnVersion: 1 })
  assert.equal(problem(saved), 'selection/review-locked')
  // Not even in the database.
  const client = await round.owner.connect()
  await client.query('begin')
  await client.query(`select set_config('role', 'yanzhen_by_region', true), set_config('app.person', $1, true)`, [
    personId('director'),
  ])
  const { rowCount } = await client.query('update selection.review set points = 100 where assignment_id = $1', [
    assignmentId,
  ])
  await client.query('rollback')
  client.release()
  assert.equal(rowCount, 0)
})

test('an expert declares a conflict before scoring: the entry is taken back, and never comes again', async (t) => {
  const { server, round, ids } = await begun(t)
  const officer = await server.as('officer')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  const director = await server.as('director')
  const before = await mine(server, 'director')
  const { assignmentId } = before[0]!
  assert.equal(
    problem(await director.call(contract.declareConflict, { assignmentId, reason: '' })),
    'reason kernel/field-too-short',
  )
  await director.get(contract.declareConflict, { assignmentId, reason: '曾共同申报课题' })
  assert.equal((await mine(server, 'director')).length, before.length - 1)
  assert.equal(problem(await director.call(contract.review, { assignmentId })), 'selection/review-taken-back')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  const panel = await officer.get(contract.panel, { roundId: round.roundId })
  const own = panel.experts.find((one) => one.expertId === ids['director'])!
  assert.deepEqual(
    own.conflicts.map((one) => [one.kind, one.source, one.about]),
    [['declared', 'expert', '曾共同申报课题']],
  )
  const shown = await officer.get(contract.assignment, { roundId: round.roundId, sheet })
  const entry = shown.entries.find((one) => one.entryId === own.conflicts[0]!.entryId)!
  assert.ok(entry.pairs.every((one) => one.expertId !== ids['director']))
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
  assert.equal(problem(await change(ids['manager']!)), 'expertId selection/pair-barred')
  assert.equal(problem(await change(ids['director']!)), 'expertId selection/pair-already')
  await fileFor(round.owner, 'chief', ['community-building'])
  const { expertId } = await (
    await server.as('provinceOfficer')
  ).get(contract.askExpert, { roundId: round.roundId, personId: personId('chief'), reason: '替补' })
  assert.equal(problem(await change(expertId)), 'selection/expert-gone', 'not before they accepted')
  await (await server.as('chief')).get(contract.answerAsked, { expertId, accept: true, basedOnVersion: 1 })
  assert.equal(problem(await change(expertId, { basedOnVersion: 9 })), 'kernel/changed-meanwhile')
  assert.equal(problem(await change(expertId)), 'accepted')
  assert.equal(problem(await change(expertId)), 'kernel/changed-meanwhile')
  const after = await officer.get(contract.assignment, { roundId: round.roundId, sheet })
  const changed = after.entries
    .find((entry) => entry.entryId === round.entry['one'])!
    .pairs.find((each) => each.expertId === expertId)!
  assert.deepEqual([changed.source, changed.reason], ['hand', '更熟悉社区营造'])
})

test('scores come to one with its interval once all are in; before that there is none, and that stands in the way', async (t) => {
  const { server, round } = await begun(t)
  await blindOf(server, round)
  const officer = await server.as('officer')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  const none = await officer.get(contract.scores, { roundId: round.roundId })
  assert.deepEqual(
    none.entries.map((one) => one.score),
    [null, null],
  )
  const stopped = await officer.get(contract.round, { roundId: round.roundId })
  assert.deepEqual(
    stopped.obstacles.map((one) => one.code),
    ['unscored'],
  )
  for (const who of [...experts, 'manager'] as const)
    for (const { assignmentId } of await mine(server, who))
      assert.equal(
        refusalOf(await give(server, who, assignmentId, { ...full, practice: who === 'director' ? 40 : 36 })),
        'accepted',
      )
  const all = await officer.get(contract.scores, { roundId: round.roundId })
  assert.equal(all.complete, 2)
  for (const one of all.entries)
    assert.ok(one.score! >= 8500 && one.low! <= one.score! && one.score! <= one.high! && one.n === 3)
  assert.equal(all.leniency[0]!.name, '吴桐', 'the most lenient first')
  assert.deepEqual((await officer.get(contract.round, { roundId: round.roundId })).obstacles, [])
})

test('scores too far apart call for another scorer, whom the next assignment finds', async (t) => {
  const { server, round } = await begun(t)
  await blindOf(server, round)
  const officer = await server.as('officer')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  for (const who of [...experts, 'manager'] as const)
    for (const { assignmentId } of await mine(server, who))
      await give(server, who, assignmentId, { ...full, practice: who === 'director' ? 0 : 36 })
  const shown = await officer.get(contract.assignment, { roundId: round.roundId, sheet })
  const apart = shown.entries.filter((one) => one.isApart)
  assert.ok(apart.length >= 1 && apart.every((one) => one.wanted === 4 && one.short === 1))
  const scores = await officer.get(contract.scores, { roundId: round.roundId })
  assert.ok(scores.entries.some((one) => one.score === null && one.perSheet[0]!.isApart))
})

test('on a visit two look at a station, each with a day and a photograph', async (t) => {
  const server = await testServer(t)
  const round = await testRound(
    server,
    t,
    { one: { organisation: 'station' } },
    { place: 'shandong', code: 'demonstration-station' },
  )
  await fileFor(round.owner, 'director', [])
  for (const who of ['director', 'neighbourWorker', 'manager', 'roomWorker'] as const)
    await onPanel(server, round.roundId, who)
  const officer = await server.as('officer')
  const done = await officer.get(contract.assignSheet, { roundId: round.roundId, sheet: 'visit' })
  assert.deepEqual([done.pairs, done.short], [2, 0])
  const all = await Promise.all(
    (['director', 'neighbourWorker', 'manager'] as const).map(
      async (who) => [who, (await mine(server, who))[0]] as const,
    ),
  )
  const [who, found] = all.find(([, one]) => one)!
  const { assignmentId, entry } = found!
  assert.equal(entry, '景山街道社会工作站', 'no sheet of a visit is blind')
  const director = await server.as(who)
  const marks = { organisation: 18, staff: 16, service: 30, files: 12, voice: 9 }
  const tried = async (more: object) =>
    problem(await director.call(contract.submitReview, { assignmentId, marks, basedOnVersion: 0, ...more }))
  assert.equal(await tried({}), 'visitedOn selection/visit-undated,evidenceIds selection/visit-without-picture')
  assert.match(await tried({ visitedOn: '2026-03-17' }), /visitedOn selection\/visit-undated/)
  const nobodys = '00000000-0000-7000-8000-0000000000ff'
  assert.equal(
    await tried({ visitedOn: '2026-03-12', evidenceIds: [nobodys] }),
    'evidenceIds workforce/evidence-not-there',
  )
})

test('defences are planned one after the other, and everyone is told when', async (t) => {
  const server = await testServer(t)
  const round = await testRound(
    server,
    t,
    { one: { who: 'worker' }, two: { who: 'otherWorker' } },
    { place: 'zhejiang', code: 'leading' },
  )
  const officer = await server.as('officer')
  const plan = {
    roundId: round.roundId,
    sheet: 'defence',
    heldOn: '2026-04-01' as never,
    startsAt: '09:00',
    minutes: 20,
    room: '三楼会议室',
  }
  assert.equal(
    problem(await officer.call(contract.planDefences, { ...plan, sheet: 'review' })),
    'selection/sheet-unknown',
  )
  assert.equal((await officer.get(contract.planDefences, plan)).planned, 2)
  const shown = await officer.get(contract.assignment, { roundId: round.roundId, sheet: 'defence' })
  assert.deepEqual(shown.entries.map((one) => one.defence!.startsAt).toSorted(), [
    '2026-04-01T01:00:00.000Z',
    '2026-04-01T01:20:00.000Z',
  ])
  await officer.get(contract.planDefences, { ...plan, startsAt: '14:00' })
  const { rows } = await round.owner.query<{ n: number }>(
    `select count(*)::int as n from notices.notice where key like 'selection/defence:%'`,
  )
  assert.equal(rows[0]!.n, 2, 'planned anew, each is told once')
})

test('the office draws from the pools whoever knows the field, and an expert accepts or says why not', async (t) => {
  const server = await testServer(t)
  const round = await testRound(server, t, { one: { who: 'worker', fields: ['disability'] } })
  const officer = await server.as('officer')
  assert.equal(
    problem(await officer.call(contract.drawPanel, { roundId: round.roundId, count: 2 })),
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
  assert.equal(problem(await answer({})), 'reason selection/decline-needs-reason')
  assert.equal(problem(await answer({ reason: '出差', basedOnVersion: 2 })), 'kernel/changed-meanwhile')
  assert.equal(problem(await answer({ reason: '出差' })), 'accepted')
  assert.equal(problem(await answer({ accept: true, basedOnVersion: 2 })), 'selection/answered-already')
  assert.equal(
    problem(
      await officer.call(contract.askExpert, {
        roundId: round.roundId,
        personId: personId('otherWorker'),
        reason: '再请',
      }),
    ),
    'selection/expert-already',
  )
  assert.equal(
    problem(
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
    assert.equal(problem(answer), 'kernel/not-found')
  const worker = await server.as('worker')
  assert.equal(problem(await worker.call(contract.panel, { roundId })), 'kernel/not-allowed')
  const [first] = await mine(server, 'director')
  for (const who of ['worker', 'neighbourWorker', 'stranger'] as const) {
    const other = await server.as(who)
    assert.equal(problem(await other.call(contract.review, { assignmentId: first!.assignmentId })), 'kernel/not-found')
    assert.equal(problem(await give(server, who, first!.assignmentId)), 'kernel/not-found')
  }
})
