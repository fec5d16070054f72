import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadPacks, packFolder } from '#kernel/packs/load.ts'
import * as contract from '#modules/selection/contract.ts'
import { county, entriesRound } from '#modules/selection/testing/entries-round.ts'
import type { TestServer } from '#demo/test-server.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

test('an applicant who changes employer mid-round: the entry follows, climbs again from the level that changed, and is decided again', async (t) => {
  const { server, enter, act, as } = await entriesRound(t)
  const entryId = await enter('worker')
  await act('manager', entryId, {})
  await server.house.follow(await gateOf(server), {
    personId: personId('worker'),
    regionCode: regions.otherTown as never,
    organisationId: organisations.otherStation,
    employerId: organisations.otherAgency,
  })
  const officer = await as('officer')
  const moved = await officer.get(contract.entry, { entryId })
  assert.deepEqual(
    [moved.organisationName, moved.levels.map((one) => one.state), moved.acts[0]!.kind, moved.acts[0]!.reason],
    ['梧田街道社会工作站', ['now', 'ahead', 'ahead'], 'moved', 'followed'],
  )
  assert.equal(await act('officer', entryId, { reason: '新单位尚未开通账号' }), 'accepted')
  const { rows } = await server.database.pool.query('select outcome from selection.entry where id = $1', [entryId])
  assert.equal(rows[0].outcome, 'met', 'decided again on the facts of today')
})

test('an applicant who leaves the region of the round is not carried along: the office still sees the entry and decides', async (t) => {
  const { server, enter, act, as } = await entriesRound(t, county)
  const entryId = await enter('worker')
  await act('manager', entryId, {})
  await server.house.follow(await gateOf(server), {
    personId: personId('worker'),
    regionCode: regions.neighbourTown as never,
    organisationId: organisations.neighbourStation,
    employerId: null,
  })
  const { acts, stage } = await (await as('officer')).get(contract.entry, { entryId })
  assert.deepEqual([stage, acts[0]!.kind, acts[0]!.reason], ['received', 'moved', 'left-region'])
})

test('an applicant who died goes no further, and the round does not go on before the entry is taken out', async (t) => {
  const { server, roundId, enter, act, screen, moveOn, on, as } = await entriesRound(t, county)
  const [entryId, admitted] = [await enter('worker'), await enter('colleague')]
  await act('manager', entryId, {})
  await act('manager', admitted, {})
  on('2026-04-01')
  await moveOn('officer')
  await screen('officer', admitted, {})
  await server.database.pool.query(
    `update workforce.worker set status = 'deceased', status_on = '2026-04-01' where person_id = any ($1)`,
    [[personId('worker'), personId('colleague')]],
  )
  assert.equal(await screen('officer', entryId, {}), 'selection/applicant-gone')
  const officer = await as('officer')
  const takeOut = async (id: string) => {
    const { version } = await officer.get(contract.entry, { entryId: id })
    await officer.get(contract.removeEntry, { entryId: id, basedOnVersion: version, reason: '申报人去世' })
  }
  await takeOut(entryId)
  const { obstacles } = await officer.get(contract.round, { roundId })
  assert.deepEqual(
    obstacles.map((one) => one.code),
    ['gone'],
  )
  await takeOut(admitted)
  assert.equal(await moveOn('officer'), 'accepted')
})

test('somebody who applies twice under two numbers is found by name at screening, and once the files are one, one entry is of nobody', async (t) => {
  const { server, enter, act, screen, moveOn, on, as } = await entriesRound(t, county)
  await server.database.pool.query('update identity.person set name = $2 where id = $1', [
    personId('colleague'),
    '林小雨',
  ])
  const [first, second] = [await enter('worker'), await enter('colleague')]
  await act('manager', first, {})
  await act('manager', second, {})
  on('2026-04-01')
  await moveOn('officer')
  assert.equal(await screen('officer', first, {}), 'rulings selection/namesake-undecided')
  const { namesakes } = await (await as('officer')).get(contract.entry, { entryId: first })
  assert.deepEqual(
    namesakes.map((one) => one.entryId),
    [second],
  )
  await server.database.pool.query(
    `update workforce.worker set status = 'merged', status_on = '2026-04-01', merged_into = $2 where person_id = $1`,
    [personId('colleague'), personId('worker')],
  )
  assert.equal(await screen('officer', second, {}), 'selection/applicant-gone')
  assert.equal(
    await screen('officer', first, {
      rulings: [{ code: 'namesake', reason: '两个证件号为同一人，档案已合并，另一份移出' }],
    }),
    'accepted',
  )
})

test('a pack that changes while a round is open changes nothing in it', async (t) => {
  const { server, roundId, enter, as } = await entriesRound(t)
  const entryId = await enter('worker')
  const folder = mkdtempSync(join(tmpdir(), 'packs-'))
  t.after(async () => rmSync(folder, { recursive: true }))
  cpSync(packFolder, folder, { recursive: true })
  const file = join(folder, 'zhejiang/programme-leading.yaml')
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('ask: practice.years, atLeast: 5', 'ask: practice.years, atLeast: 50'),
  )
  server.house.packs = await loadPacks(folder)
  const officer = await as('officer')
  const { packChanged } = await officer.get(contract.round, { roundId })
  const programme = await officer.get(contract.programme, { place: 'zhejiang', code: 'leading' })
  const { requirements, outcome } = await officer.get(contract.entry, { entryId })
  assert.deepEqual(
    [packChanged, programme.requirements.find((one) => one.code === 'practice')!.wanted.zh, outcome],
    [true, '从事社会工作年限不低于 50 年', 'met'],
  )
  assert.match(requirements.find((one) => one.code === 'practice')!.lines[0]!.sentence.zh, /不低于 5 年/)
})

async function gateOf(server: TestServer) {
  const { rows } = await server.database.pool.query<{ ok: boolean }>('select true as ok')
  assert.ok(rows[0]!.ok)
  return {
    query: async <Row>(text: string, values: unknown[] = []) =>
      (await server.database.pool.query(text, values)).rows as Row[],
    db: null as never,
    lastly: () => {},
  }
}

test('a round with no eligible applicant goes to its end with an empty list, and is published only as that', async (t) => {
  const { roundId, enter, act, screen, moveOn, on, as } = await entriesRound(t, county)
  const entryId = await enter('worker')
  await act('manager', entryId, {})
  on('2026-04-01')
  await moveOn('officer')
  await screen('officer', entryId, { answer: 'refused', reason: '证书未满三年', clauses: ['certificate-years'] })
  assert.deepEqual([await moveOn('officer'), await moveOn('officer')], ['accepted', 'accepted'])
  const officer = await as('officer')
  const { stage, version } = await officer.get(contract.round, { roundId })
  const { contenders, lists } = await officer.get(contract.ranking, { roundId })
  assert.deepEqual([stage, contenders, lists.map((one) => one.chosen)], ['ranking', 0, [0]])
  await officer.get(contract.sealList, {
    roundId,
    basedOnVersion: version,
    reading: lists[0]!.reading,
    reason: '没有符合条件的人选，名额空缺',
  })
  await officer.get(contract.openNames, { roundId })
  const { rows } = await officer.get(contract.sealedList, { roundId })
  assert.deepEqual(rows, [])
  assert.equal((await officer.get(contract.runAgain, { roundId })).same, true)
})
