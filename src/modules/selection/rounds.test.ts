import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { regions } from '#demo/test-world.ts'
import * as contract from '#modules/selection/contract-rounds.ts'

const leading = { place: 'zhejiang', code: 'leading' }
const opened = {
  ...leading,
  regionCode: regions.county as never,
  title: '2026年瓯海区社会工作领军人才选拔',
  openedOn: '2026-03-16',
  entriesLastOn: '2026-04-13',
}

test('an officer opens a round: its last day is proposed by the pack in working days, and it keeps the rule of its opening', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const proposed = await officer.get(contract.roundProposed, {
    ...leading,
    regionCode: regions.county as never,
    openedOn: '2026-03-16',
  })
  assert.deepEqual(
    [proposed.holds, proposed.entriesLastOn, proposed.missingYear, proposed.callOpen?.certainty, proposed.running],
    [true, '2026-04-14', null, 'assumed', null],
  )
  assert.deepEqual(
    proposed.levels.map((one) => one.code),
    ['employer'],
    'county and city do not lie below an office of the county',
  )
  const { roundId } = await officer.get(contract.openRound, opened)
  const shown = await officer.get(contract.round, { roundId })
  assert.deepEqual(
    [shown.stage, shown.runs, shown.next, shown.packChanged, shown.workingDaysLeft],
    ['open', true, 'screening', false, 19],
  )
  assert.deepEqual(shown.calendar.map((one) => [one.code, one.from, one.lastOn]).slice(0, 2), [
    ['call', '2026-03-16', '2026-04-13'],
    ['employer', '2026-04-14', '2026-04-21'],
  ])
  const again = await officer.call(contract.openRound, opened)
  assert.equal(refusalOf(again), 'selection/round-runs-already')
  const { rows } = await officer.get(contract.rounds, { search: '瓯海区' })
  assert.deepEqual(
    rows.map((row) => [row.title, row.entries]),
    [[opened.title, 0]],
  )
})

test('what stands in the way of the next stage is said, and a round is cancelled with its reason', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { roundId, version } = await officer.get(contract.openRound, opened)
  const { obstacles } = await officer.get(contract.round, { roundId })
  assert.deepEqual(
    obstacles.map((one) => one.code),
    ['entries-running'],
  )
  assert.equal(
    refusalOf(await officer.call(contract.moveRoundOn, { roundId, basedOnVersion: version })),
    'selection/in-the-way',
  )
  assert.equal(
    refusalOf(await officer.call(contract.moveRoundOn, { roundId, basedOnVersion: 7 })),
    'kernel/changed-meanwhile',
  )
  await officer.get(contract.cancelRound, { roundId, basedOnVersion: version, reason: '计划调整，今年不再开展' })
  const over = await officer.get(contract.round, { roundId })
  assert.deepEqual([over.stage, over.cancelledBecause, over.next], ['cancelled', '计划调整，今年不再开展', null])
  assert.equal(
    refusalOf(await officer.call(contract.moveRoundOn, { roundId, basedOnVersion: over.version })),
    'selection/round-cancelled',
  )
})

test('a rule of another place is run here only with a reason', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const haiyou = { ...opened, place: 'jinan', code: 'haiyou' }
  assert.equal(
    refusalOf(await officer.call(contract.openRound, haiyou)),
    'adoptedBecause selection/adoption-reason-missing',
  )
  const { roundId } = await officer.get(contract.openRound, {
    ...haiyou,
    adoptedBecause: '区委社会工作部研究决定参照执行',
  })
  assert.equal((await officer.get(contract.round, { roundId })).adoptedBecause, '区委社会工作部研究决定参照执行')
})

test('a round is opened only at one’s own office, with days that make sense', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const answers = [
    { regionCode: regions.neighbourCounty as never },
    { regionCode: regions.prefecture as never },
    { entriesLastOn: '2026-03-15' },
    { openedOn: '2026-01-05', entriesLastOn: '2026-02-02' },
    { entriesLastOn: '2026-02-30' },
    { title: ' ' },
  ]
  assert.deepEqual(
    await Promise.all(
      answers.map(async (one) => refusalOf(await officer.call(contract.openRound, { ...opened, ...one }))),
    ),
    [
      'regionCode selection/region-out-of-reach',
      'regionCode selection/region-out-of-reach',
      'entriesLastOn selection/last-day-before-opening',
      'entriesLastOn selection/last-day-passed',
      'entriesLastOn kernel/field-not-a-date',
      'title kernel/field-too-short',
    ],
  )
  const worker = await server.as('worker')
  assert.equal(refusalOf(await worker.call(contract.openRound, opened)), 'kernel/not-allowed')
})

test('a call is read by those it concerns; the office beside it does not run it', async (t) => {
  const server = await testServer(t)
  const { roundId, version } = await (await server.as('officer')).get(contract.openRound, opened)
  const worker = await server.as('worker')
  const seen = await worker.get(contract.round, { roundId })
  assert.deepEqual(
    [seen.title, seen.counts, seen.entries, seen.runs, seen.next],
    [opened.title, null, null, false, null],
  )
  const stranger = await server.as('stranger')
  assert.equal((await stranger.get(contract.rounds, {})).total, 0)
  assert.equal(
    refusalOf(await stranger.call(contract.cancelRound, { roundId, basedOnVersion: version, reason: '试一试' })),
    'selection/not-the-office',
  )
})
