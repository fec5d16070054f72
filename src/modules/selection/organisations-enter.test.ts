import assert from 'node:assert/strict'
import { test } from 'node:test'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/selection/contract.ts'
import { county, entriesRound, stated } from '#modules/selection/testing/entries-round.ts'
import { refusalOf } from '#demo/test-server.ts'
import { organisations, personId, regions } from '#demo/test-world.ts'

/** Demonstration stations of a province: a station assesses itself, then each level puts it forward. */
const stations = {
  place: 'shandong',
  code: 'demonstration-station',
  adoptedBecause: '本省参照试行',
}
const philanthropy = { ...county, place: 'ouhai', code: 'venture-philanthropy' }

const words = { words: '按标准自评', points: 18 }
const criteria = { place: words, staff: words, service: { words: '服务三百人', points: 38 }, linkage: words }

test('a station assesses itself and is put forward by township, county and city in turn, until the office of the province screens it', async (t) => {
  const round = await entriesRound(t, stations)
  const { roundId, as, act, screen, moveOn, on, stage } = round
  const leader = await as('leader')
  const { open } = await leader.get(contract.myEntries, {})
  assert.deepEqual(
    open.map((one) => [one.roundId, one.subject]),
    [[roundId, 'organisation']],
  )
  const { entryId, version } = await leader.get(contract.openEntry, { roundId })
  const first = await leader.get(contract.myEntry, { entryId })
  assert.deepEqual(
    [first.name, first.subject, first.criteria.map((one) => [one.code, one.points]), first.facts],
    [
      '景山街道社会工作站',
      'organisation',
      [
        ['place', 20],
        ['staff', 20],
        ['service', 40],
        ['linkage', 20],
      ],
      [],
    ],
  )
  const keep = (basedOnVersion: number, more: object) =>
    leader.call(contract.saveEntry, { entryId, basedOnVersion, stated: { ...stated, ...more } })
  assert.equal(
    refusalOf(await keep(version, { criteria: { ...criteria, place: { words: '满分以上', points: 21 } } })),
    'stated.criteria.place selection/points-too-many',
  )
  const gap = { place: words, staff: words, service: words }
  await keep(version, { criteria: gap })
  const half = await leader.get(contract.myEntry, { entryId })
  assert.equal(
    refusalOf(await leader.call(contract.submitEntry, { entryId, basedOnVersion: half.version })),
    'stated.criteria.linkage selection/words-missing',
    'a self-assessment is whole',
  )
  await keep(half.version, { criteria })
  const whole = await leader.get(contract.myEntry, { entryId })
  const sent = await leader.get(contract.submitEntry, { entryId, basedOnVersion: whole.version })
  assert.equal(sent.stage, 'submitted')

  // Nobody sits in the township: the county acts there in its place, then as itself; the province in place of the city.
  const officers = await (await as('officer')).get(notices, {})
  assert.match(officers.rows[0]!.body.zh, /“乡镇（街道）推荐”环节有1份申报等待办理/)
  assert.equal(await act('officer', entryId, {}), 'reason selection/instead-reason-missing')
  assert.equal(await act('officer', entryId, { reason: '街道尚未开通账号' }), 'accepted')
  assert.equal(await act('officer', entryId, {}), 'accepted')
  assert.equal(await act('officer', entryId, {}), 'selection/not-your-turn')
  assert.equal(await act('provinceOfficer', entryId, { reason: '市级尚未开通账号' }), 'accepted')
  assert.equal(await stage('provinceOfficer', entryId), 'received')
  const { levels, acts } = await leader.get(contract.myEntry, { entryId })
  assert.deepEqual(
    [levels.map((one) => one.state), acts.filter((one) => one.kind === 'recommended').map((one) => one.instead)],
    [
      ['done', 'done', 'done'],
      [true, false, true],
    ],
  )
  on('2026-04-01')
  await moveOn('provinceOfficer')
  assert.equal(await screen('provinceOfficer', entryId, {}), 'accepted')
  const told = (await (await as('leader')).get(notices, {})).rows.map((one) => one.title.zh)
  assert.ok(told.includes('资格审核通过'), 'who entered for the station is told')
})

test('a station is entered once, by whoever leads it; strangers find nothing, and the levels refuse by reason', async (t) => {
  const round = await entriesRound(t, stations)
  const { roundId, as, act } = round
  for (const who of ['worker', 'otherWorker', 'officer', 'roomWorker'] as const)
    assert.equal(
      refusalOf(await (await as(who)).call(contract.openEntry, { roundId })),
      'selection/organisation-enters',
      who,
    )
  const leader = await as('leader')
  const { entryId, version } = await leader.get(contract.openEntry, { roundId })
  assert.equal(refusalOf(await leader.call(contract.openEntry, { roundId })), 'selection/entered-already')
  for (const who of ['worker', 'manager', 'stranger', 'neighbourWorker'] as const)
    assert.equal(
      refusalOf(await (await as(who)).call(contract.myEntry, { entryId })),
      'kernel/not-found',
      `${who} is not of those who lead it`,
    )
  assert.equal(
    refusalOf(await (await as('officer')).call(contract.entry, { entryId })),
    'kernel/not-found',
    'what is still being written is nobody else’s',
  )
  const kept = await leader.get(contract.saveEntry, {
    entryId,
    basedOnVersion: version,
    stated: { ...stated, criteria },
  })
  await leader.get(contract.submitEntry, { entryId, basedOnVersion: kept.version })
  assert.equal(refusalOf(await (await as('stranger')).call(contract.entry, { entryId })), 'kernel/not-found')
  assert.equal((await (await as('stranger')).get(contract.roundEntries, { roundId })).total, 0)
  assert.equal(await act('leader', entryId, {}), 'selection/own-entry')
  assert.equal(
    await act('officer', entryId, { answer: 'sent-back', reason: '请补充场地照片', answerBy: '2026-03-01' }),
    'answerBy selection/last-day-passed',
  )
  assert.equal(await act('officer', entryId, { answer: 'sent-back', reason: '请补充场地照片' }), 'accepted')
  const back = await leader.get(contract.myEntry, { entryId })
  assert.deepEqual([back.stage, back.mayEdit, back.acts[0]!.reason], ['sent-back', true, '请补充场地照片'])
  await leader.get(contract.submitEntry, { entryId, basedOnVersion: back.version })
  assert.equal(
    await act('officer', entryId, { answer: 'not-recommended', reason: '尚未达到标准' }),
    'accepted',
    'a rule without conditions names no clause',
  )
  const over = await leader.get(contract.myEntry, { entryId })
  assert.deepEqual([over.stage, over.mayWithdraw], ['refused', false])
})

test('an organisation enters several projects, each title once; which part is missing is said, and its own people withdraw it', async (t) => {
  const round = await entriesRound(t, philanthropy)
  const { roundId, as } = round
  const [leader, manager] = [await as('leader'), await as('manager')]
  const open = async (title: string) => refusalOf(await leader.call(contract.openEntry, { roundId, title }))
  assert.equal(await open(''), 'title selection/title-missing')
  assert.equal(await open('银龄守护'), 'accepted')
  assert.equal(await open('银龄守护'), 'selection/entered-already')
  assert.equal(await open('青苗成长'), 'accepted')
  assert.equal(refusalOf(await manager.call(contract.openEntry, { roundId, title: '银龄守护' })), 'accepted')
  const { entries, open: rounds } = await leader.get(contract.myEntries, {})
  assert.deepEqual(
    [entries.map((one) => one.title).toSorted(), rounds.length],
    [['银龄守护', '青苗成长'].toSorted(), 1],
    'one’s own, and the round is still open for another project',
  )
  const { entryId } = entries.find((one) => one.title === '青苗成长')!
  const { version } = await leader.get(contract.myEntry, { entryId })
  assert.equal(
    refusalOf(await manager.call(contract.withdrawEntry, { entryId, basedOnVersion: version })),
    'kernel/not-found',
  )
  assert.equal(
    refusalOf(await leader.call(contract.submitEntry, { entryId, basedOnVersion: version })),
    'stated.parts.project selection/part-missing',
  )
  assert.equal(
    refusalOf(await leader.call(contract.withdrawEntry, { entryId, basedOnVersion: version, reason: '明年再报' })),
    'accepted',
  )
  assert.equal(await open('青苗成长'), 'accepted', 'what was withdrawn may be entered anew')
})

test('a station that holds the title meets the clause on entering again, which its programme leaves to the office', async (t) => {
  const round = await entriesRound(t, stations)
  const { server, roundId, as } = round
  const leader = await as('leader')
  const { entryId } = await leader.get(contract.openEntry, { roundId })
  const clauses = async () =>
    (await leader.get(contract.myEntry, { entryId })).requirements.map((one) => [one.code, one.outcome])
  assert.deepEqual(await clauses(), [])
  const other = '00000000-0000-7000-8000-00000000e001'
  await server.database.pool.query(
    `insert into selection.entry (id, round_id, region_code, organisation_id, stage, created_by, created_at, submitted_at)
     values ($1, $2, $3, $4, 'admitted', $5, now(), now())`,
    [other, roundId, regions.otherTown, organisations.otherStation, personId('officer')],
  )
  await server.database.pool.query(
    `insert into selection.title (id, round_id, entry_id, region_code, holder_region_code, organisation_id, place, code, award, name_masked, issuer, stage, decided_on, from_on, check_code)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, 'shandong', 'demonstration-station', '省级示范社工站', '景山街道社会工作站', '省社会工作部', 'held', '2025-01-01', '2025-01-01', 'ABCDEFGHJKMNPQRS')`,
    [roundId, other, regions.province, regions.town, organisations.station],
  )
  assert.deepEqual(await clauses(), [['again-not-running', 'unknown']])
})
