import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf } from '#demo/test-server.ts'
import * as contract from '#modules/selection/contract.ts'
import { begun, blindOf, experts, full, give, mine, sheet } from '#modules/selection/testing/begun-judging.ts'

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
