import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cast, organisations, regions, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { notices } from '#modules/notices/contract.ts'
import { junior, lives, middle, opened, round } from '#modules/certificates/testing/exam-given.ts'

// A year's exam before the day, on the real server: the round, who may sit it, signing up.

test('the campaign opens once a year and place, with its days in their order', async (t) => {
  const server = await testServer(t)
  const { officer } = await opened(server)
  const said = async (more: object) => refusalOf(await officer.call(certificates.openCampaign, { ...round, ...more }))
  assert.equal(await said({}), 'year certificates/campaign-open-already')
  assert.equal(await said({ year: 2027 }), 'examOn certificates/exam-in-other-year')
  assert.equal(await said({ regionCode: regions.neighbourCounty }), 'regionCode certificates/region-out-of-reach')
  const seen = async (who: CastName) =>
    (await (await server.as(who)).get(certificates.campaigns, {})).rows.map((one) => [one.title, one.phase, one.mayRun])
  assert.deepEqual(await seen('officer'), [['2026年度考试', 'sign-up', true]])
  assert.deepEqual(await seen('leader'), [['2026年度考试', 'sign-up', false]])
  assert.deepEqual(await seen('stranger'), [])
  const [one] = (await officer.get(certificates.campaigns, {})).rows
  const { year: _year, regionCode: _region, ...days } = round
  assert.equal(
    refusalOf(
      await officer.call(certificates.changeCampaign, { ...days, campaignId: one!.campaignId, basedOnVersion: 9 }),
    ),
    'kernel/changed-meanwhile',
  )
  await officer.get(certificates.changeCampaign, {
    ...days,
    signUpUntil: '2026-03-30',
    campaignId: one!.campaignId,
    basedOnVersion: 1,
  })
})

test('a degree gained after the cut-off day does not count; one gained on it does; what nobody recorded is unknown', async (t) => {
  const server = await testServer(t)
  const { officer, campaignId } = await opened(server)
  await lives(server, 'worker', { graduatedOn: '2026-01-01', workedFrom: '2025-06-01' })
  await lives(server, 'colleague', { graduatedOn: '2025-12-31', workedFrom: '2025-06-01' })
  await lives(server, 'otherWorker', { major: 'other', diploma: 'college', degree: 'none', workedFrom: '2023-01-01' })
  const answer = await officer.get(certificates.rehearsal, { campaignId, size: 50 })
  const of = (who: CastName) => answer.rows.rows.find((row) => row.name === cast[who].name)
  assert.equal(of('colleague')?.outcome, 'met')
  assert.notEqual(of('worker')?.outcome, 'met')
  assert.equal(of('otherWorker')?.outcome, 'unmet')
  assert.ok(
    of('otherWorker')!.lines.some((line) => line.sentence.zh.includes('从事社会工作年限') && line.outcome === 'unmet'),
  )
  assert.equal(of('roomWorker')?.outcome, 'unknown')
  assert.equal(answer.counts.met, 1)
  assert.equal(of('neighbourWorker'), undefined)
  const { rows } = await officer.get(certificates.rehearsal, { campaignId, outcome: 'met' })
  assert.deepEqual(
    rows.rows.map((row) => row.name),
    ['许安'],
  )
  const worker = await server.as('worker')
  assert.match(
    refusalOf(await worker.call(certificates.signUp, { campaignId, level: 'senior', subjects: ['practice-senior'] })),
    /level certificates\/not-eligible/,
  )
})

test('people sign up for themselves within the days, the drive shows who has not, and they are reminded', async (t) => {
  const server = await testServer(t)
  const { officer, campaignId } = await opened(server)
  for (const who of ['worker', 'colleague', 'otherWorker'] as const) await lives(server, who)
  const worker = await server.as('worker')
  const [own] = (await worker.get(certificates.ownCampaigns, {})).rows
  assert.deepEqual(
    own!.levels.map((one) => [one.level, one.outcome]),
    [
      ['assistant', 'met'],
      ['intermediate', 'met'],
      ['senior', 'unmet'],
    ],
  )
  const signing = { campaignId, level: 'intermediate' as const, subjects: middle }
  assert.equal(
    refusalOf(await worker.call(certificates.signUp, { ...signing, subjects: junior })),
    'subjects certificates/subjects-of-level',
  )
  const signed = await worker.get(certificates.signUp, signing)
  assert.equal(signed.eligibility, 'met')
  assert.equal(refusalOf(await worker.call(certificates.signUp, signing)), 'certificates/signed-up-already')
  assert.equal(
    refusalOf(await (await server.as('neighbourWorker')).call(certificates.signUp, signing)),
    'kernel/not-found',
  )
  await officer.get(certificates.setTarget, { campaignId, organisationId: organisations.station, target: 3 })
  const driven = (await officer.get(certificates.drive, { campaignId })).rows.find(
    (row) => row.organisationId === organisations.station,
  )!
  assert.deepEqual([driven.eligible, driven.signed, driven.target], [2, 1, 3])
  const { told } = await officer.get(certificates.remind, { campaignId, organisationId: organisations.station })
  assert.ok(told >= 1)
  const colleague = await server.as('colleague')
  assert.deepEqual(
    (await colleague.get(notices, {})).rows.map((one) => one.title.zh),
    ['2026年社会工作者职业水平考试正在报名'],
  )
  assert.deepEqual((await worker.get(notices, {})).rows, [])
  assert.equal(
    refusalOf(await (await server.as('leader')).call(certificates.remind, { campaignId })),
    'kernel/not-allowed',
  )
  await worker.get(certificates.withdrawSignUp, { signUpId: signed.id, basedOnVersion: 1 })
  await worker.get(certificates.signUp, { ...signing, level: 'assistant', subjects: junior })
  server.setClock('2026-03-25T09:00:00+08:00')
  assert.equal(
    refusalOf(await (await signInAs(server.app, username('colleague'))).call(certificates.signUp, signing)),
    'certificates/sign-up-not-open',
  )
})
