import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadPacks, packFolder } from '#kernel/packs/load.ts'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/selection/contract.ts'
import { entriesRound } from '#modules/selection/testing/entries-round.ts'
import { refusalOf, type TestServer } from '#demo/test-server.ts'

test('each level recommends in turn, the applicant is told at each step, and the office receives it', async (t) => {
  const { enter, act, stage, as } = await entriesRound(t)
  const entryId = await enter('worker')
  assert.equal(await act('officer', entryId, {}), 'reason selection/instead-reason-missing')
  assert.equal(await act('manager', entryId, { reason: '表现突出' }), 'accepted')
  assert.equal(await act('manager', entryId, {}), 'selection/not-your-turn')
  const { rows } = await (
    await as('officer')
  ).get(contract.roundEntries, {
    roundId: (await (await as('officer')).get(contract.entry, { entryId })).roundId,
    turn: 'mine',
  })
  assert.deepEqual(
    rows.map((row) => [row.entryId, row.mine, row.at?.zh]),
    [[entryId, true, '县（市、区）推荐']],
  )
  assert.equal(await act('officer', entryId, {}), 'accepted')
  // Nobody sits in the office of the city: the one above it acts in its place and says why.
  assert.equal(await act('provinceOfficer', entryId, {}), 'reason selection/instead-reason-missing')
  assert.equal(await act('provinceOfficer', entryId, { reason: '市级主管部门尚未开通账号' }), 'accepted')
  assert.equal(await stage('provinceOfficer', entryId), 'received')
  const worker = await as('worker')
  const { rows: told } = await worker.get(notices, {})
  assert.deepEqual(
    told.filter((one) => one.link === '/people/me#selection').length,
    4,
    'handed in, and three times recommended',
  )
  const { acts, levels } = await worker.get(contract.myEntry, { entryId })
  assert.deepEqual(
    acts.map((one) => [one.kind, one.level?.zh ?? null, one.instead, one.by]),
    [
      ['recommended', '设区市推荐', true, null],
      ['recommended', '县（市、区）推荐', false, null],
      ['recommended', '所在单位推荐', false, null],
      ['submitted', null, false, null],
    ],
  )
  assert.ok(levels.every((one) => one.state === 'done'))
})

test('what is sent back returns to the level that sent it; a “no” names its clause', async (t) => {
  const { enter, act, as, on } = await entriesRound(t)
  const entryId = await enter('worker')
  await act('manager', entryId, {})
  assert.equal(await act('officer', entryId, { answer: 'sent-back' }), 'reason selection/reason-missing')
  await act('officer', entryId, { answer: 'sent-back', reason: '请补充在浙服务年限的证明', answerBy: '2026-04-10' })
  on('2026-04-08')
  const worker = await as('worker')
  const mine = await worker.get(contract.myEntry, { entryId })
  assert.deepEqual([mine.stage, mine.mayEdit, mine.answerBy], ['sent-back', true, '2026-04-10'])
  const sent = await worker.get(contract.submitEntry, { entryId, basedOnVersion: mine.version })
  const { levels } = await worker.get(contract.myEntry, { entryId })
  assert.deepEqual([sent.stage, levels.map((one) => one.state)], ['submitted', ['done', 'now', 'ahead']])
  assert.equal(
    await act('officer', entryId, { answer: 'not-recommended', reason: '证明不足' }),
    'clauses selection/clause-missing',
  )
  assert.equal(
    await act('officer', entryId, { answer: 'not-recommended', reason: '证明不足', clauses: ['nothing'] }),
    'clauses.0 selection/clause-unknown',
  )
  await act('officer', entryId, { answer: 'not-recommended', reason: '证明不足', clauses: ['in-zhejiang'] })
  const over = await worker.get(contract.myEntry, { entryId })
  assert.deepEqual(
    [over.stage, over.acts[0]!.clauses.map((one) => one.name.zh), over.mayWithdraw],
    ['refused', ['在浙江从事社会工作三年以上'], false],
  )
})

test('an answer that comes after its day is not taken', async (t) => {
  const { enter, act, as, on } = await entriesRound(t)
  const entryId = await enter('worker')
  await act('manager', entryId, { answer: 'sent-back', reason: '请补充', answerBy: '2026-03-20' })
  on('2026-03-21')
  const worker = await as('worker')
  const { version } = await worker.get(contract.myEntry, { entryId })
  assert.equal(
    refusalOf(await worker.call(contract.submitEntry, { entryId, basedOnVersion: version })),
    'selection/answer-late',
  )
})

/** Chain of one level with one place, from a made-up file. */
const onePlace = async (server: TestServer) => {
  const folder = mkdtempSync(join(tmpdir(), 'packs-'))
  cpSync(packFolder, folder, { recursive: true })
  const file = join(folder, 'zhejiang/programme-leading.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('level: county,', 'level: county, nominees: 1,'))
  server.house.packs = await loadPacks(folder)
  rmSync(folder, { recursive: true })
}

test('a level recommends within its places and in its order; of two who act at once one comes second', async (t) => {
  const { enter, act, as, stage } = await entriesRound(t, { change: onePlace })
  const [first, second] = [await enter('worker'), await enter('colleague')]
  await act('manager', first, {})
  await act('manager', second, {})
  const officer = await as('officer')
  const version = (await officer.get(contract.entry, { entryId: first })).version
  const other = (await officer.get(contract.entry, { entryId: second })).version
  const given = { answer: 'recommended' as const }
  const answers = await Promise.all([
    officer.call(contract.recommendEntry, { ...given, entryId: first, basedOnVersion: version }),
    officer.call(contract.recommendEntry, { ...given, entryId: second, basedOnVersion: other }),
  ])
  assert.deepEqual(answers.map(refusalOf).toSorted(), ['accepted', 'selection/places-taken'])
  const left = refusalOf(answers[0]) === 'accepted' ? second : first
  assert.deepEqual((await officer.get(contract.entry, { entryId: left })).rights.places, { most: 1, used: 1 })
  assert.equal(
    await act('officer', left, { answer: 'not-recommended', clauses: ['nominees'], reason: '择优推荐他人' }),
    'accepted',
  )
  assert.equal(await stage('officer', left), 'refused')
})

test('two levels that act on one entry at once: the second is told that it changed', async (t) => {
  const { enter, as } = await entriesRound(t)
  const entryId = await enter('worker')
  const [manager, officer] = [await as('manager'), await as('officer')]
  const { version } = await officer.get(contract.entry, { entryId })
  const answers = await Promise.all([
    manager.call(contract.recommendEntry, { entryId, basedOnVersion: version, answer: 'recommended' }),
    officer.call(contract.recommendEntry, {
      entryId,
      basedOnVersion: version,
      answer: 'sent-back',
      reason: '代为退回',
    }),
  ])
  assert.deepEqual(answers.map(refusalOf).toSorted(), ['accepted', 'kernel/changed-meanwhile'])
})
