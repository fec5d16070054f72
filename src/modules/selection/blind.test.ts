import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf } from '#demo/test-server.ts'
import { organisations, personId } from '#demo/test-world.ts'
import * as contract from '#modules/selection/contract.ts'
import { begun, blindOf, give, mine, sheet } from '#modules/selection/testing/begun-judging.ts'

test('a blind sheet shows neither name nor employer nor place, and waits until the office has looked at the words', async (t) => {
  const { server, round } = await begun(t)
  const officer = await server.as('officer')
  await officer.get(contract.assignSheet, { roundId: round.roundId, sheet })
  const of = async () => (await mine(server, 'director')).find((one) => one.roundId === round.roundId)!
  assert.match((await of()).entry, /^00[12]$/)
  const { assignmentId, waitsForBlind } = await of()
  assert.equal(waitsForBlind, true)
  assert.equal(refusalOf(await give(server, 'director', assignmentId)), 'selection/blind-not-ready')
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
  assert.equal(refusalOf(wrong), 'selection/blind-parts-differ')
  await blindOf(server, round)
  const stale = await officer.call(contract.confirmBlind, {
    entryId: round.entry['one']!,
    texts: { 'criteria.practice': '甲' },
    basedOnVersion: 0,
  })
  assert.equal(refusalOf(stale), 'kernel/changed-meanwhile')
  for (const { assignmentId: id } of await mine(server, 'director')) {
    const answer = await (await server.as('director')).call(contract.review, { assignmentId: id })
    const text = JSON.stringify(answer)
    for (const telling of ['林小雨', '何田', '景山', '梧田', '春晖', personId('worker'), organisations.station])
      assert.ok(!text.includes(telling), telling)
    assert.match(text, /申报人|康复小组/)
  }
})
