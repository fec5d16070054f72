import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzip } from '#kernel/documents/read-back.ts'
import { personId, regions } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as contract from '#modules/assessment/contract.ts'
import { as, idsOf, opened, openOne, station } from '#modules/assessment/testing/round.ts'

// Rounds: opened once, whom they leave out, how they are listed and put on paper; results of former years.

test('a round is opened once a year, within one’s region, with the reading chosen, and not ahead of its year', async (t) => {
  const server = await testServer(t)
  const officer = await as(server, 'officer')
  const refused = async (more: object) => refusalOf(await officer.call(contract.openRound, { ...opened, ...more }))
  assert.equal(await refused({ shareReading: null }), 'shareReading assessment/reading-needed')
  assert.equal(await refused({ year: 2027 }), 'year assessment/year-not-over')
  assert.equal(await refused({ regionCode: regions.neighbourCounty }), 'regionCode assessment/region-out-of-reach')
  assert.equal(
    await refused({ selfUntil: '2026-04-01', scoreUntil: '2026-03-01' }),
    'scoreUntil assessment/days-out-of-order',
  )
  assert.equal(await refused({ selfUntil: '2026-02-30' }), 'selfUntil kernel/field-not-a-date')
  assert.equal(await refused({ title: '考'.repeat(101) }), 'title kernel/field-too-long')
  assert.equal(await refused({ year: '２０２６' }), 'year kernel/field-not-a-number')
  const key = 'open-once-2026'
  const first = await officer.get(contract.openRound, opened, { key })
  assert.deepEqual(await officer.get(contract.openRound, opened, { key }), first, 'sent twice, it counts once')
  assert.equal(await refused({}), 'year assessment/round-exists')
  assert.equal(await refused({ regionCode: regions.village, year: 2025 }), 'regionCode assessment/nobody-to-assess')
  for (const who of ['leader', 'worker', 'manager', 'director'] as const)
    assert.equal(refusalOf(await (await as(server, who)).call(contract.openRound, opened)), 'kernel/not-allowed')
})

test('somebody on long leave is not assessed, takes no place, and has a year that breaks no row', async (t) => {
  const server = await testServer(t)
  const roundId = await openOne(server)
  const ids = await idsOf(server, roundId)
  const participantId = ids.get(personId('worker'))!.participantId
  const officer = await as(server, 'officer')
  const before = (await officer.get(contract.unitRanking, { roundId, organisationId: station })).assessed
  assert.equal(
    refusalOf(await officer.call(contract.exempt, { participantId, code: 'tired', note: '累', basedOnVersion: 1 })),
    'code assessment/exemption-unknown',
  )
  assert.equal(
    refusalOf(await officer.call(contract.exempt, { participantId, code: 'long-leave', note: '', basedOnVersion: 1 })),
    'note kernel/field-missing',
  )
  await officer.get(contract.exempt, { participantId, code: 'long-leave', note: '产假', basedOnVersion: 1 })
  assert.equal(
    refusalOf(await officer.call(contract.exempt, { participantId, code: null, note: '回岗', basedOnVersion: 1 })),
    'kernel/changed-meanwhile',
  )
  const unit = await officer.get(contract.unitRanking, { roundId, organisationId: station })
  assert.deepEqual([unit.assessed, unit.exempt.map((one) => one.why.zh)], [before - 1, ['长期请假（累计超过半年）']])
  assert.equal(
    refusalOf(
      await (
        await as(server, 'leader')
      ).call(contract.exempt, { participantId, code: null, note: '回岗', basedOnVersion: 2 }),
    ),
    'kernel/not-allowed',
  )
})

test('a year before this system is recorded from its paper, mended by recording it again, and never in place of a round', async (t) => {
  const server = await testServer(t)
  const officer = await as(server, 'officer')
  const record = {
    personId: personId('worker'),
    year: 2024,
    standing: 'excellent' as const,
    evidence: '2024年度考核登记表',
  }
  assert.equal(
    refusalOf(await officer.call(contract.recordResult, { ...record, year: 2027 })),
    'year assessment/year-in-future',
  )
  assert.equal(
    refusalOf(await officer.call(contract.recordResult, { ...record, personId: personId('neighbourWorker') })),
    'kernel/not-found',
  )
  await officer.get(contract.recordResult, record)
  await officer.get(contract.recordResult, { ...record, standing: 'qualified', evidence: '更正：2024年度考核登记表' })
  const { results } = await officer.get(contract.personResults, { personId: personId('worker') })
  assert.deepEqual(
    results.map((one) => [one.year, one.standing, one.name.zh, one.effectiveOn, one.evidence]),
    [[2024, 'qualified', '合格', '2025-01-01', '更正：2024年度考核登记表']],
  )
  assert.equal(
    refusalOf(await (await as(server, 'colleague')).call(contract.personResults, { personId: personId('worker') })),
    'kernel/not-allowed',
  )
  assert.deepEqual(await (await as(server, 'stranger')).get(contract.personResults, { personId: personId('worker') }), {
    results: [],
  })
  assert.deepEqual((await (await as(server, 'colleague')).get(contract.mine, {})).results, [])
})

test('the round goes out as a list and as a paper, for those within reach', async (t) => {
  const server = await testServer(t)
  const roundId = await openOne(server)
  const officer = await as(server, 'officer')
  for (const form of ['xlsx', 'docx'] as const) {
    const answer = await officer.call(contract.exportRound, { roundId, form })
    assert.equal(answer.status, 200)
    const text = [...unzip((answer as { raw: Buffer }).raw).values()].join('\n')
    assert.match(text, /林小雨/, form)
    const own = await (await as(server, 'leader')).call(contract.exportRound, { roundId, form })
    const ownText = [...unzip((own as { raw: Buffer }).raw).values()].join('\n')
    assert.match(ownText, /林小雨/)
    assert.doesNotMatch(ownText, /何田/, 'a leader reads of no other station')
  }
  assert.equal(
    refusalOf(await (await as(server, 'stranger')).call(contract.exportRound, { roundId, form: 'xlsx' })),
    'kernel/not-found',
  )
})

test('three people are listed in as many statements as one', async (t) => {
  const server = await testServer(t)
  const roundId = await openOne(server)
  const officer = await as(server, 'officer')
  const page = await officer.get(contract.participants, { roundId, size: 2 })
  assert.equal(page.rows.length, 2)
  const next = await officer.get(contract.participants, { roundId, size: 2, after: page.next! })
  assert.equal(new Set([...page.rows, ...next.rows].map((row) => row.participantId)).size, 4)
  assert.deepEqual(
    (await officer.get(contract.participants, { roundId, search: '林小' })).rows.map((row) => row.name),
    ['林小雨'],
  )
  assert.deepEqual((await officer.get(contract.participants, { roundId, search: `'; drop table` })).rows, [])
})
