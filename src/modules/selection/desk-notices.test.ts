import assert from 'node:assert/strict'
import { test } from 'node:test'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/selection/contract.ts'
import { keepDesks } from '#modules/selection/desk-notices.ts'
import { county, entriesRound, type EntriesRound } from '#modules/selection/testing/entries-round.ts'
import { type CastName, organisations, personId } from '#demo/test-world.ts'

/** What somebody is told of entries that wait, in Chinese. */
const waiting = async ({ as }: EntriesRound, who: CastName) =>
  (await (await as(who)).get(notices, {})).rows
    .filter((one) => one.title.zh.includes('等待办理'))
    .map((one) => one.body.zh)

const told = async ({ as }: EntriesRound, who: CastName) =>
  (await (await as(who)).get(notices, {})).rows.map((one) => [one.title.zh, one.dueOn])

test('each level is told once how many entries wait there and until when, without a name, and no more when none does', async (t) => {
  const round = await entriesRound(t)
  const { enter, act } = round
  const first = await enter('worker')
  const until = '请在2026-04-09前办理'
  assert.deepEqual(await waiting(round, 'manager'), [`2026年选拔：“所在单位推荐”环节有1份申报等待办理，${until}。`])
  assert.deepEqual(await waiting(round, 'leader'), [`2026年选拔：“所在单位推荐”环节有1份申报等待办理，${until}。`])
  assert.deepEqual(await waiting(round, 'officer'), [], 'it is not their turn yet')
  const second = await enter('colleague')
  assert.deepEqual(await waiting(round, 'manager'), [`2026年选拔：“所在单位推荐”环节有2份申报等待办理，${until}。`])
  await act('manager', first, {})
  assert.deepEqual(await waiting(round, 'manager'), [`2026年选拔：“所在单位推荐”环节有1份申报等待办理，${until}。`])
  assert.match((await waiting(round, 'officer')).join(), /“县（市、区）推荐”环节有1份/)
  await act('manager', second, { answer: 'sent-back', reason: '请补充' })
  assert.deepEqual(await waiting(round, 'manager'), [], 'what was sent back waits for the applicant')
  assert.deepEqual(await waiting(round, 'stranger'), [])
  // Nobody sits in the office of the city: who may act in its place is told.
  await act('officer', first, {})
  assert.match((await waiting(round, 'provinceOfficer')).join(), /“设区市推荐”环节有1份/)
  await act('provinceOfficer', first, { reason: '市级尚未开通账号' })
  assert.match((await waiting(round, 'provinceOfficer')).join(), /“主管部门”环节有1份/)
  assert.equal((await waiting(round, 'provinceOfficer')).length, 1)
})

test('the applicant is told of each turn with its reason; what asks them to act is taken back once they did', async (t) => {
  const round = await entriesRound(t, county)
  const { enter, act, screen, moveOn, on, as } = round
  const entryId = await enter('worker')
  await act('manager', entryId, { answer: 'sent-back', reason: '请补充服务年限的证明', answerBy: '2026-03-25' })
  const worker = await as('worker')
  const { rows } = await worker.get(notices, {})
  const asked = rows.find((one) => one.title.zh === '申报被退回补正')!
  assert.deepEqual(
    [asked.dueOn, asked.body.zh],
    ['2026-03-25', '2026年选拔：“所在单位推荐”退回，原因：请补充服务年限的证明。请补正后再次提交。'],
  )
  const { version } = await worker.get(contract.myEntry, { entryId })
  await worker.get(contract.submitEntry, { entryId, basedOnVersion: version })
  assert.ok(!(await told(round, 'worker')).some(([title]) => title === '申报被退回补正'))
  await act('manager', entryId, {})
  on('2026-04-01')
  await moveOn('officer')
  await screen('officer', entryId, { answer: 'asked', reason: '请补充推荐表', answerBy: '2026-04-10' })
  assert.deepEqual(
    (await told(round, 'worker')).filter(([, day]) => day !== null),
    [['请补充申报材料', '2026-04-10']],
  )
  const again = await (await as('worker')).get(contract.myEntry, { entryId })
  await (await as('worker')).get(contract.submitEntry, { entryId, basedOnVersion: again.version })
  await screen('officer', entryId, {})
  assert.deepEqual((await told(round, 'worker')).map(([title]) => title).toSorted(), [
    '“所在单位推荐”已推荐',
    '已提交：2026年选拔',
    '已提交：2026年选拔',
    '已提交：2026年选拔',
    '资格审核通过',
  ])
})

test('a round that is cancelled waits for nobody, and whoever wrote an entry learns why; whoever moved is counted where they are now', async (t) => {
  const round = await entriesRound(t)
  const { server, roundId, enter, as } = round
  await enter('worker')
  // As if the file had moved to another body: the daily look tells those who are to act now.
  await server.database.pool.query(
    'update selection.entry set organisation_id = $2, employer_id = $3 where person_id = $1',
    [personId('worker'), organisations.otherStation, organisations.otherAgency],
  )
  await keepDesks.run(server.house)
  assert.deepEqual(await waiting(round, 'manager'), [])
  assert.match((await waiting(round, 'officer')).join(), /“所在单位推荐”环节有1份/, 'nobody there has an account')
  const office = await as('provinceOfficer')
  const { version } = await office.get(contract.round, { roundId })
  await office.get(contract.cancelRound, { roundId, basedOnVersion: version, reason: '政策调整' })
  assert.deepEqual(await waiting(round, 'officer'), [])
  const { rows } = await (await as('worker')).get(notices, {})
  assert.equal(rows.find((one) => one.title.zh === '选拔已取消')!.body.zh, '2026年选拔：原因：政策调整。')
})
