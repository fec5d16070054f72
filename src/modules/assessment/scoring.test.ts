import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personId } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as contract from '#modules/assessment/contract.ts'
import { advance, as, idsOf, nameAll, openOne, station } from '#modules/assessment/testing/round.ts'
import { notices } from '#modules/notices/contract.ts'

// Sheets, and what is shown of them.

test('a scorer finds their own sheets and no other; what is written is kept, what is handed in stands', async (t) => {
  const server = await testServer(t)
  const roundId = await openOne(server)
  await nameAll(server, roundId)
  const worker = await as(server, 'worker')
  const sheets = async (who: CastName) => (await (await as(server, who)).get(contract.mySheets, {})).rounds[0]!.sheets
  const mine = await sheets('worker')
  assert.ok(mine.length > 0 && mine.every((sheet) => sheet.personId !== personId('worker')), 'nobody scores themselves')
  const keep = {
    sheetId: mine[0]!.sheetId,
    points: { 'political-peer': 88 },
    comment: '踏实',
    handIn: false,
    basedOnVersion: 1,
  }
  assert.equal(refusalOf(await worker.call(contract.keepSheet, keep)), 'assessment/not-this-stage')
  await advance(server, roundId, 'scoring')
  assert.ok((await worker.get(notices, {})).rows.some((row) => row.title.zh === '2026 年度考核：请评分'))
  await worker.get(contract.keepSheet, keep)
  assert.deepEqual((await sheets('worker'))[0]!.points, { 'political-peer': 88 })
  assert.equal(refusalOf(await worker.call(contract.keepSheet, keep)), 'kernel/changed-meanwhile')
  const refused = async (more: object) =>
    refusalOf(await worker.call(contract.keepSheet, { ...keep, basedOnVersion: 2, ...more }))
  assert.equal(
    await refused({ points: { 'political-manager': 90 } }),
    'points.political-manager assessment/item-not-on-sheet',
  )
  assert.equal(await refused({ points: {}, handIn: true }), 'points.political-peer assessment/item-left-out')
  assert.equal(await refused({ points: { 'political-peer': 101 } }), 'points.political-peer kernel/field-too-big')
  assert.equal(await refused({ points: { 'political-peer': 90.5 } }), 'points.political-peer kernel/field-not-a-number')
  await worker.get(contract.keepSheet, { ...keep, basedOnVersion: 2, handIn: true })
  assert.equal(await refused({ basedOnVersion: 3 }), 'assessment/sheet-handed-in')
  for (const who of ['colleague', 'leader', 'officer', 'otherWorker'] as const)
    assert.equal(
      refusalOf(await (await as(server, who)).call(contract.keepSheet, { ...keep, basedOnVersion: 3 })),
      'kernel/not-found',
      `${who} finds another's sheet`,
    )
  const residents = (await sheets('leader')).find((sheet) => sheet.kind === 'residents')!
  assert.equal(
    refusalOf(
      await (
        await as(server, 'leader')
      ).call(contract.keepSheet, {
        sheetId: residents.sheetId,
        points: { residents: 90 },
        handIn: true,
        basedOnVersion: 1,
      }),
    ),
    'respondents assessment/respondents-needed',
  )
  // While scores are given nobody sees any, and a begun sheet is not taken away.
  const ranking = await (await as(server, 'leader')).get(contract.unitRanking, { roundId, organisationId: station })
  assert.deepEqual([...new Set(ranking.rows.map((row) => row.total))], [null])
  const ids = await idsOf(server, roundId)
  assert.deepEqual([...new Set([...ids.values()].map((row) => row.total))], [null])
  const seen = await (
    await as(server, 'leader')
  ).get(contract.participant, { participantId: ids.get(mine[0]!.personId)!.participantId })
  assert.deepEqual(seen.items.find((item) => item.code === 'political-peer')!.points, null)
  await (
    await as(server, 'leader')
  ).get(contract.nameScorers, {
    roundId,
    organisationId: station,
    managerIds: [personId('leader')],
    peerIds: [],
    residentsBy: null,
  })
  assert.deepEqual(
    (await sheets('worker')).map((sheet) => sheet.sheetId),
    [mine[0]!.sheetId],
  )
  assert.equal(
    refusalOf(
      await (
        await as(server, 'leader')
      ).call(contract.nameScorers, {
        roundId,
        organisationId: station,
        managerIds: [personId('otherWorker')],
        peerIds: [],
        residentsBy: null,
      }),
    ),
    'managerIds assessment/scorer-not-found',
  )
  const { scorers } = contract
  const list = await (await as(server, 'leader')).get(scorers, { roundId, organisationId: station })
  assert.deepEqual([list.managerIds, list.begun], [[personId('leader')], 1])
})

test('two colleagues’ scores are shown as a mean, one alone is not shown', async (t) => {
  const server = await testServer(t)
  const roundId = await openOne(server)
  await nameAll(server, roundId)
  await advance(server, roundId, 'scoring')
  const ids = await idsOf(server, roundId)
  const score = async (who: CastName, about: CastName, points: number) => {
    const scorer = await as(server, who)
    const sheet = (await scorer.get(contract.mySheets, {})).rounds[0]!.sheets.find(
      (one) => one.personId === personId(about) && one.kind === 'peer',
    )!
    await scorer.get(contract.keepSheet, {
      sheetId: sheet.sheetId,
      points: { 'political-peer': points },
      handIn: true,
      basedOnVersion: 1,
    })
  }
  await score('colleague', 'worker', 80)
  await score('roomWorker', 'worker', 90)
  await score('worker', 'colleague', 70)
  await advance(server, roundId, 'proposing')
  const item = async (who: CastName) =>
    (
      await (
        await as(server, 'leader')
      ).get(contract.participant, { participantId: ids.get(personId(who))!.participantId })
    ).items.find((one) => one.code === 'political-peer')!
  assert.deepEqual([(await item('worker')).points, (await item('worker')).sheets], [8500, 2])
  const alone = await item('colleague')
  assert.deepEqual([alone.points, alone.hidden?.zh], [null, '评分不足 2 人，计入总分但不单独显示'])
})
