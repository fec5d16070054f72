import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#kernel/ids.ts'
import * as contract from '#modules/selection/contract.ts'
import { county, entriesRound, papers, picture, stated } from '#modules/selection/testing/entries-round.ts'
import { sendEvidence } from '#modules/workforce/contract.ts'
import { refusalOf } from '#demo/test-server.ts'
import { type CastName } from '#demo/test-world.ts'

test('a worker finds what the registry knows with its source, says the rest, sees each condition before handing in, and withdraws', async (t) => {
  const { server, roundId, as } = await entriesRound(t)
  const worker = await as('worker')
  const { open } = await worker.get(contract.myEntries, {})
  assert.deepEqual(
    open.map((one) => [one.roundId, one.workingDaysLeft]),
    [[roundId, 11]],
  )
  const { entryId, version } = await worker.get(contract.openEntry, { roundId })
  const before = await worker.get(contract.myEntry, { entryId })
  const age = before.facts.find((one) => one.fact === 'person.age')!
  assert.deepEqual([age.value.zh, age.source?.zh, age.state], ['36 岁', '人员档案', 'known'])
  assert.equal(before.outcome, 'unknown')
  assert.ok(before.requirements.every((one) => one.lines.every((line) => line.basis)))
  assert.deepEqual(
    before.asked.map((one) => [one.fact, one.kind]).filter(([fact]) => fact === 'practice.yearsInProvince'),
    [['practice.yearsInProvince', 'number']],
  )
  const evidenceId = newId(server.house.clock())
  await worker.call(sendEvidence, { evidenceId }, { body: picture, type: 'image/png' })
  const kept = await worker.get(contract.saveEntry, {
    entryId,
    basedOnVersion: version,
    stated: { ...stated, facts: { ...papers, 'person.age': 12 } },
    evidence: [{ evidenceId, about: 'practice' }],
  })
  const after = await worker.get(contract.myEntry, { entryId })
  assert.deepEqual(
    [
      after.outcome,
      after.evidence.map((one) => one.about),
      after.facts.find((one) => one.fact === 'person.age')!.value.zh,
    ],
    ['met', ['practice'], '36 岁'],
    'what a register knows is not said by hand',
  )
  assert.equal(
    refusalOf(await worker.call(contract.saveEntry, { entryId, basedOnVersion: version, stated })),
    'kernel/changed-meanwhile',
  )
  assert.equal(
    refusalOf(
      await worker.call(contract.saveEntry, {
        entryId,
        basedOnVersion: kept.version,
        stated: { ...stated, facts: { 'practice.yearsInProvince': '很多年' } },
      }),
    ),
    'stated.facts.practice.yearsInProvince selection/fact-wrong',
  )
  const sent = await worker.get(contract.submitEntry, { entryId, basedOnVersion: kept.version })
  assert.equal(sent.stage, 'submitted')
  assert.equal(
    refusalOf(await worker.call(contract.saveEntry, { entryId, basedOnVersion: sent.version, stated })),
    'selection/entry-locked',
  )
  assert.equal(refusalOf(await worker.call(contract.openEntry, { roundId })), 'selection/entered-already')
  await worker.get(contract.withdrawEntry, { entryId, basedOnVersion: sent.version, reason: '今年先不报' })
  assert.equal(refusalOf(await worker.call(contract.openEntry, { roundId })), 'accepted', 'who withdrew may enter anew')
})

test('whoever does not meet a condition is told before, and hands in only with a reason', async (t) => {
  const { roundId, as } = await entriesRound(t)
  const worker = await as('worker')
  const { entryId, version } = await worker.get(contract.openEntry, { roundId })
  const kept = await worker.get(contract.saveEntry, {
    entryId,
    basedOnVersion: version,
    stated: { ...stated, facts: { ...papers, 'practice.yearsInProvince': 2 } },
  })
  const shown = await worker.get(contract.myEntry, { entryId })
  assert.deepEqual(
    shown.requirements.filter((one) => one.outcome === 'unmet').map((one) => one.code),
    ['in-zhejiang'],
  )
  const given = { entryId, basedOnVersion: kept.version }
  assert.equal(refusalOf(await worker.call(contract.submitEntry, given)), 'despite selection/conditions-unmet')
  assert.equal(
    refusalOf(await worker.call(contract.submitEntry, { ...given, despite: '另有两年在外省驻点，按规定计入' })),
    'accepted',
  )
})

test('a project is complete with all its parts, and says which one is missing', async (t) => {
  const { roundId, as } = await entriesRound(t, { ...county, place: 'ouhai', code: 'venture-philanthropy' })
  const leader = await as('leader')
  assert.equal(
    refusalOf(await (await as('worker')).call(contract.openEntry, { roundId, title: '银龄守护' })),
    'selection/organisation-enters',
  )
  assert.equal(refusalOf(await leader.call(contract.openEntry, { roundId })), 'title selection/title-missing')
  const { entryId, version } = await leader.get(contract.openEntry, { roundId, title: '银龄守护' })
  const parts = {
    project: ['银龄守护'],
    organisation: ['春晖社会工作服务中心'],
    worker: ['林小雨'],
    resources: ['社区基金'],
  }
  const save = (basedOnVersion: number, more: object) =>
    leader.get(contract.saveEntry, {
      entryId,
      basedOnVersion,
      title: '银龄守护',
      stated: { ...stated, parts: { ...parts, ...more } },
    })
  const kept = await save(version, { volunteers: [' '] })
  const shown = await leader.get(contract.myEntry, { entryId })
  assert.deepEqual(
    shown.parts.filter((one) => one.missing > 0).map((one) => one.code),
    ['volunteers'],
  )
  assert.equal(
    refusalOf(await leader.call(contract.submitEntry, { entryId, basedOnVersion: kept.version })),
    'stated.parts.volunteers selection/part-missing',
  )
  const whole = await save(kept.version, { volunteers: ['志愿者六人'] })
  const sent = await leader.get(contract.submitEntry, { entryId, basedOnVersion: whole.version })
  const { rows } = await (await as('officer')).get(contract.roundEntries, { roundId })
  assert.deepEqual(
    [sent.stage, rows.map((row) => [row.title, row.organisationName])],
    ['received', [['银龄守护', '景山街道社会工作站']]],
  )
})

test('entries are taken from the first day until the last, from people of the region', async (t) => {
  const { roundId, as, on } = await entriesRound(t, county)
  assert.equal(
    refusalOf(await (await as('neighbourWorker')).call(contract.openEntry, { roundId })),
    'selection/not-in-region',
  )
  assert.equal(
    refusalOf(await (await as('officer')).call(contract.openEntry, { roundId })),
    'selection/not-on-register',
  )
  on('2026-04-01')
  assert.equal(refusalOf(await (await as('worker')).call(contract.openEntry, { roundId })), 'selection/entries-closed')
})

test('strangers find no entry, a worker no colleague’s, and nobody decides on their own', async (t) => {
  const { roundId, enter, as } = await entriesRound(t)
  const entryId = await enter('worker')
  const given = { entryId, basedOnVersion: 3 }
  const no = async (who: CastName) => [
    refusalOf(await (await as(who)).call(contract.myEntry, { entryId })),
    refusalOf(await (await as(who)).call(contract.withdrawEntry, given)),
    refusalOf(await (await as(who)).call(contract.recommendEntry, { ...given, answer: 'recommended' })),
  ]
  assert.deepEqual(await no('stranger'), ['kernel/not-found', 'kernel/not-found', 'kernel/not-found'])
  assert.deepEqual(await no('colleague'), ['kernel/not-found', 'kernel/not-found', 'kernel/not-allowed'])
  assert.equal((await (await as('stranger')).get(contract.roundEntries, { roundId })).total, 0)
  const leaders = await enter('leader')
  const leader = await as('leader')
  const { version } = await leader.get(contract.myEntry, { entryId: leaders })
  assert.equal(
    refusalOf(
      await leader.call(contract.recommendEntry, { entryId: leaders, basedOnVersion: version, answer: 'recommended' }),
    ),
    'selection/own-entry',
  )
})
