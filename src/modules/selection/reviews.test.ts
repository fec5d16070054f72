import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { type CastName, personId } from '#demo/test-world.ts'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/selection/contract.ts'
import { begun, blindOf, full, give, mine, sheet } from '#modules/selection/testing/begun-judging.ts'
import { sentEvidence } from '#modules/workforce/testing/evidence.ts'
import { fileFor, onPanel, testRound } from '#modules/selection/testing/judged-round.ts'

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

test('points are within what a criterion has, none is left out, and what is handed in is locked', async (t) => {
  const { server, round } = await begun(t)
  await blindOf(server, round)
  const officer = await server.as('officer')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  const director = await server.as('director')
  const { assignmentId } = (await mine(server, 'director'))[0]!
  const tried = async (marks: Record<string, number>, more: object = {}) =>
    refusalOf(await director.call(contract.submitReview, { assignmentId, marks, basedOnVersion: 0, ...more }))
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
  assert.equal(refusalOf(saved), 'selection/review-locked')
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
    refusalOf(await director.call(contract.declareConflict, { assignmentId, reason: '' })),
    'reason kernel/field-too-short',
  )
  await director.get(contract.declareConflict, { assignmentId, reason: '曾共同申报课题' })
  assert.equal((await mine(server, 'director')).length, before.length - 1)
  assert.equal(refusalOf(await director.call(contract.review, { assignmentId })), 'selection/review-taken-back')
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
    refusalOf(await director.call(contract.submitReview, { assignmentId, marks, basedOnVersion: 0, ...more }))
  assert.equal(await tried({}), 'visitedOn selection/visit-undated,evidenceIds selection/visit-without-picture')
  assert.match(await tried({ visitedOn: '2026-03-17' }), /visitedOn selection\/visit-undated/)
  const nobodys = '00000000-0000-7000-8000-0000000000ff'
  assert.equal(
    await tried({ visitedOn: '2026-03-12', evidenceIds: [nobodys] }),
    'evidenceIds workforce/evidence-not-there',
  )
})

test('the office reads what reviewers said and looks at the photographs of a visit; who is still to judge reads nothing', async (t) => {
  const server = await testServer(t)
  const round = await testRound(
    server,
    t,
    { one: { organisation: 'station' } },
    { place: 'shandong', code: 'demonstration-station' },
  )
  const entryId = round.entry['one']!
  for (const who of ['neighbourWorker', 'otherWorker'] as const) await onPanel(server, round.roundId, who)
  const officer = await server.as('officer')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet: 'visit' })
  const [own] = await mine(server, 'neighbourWorker')
  const neighbour = await server.as('neighbourWorker')
  const photograph = await sentEvidence(neighbour)
  await neighbour.get(contract.submitReview, {
    assignmentId: own!.assignmentId,
    marks: { organisation: 18, staff: 16, service: 30, files: 12, voice: 9 },
    comment: '档案齐全，居民评价好',
    visitedOn: '2026-03-12',
    evidenceIds: [photograph],
    basedOnVersion: 0,
  })
  const { reviews } = await officer.get(contract.entryReviews, { entryId })
  assert.deepEqual(
    reviews.map((one) => [one.expert, one.points, one.comment, one.visitedOn, one.marks.length, one.evidence.length]),
    [['钱江', 85, '档案齐全，居民评价好', '2026-03-12', 5, 1]],
    'only what was handed in',
  )
  const piece = { entryId, assignmentId: own!.assignmentId, evidenceId: photograph }
  const file = await officer.call(contract.visitEvidence, piece)
  assert.ok('raw' in file && file.raw.subarray(0, 4).toString() === '%PDF')
  for (const who of ['stranger', 'otherWorker', 'leader'] as const) {
    const other = await server.as(who)
    assert.match(refusalOf(await other.call(contract.entryReviews, { entryId })), /kernel\/not-(found|allowed)/)
    assert.match(refusalOf(await other.call(contract.visitEvidence, piece)), /kernel\/not-(found|allowed)/)
  }
  // An officer who is to judge the same entry sees nothing before giving their own.
  await fileFor(round.owner, 'provinceOfficer', [])
  await round.owner.query(`update selection.assignment set person_id = $2 where stage = 'given' and entry_id = $1`, [
    entryId,
    personId('provinceOfficer'),
  ])
  const province = await server.as('provinceOfficer')
  assert.deepEqual((await province.get(contract.entryReviews, { entryId })).reviews, [])
  assert.equal(refusalOf(await province.call(contract.visitEvidence, piece)), 'kernel/not-found')
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
    refusalOf(await officer.call(contract.planDefences, { ...plan, sheet: 'review' })),
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
  const worker = await server.as('worker')
  const { defences } = await worker.get(contract.myEntry, { entryId: round.entry['one']! })
  assert.deepEqual(
    defences.map((one) => [one.sheet.zh, one.minutes, one.room, /^2026-04-01T06:[02]0/.test(one.startsAt)]),
    [['答辩', 20, '三楼会议室', true]],
    'one’s own slot stands on the entry’s page',
  )
  const { rows: told } = await worker.get(notices, {})
  assert.match(told.find((one) => one.title.zh === '答辩安排')!.body.zh, /2026-04-01 14:[02]0，地点：三楼会议室/)
})
