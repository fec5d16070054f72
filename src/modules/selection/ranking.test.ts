import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import { Readable } from 'node:stream'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as contract from '#modules/selection/contract.ts'
import { rankingRound } from '#modules/selection/testing/ranking-round.ts'
import { owned } from '#modules/selection/testing/sealed-round.ts'

const three = { worker: { points: 95 }, otherWorker: { points: 90 }, colleague: { points: 85, elders: true } }
const minimum = { shares: 'minimum', rounding: 'nearest', unfilled: 'released' } as const
const target = { ...minimum, shares: 'target' } as const

test('the list is shown under each reading of the rule, with numbers and without names, and what a share cost', async (t) => {
  const server = await testServer(t)
  const roundId = await rankingRound(server, three)
  const officer = await server.as('officer')
  const answer = await officer.get(contract.ranking, { roundId })
  assert.deepEqual(
    answer.lists.map(({ reading, chosen, points, quotas }) => [reading.shares, chosen, points, quotas[0]?.chosen]),
    [
      ['target', 2, 185, 0],
      ['minimum', 2, 180, 1],
      ['minimum', 2, 185, undefined],
      ['minimum', 2, 180, 1],
    ],
    'a third of two places is one, or none where it is rounded down',
  )
  assert.equal(answer.shares[0]!.certainty, 'stated')
  const list = await officer.get(contract.rankedList, { roundId, ...minimum })
  const number = (rank: number) => list.rows.find((row) => row.rank === rank)!.number
  assert.deepEqual(
    list.costs.map(({ points, displaced, lifted }) => [points, displaced[0]?.number, lifted[0]?.number]),
    [[5, number(2), number(3)]],
  )
  assert.deepEqual(
    list.rows.map(({ rank, chosen, score }) => [rank, chosen, score]),
    [
      [1, true, 95],
      [2, false, 90],
      [3, true, 85],
    ],
  )
  const file = await officer.call(contract.exportRanking, { roundId, ...minimum })
  assert.ok('raw' in file)
  const lines: unknown[][] = []
  for await (const row of readSheet(Readable.from([file.raw]))) lines.push(row.values)
  assert.deepEqual(
    lines.slice(1).map((line) => [line[0], line.at(-1)]),
    [
      [1, '入围'],
      [2, null],
      [3, '入围'],
    ],
  )
})

test('a list is sealed with its reading; whoever runs it again gets the same digest, and names come last', async (t) => {
  const server = await testServer(t)
  const roundId = await rankingRound(server, three)
  const officer = await server.as('officer')
  const sealing = { roundId, basedOnVersion: 1, reading: minimum, reason: '市里明确按下限掌握' }
  assert.equal(refusalOf(await officer.call(contract.openNames, { roundId })), 'selection/not-sealed')
  const stale = await officer.call(contract.sealList, { ...sealing, basedOnVersion: 7 })
  assert.equal(refusalOf(stale), 'kernel/changed-meanwhile')
  const { digest } = await officer.get(contract.sealList, sealing)
  const closed = await officer.get(contract.sealedList, { roundId })
  assert.deepEqual(
    closed.rows.map((row) => [row.chosen, row.name]),
    [
      [true, null],
      [false, null],
      [true, null],
    ],
  )
  const again = await officer.get(contract.runAgain, { roundId })
  assert.deepEqual([again.same, again.again, again.inputsUnchanged], [true, digest, true])
  await owned(server, (owner) => owner.query(`update selection.review set points = 10 where round_id = $1`, [roundId]))
  const later = await officer.get(contract.runAgain, { roundId })
  assert.deepEqual([later.same, later.inputsUnchanged, later.changed], [true, false, [1, 2, 3]])

  await officer.get(contract.openNames, { roundId })
  const opened = await officer.get(contract.sealedList, { roundId })
  assert.ok(opened.rows.every((row) => row.name))
  const twice = await officer.call(contract.sealList, { ...sealing, basedOnVersion: 2 })
  assert.equal(refusalOf(twice), 'selection/not-ranking')
})

test('a tie across the last place is nobody’s by itself: its order is decided, with a reason, before the list is sealed', async (t) => {
  const server = await testServer(t)
  const roundId = await rankingRound(server, {
    worker: { points: 95 },
    otherWorker: { points: 90 },
    colleague: { points: 90 },
  })
  const officer = await server.as('officer')
  const { lists } = await officer.get(contract.ranking, { roundId })
  assert.equal(lists[0]!.undecided.length, 2)
  const sealing = { roundId, basedOnVersion: 1, reading: target, reason: '按目标掌握' }
  assert.equal(refusalOf(await officer.call(contract.sealList, sealing)), 'selection/undecided')
  const { rows } = await officer.get(contract.rankedList, { roundId, ...target })
  const tied = rows.filter((row) => row.undecided).map((row) => row.entryId)
  const lots = [tied[1]!, tied[0]!]
  assert.equal(refusalOf(await officer.call(contract.sealList, { ...sealing, lots })), 'selection/lots-reason-missing')
  await officer.get(contract.sealList, { ...sealing, lots, lotsReason: '评审会现场抽签' })
  const sealed = await officer.get(contract.sealedList, { roundId })
  assert.deepEqual(
    [sealed.rows[1]!.entryId, sealed.rows[1]!.chosen, sealed.rows[2]!.chosen, sealed.lotsReason],
    [lots[0], true, false, '评审会现场抽签'],
  )
  assert.equal((await officer.get(contract.runAgain, { roundId })).same, true)
})

test('preferences decide between equals before anybody has to draw', async (t) => {
  const server = await testServer(t)
  const roundId = await rankingRound(server, {
    worker: { points: 95 },
    otherWorker: { points: 90 },
    colleague: { points: 90, preferred: ['five-years'] },
  })
  const officer = await server.as('officer')
  const { lists } = await officer.get(contract.ranking, { roundId })
  assert.deepEqual(lists[0]!.undecided, [])
})

test('a missing score is not taken as none: the list waits for it', async (t) => {
  const server = await testServer(t)
  const roundId = await rankingRound(server, { worker: { points: 95 }, otherWorker: { points: null } })
  const officer = await server.as('officer')
  const { contenders, waiting } = await officer.get(contract.ranking, { roundId })
  assert.deepEqual([contenders, waiting.map((one) => one.why)], [1, ['no-score']])
  const early = { roundId, basedOnVersion: 1, reading: target, reason: '按目标掌握' }
  assert.equal(refusalOf(await officer.call(contract.sealList, early)), 'selection/scores-missing')
})

test('another office, a worker and a stranger see no list', async (t) => {
  const server = await testServer(t)
  const roundId = await rankingRound(server, three)
  const neighbour = await server.as('stranger')
  for (const answer of [
    await neighbour.call(contract.ranking, { roundId }),
    await neighbour.call(contract.rankedList, { roundId, ...target }),
    await neighbour.call(contract.sealedList, { roundId }),
    await neighbour.call(contract.openNames, { roundId }),
    await neighbour.call(contract.runAgain, { roundId }),
    await neighbour.call(contract.sealList, { roundId, basedOnVersion: 1, reading: target, reason: '按目标' }),
  ])
    assert.equal(refusalOf(answer), 'kernel/not-found')
  const worker = await server.as('worker')
  assert.equal(refusalOf(await worker.call(contract.ranking, { roundId })), 'kernel/not-allowed')
})
