import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadPacks, packFolder } from '#kernel/packs/load.ts'
import { changePassword } from '#modules/identity/contract.ts'
import * as contract from '#modules/selection/contract.ts'
import { later } from '#modules/selection/testing/sealed-round.ts'
import { type Caller, refusalOf, signInAs, type TestServer, testServer } from '#demo/test-server.ts'
import { type CastName, regions } from '#demo/test-world.ts'

// A programme that nobody has seen, from its opening to the end of its titles: a new file, and nothing but the acts that people have.

const files = {
  'pack.yaml': `
title: { zh: 虚构的灯塔之地, en: The invented land of lamps }
regions: ['330304']
documents:
  rule: { title: 守灯人选拔办法, number: 灯〔2026〕7号, from: 2026-01-01, certainty: stated, source: 虚构 }
`,
  'programme-keeper.yaml': `
title: { zh: 守灯人选拔, en: Keepers of the lamp }
values:
  subject: { is: person, basis: rule }
  places: { is: 2, basis: rule }
  termYears: { is: 1, basis: rule }
  allowanceFen: { is: 12345, basis: rule }
  allowancePaid: { is: month, basis: rule }
  monthCounts: { is: whole, basis: rule }
  grantFen: { is: 7, basis: rule }
  leastScore: { is: 31, basis: rule }
  callOpen: { is: { unit: days, count: 4 }, basis: rule }
  award: { is: { zh: 守灯人, en: Keeper of the lamp }, basis: rule }
  notice: { is: { unit: days, count: 3 }, basis: rule }
  appealWithin: { is: { unit: days, count: 6 }, basis: rule }
lists:
  tracks:
    basis: rule
    items:
      - { code: tower, name: { zh: 塔上, en: Up the tower } }
      - { code: boat, name: { zh: 船上, en: On the boat } }
  chain:
    basis: rule
    items:
      - { code: house, name: { zh: 所在灯房推荐, en: The lamp house recommends }, level: employer, nominees: 2, takes: { unit: days, count: 1 } }
      - { code: shore, name: { zh: 岸线推荐, en: The shore recommends }, level: township }
  requirements:
    basis: rule
    items:
      - { code: nights, name: { zh: 守夜满三年, en: Three years of nights }, when: { ask: practice.years, atLeast: 3 } }
      - { code: young, name: { zh: 一般不满三十岁, en: Normally below thirty }, usually: true, when: { ask: person.age, below: 30 } }
  renewal:
    basis: rule
    items:
      - { code: rest, name: { zh: 卸任满两年, en: Two years of rest }, when: { ask: chosen.yearsSinceOver, atLeast: 2 } }
      - { code: thrice, name: { zh: 最多三次, en: Three times at most }, reading: ask, when: { ask: chosen.times, below: 1 } }
  preferences:
    basis: rule
    items:
      - { code: trained, name: { zh: 受过训练, en: Trained }, when: { ask: training.elderCareManagement, equals: true } }
  shares:
    basis: rule
    items:
      - { code: old-hands, name: { zh: 老手, en: Old hands }, part: 1, whole: 2, reading: minimum, when: { ask: practice.years, atLeast: 20 } }
  tieBreaks:
    basis: rule
    items:
      - { code: voice, name: { zh: 先看对答, en: The talk first }, by: sheet, of: talk }
      - { code: straw, name: { zh: 抽签, en: Straws }, by: lot }
  sheets:
    basis: rule
    items:
      - code: own
        name: { zh: 自述, en: In one’s own words }
        method: self
        criteria:
          - { code: storm, name: { zh: 风暴之夜, en: A night of storm }, points: 3 }
      - code: paper
        name: { zh: 纸上, en: On paper }
        method: review
        weight: 3
        scorers: 2
        criteria:
          - { code: oil, name: { zh: 添油, en: Oil }, points: 13 }
          - { code: glass, name: { zh: 擦镜, en: Glass }, points: 7 }
      - code: talk
        name: { zh: 对答, en: The talk }
        method: defence
        weight: 1
        scorers: 1
        criteria:
          - { code: answer, name: { zh: 应答, en: Answers }, points: 9 }
  noticeShows:
    basis: rule
    items:
      - { code: name, name: { zh: 姓名, en: Name }, mask: middle }
      - { code: track, name: { zh: 类别, en: Track } }
  grades:
    basis: rule
    items:
      - { code: bright, name: { zh: 明, en: Bright }, title: kept, money: paid, mayEnterAgain: true }
      - { code: dim, name: { zh: 暗, en: Dim }, title: kept, money: stopped }
  endings:
    basis: rule
    items:
      - { code: asleep, name: { zh: 当值睡着, en: Asleep on watch }, title: kept, money: stopped }
      - { code: wrecker, name: { zh: 诱船触礁, en: Lured a ship }, title: withdrawn, money: stopped, verifiedBy: { zh: 灯塔局, en: The office of lamps }, approvedBy: { zh: 海事院, en: The court of the sea } }
`,
}

async function withNewPack(server: TestServer): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'packs-'))
  cpSync(packFolder, folder, { recursive: true })
  // The place has one pack; here it is the new one.
  rmSync(join(folder, 'ouhai'), { recursive: true })
  mkdirSync(join(folder, 'lampland'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'lampland', name), text)
  server.house.packs = await loadPacks(folder)
  rmSync(folder, { recursive: true })
}

/** Somebody from outside who accepts to judge. */
async function outsider(server: TestServer, officer: Caller, roundId: string, n: number): Promise<Caller> {
  const username = `lamp-judge-${n}`
  const { expertId, firstPassword } = await officer.get(contract.inviteOutsideExpert, {
    roundId,
    name: `评委${n}`,
    username,
    body: `海事大学${n}系`,
    reason: '懂灯',
  })
  const first = await signInAs(server.app, username, firstPassword)
  await first.get(changePassword, { current: firstPassword, next: `Light-house-${n}-2026` })
  const judge = await signInAs(server.app, username, `Light-house-${n}-2026`)
  await judge.get(contract.answerAsked, { expertId, accept: true, basedOnVersion: 1 })
  return judge
}

test('a programme no one here has seen runs from a new file: opened, entered, judged, ranked, sealed, shown, confirmed, paid and ended by commands alone', async (t) => {
  const server = await testServer(t)
  await withNewPack(server)
  const programme = { place: 'lampland', code: 'keeper' }
  const monday = '2026-03-16T09:00:00+08:00'
  let officer = await later(server, monday, 'officer')

  // Opened: its own rule, so nobody has to say why it is adopted; the call lasts the days that it says.
  const opening = { ...programme, regionCode: regions.county as never, openedOn: '2026-03-16' as never }
  const proposed = await officer.get(contract.roundProposed, opening)
  assert.deepEqual(
    [proposed.holds, proposed.entriesLastOn, proposed.levels.map((one) => one.name.zh)],
    [true, '2026-03-20', ['所在灯房推荐', '岸线推荐']],
  )
  const { roundId } = await officer.get(contract.openRound, {
    ...opening,
    title: '第七届守灯人',
    entriesLastOn: '2026-03-20',
  })

  // Entered.
  const years: Partial<Record<CastName, number>> = { worker: 5, colleague: 25, roomWorker: 9, otherWorker: 4 }
  const entry: Partial<Record<CastName, string>> = {}
  for (const who of Object.keys(years) as CastName[]) {
    const caller = await later(server, monday, who)
    const { entryId, version } = await caller.get(contract.openEntry, { roundId })
    const kept = await caller.get(contract.saveEntry, {
      entryId,
      basedOnVersion: version,
      track: who === 'otherWorker' ? 'boat' : 'tower',
      stated: {
        facts: { 'practice.years': years[who]!, 'training.elderCareManagement': who === 'worker' },
        criteria: { storm: { words: '灯没有灭', points: 2 } },
        parts: {},
        relatives: [],
      },
    })
    await caller.get(contract.submitEntry, { entryId, basedOnVersion: kept.version })
    entry[who] = entryId
  }

  // Recommended: two by the house they share, whose places are then gone; the shore has no account, so the office acts in its place.
  const manager = await later(server, monday, 'manager')
  const recommend = async (by: Caller, who: CastName, more: object = {}) => {
    const { version } = await by.get(contract.entry, { entryId: entry[who]! })
    const given = { entryId: entry[who]!, basedOnVersion: version, answer: 'recommended' as const }
    return refusalOf(await by.call(contract.recommendEntry, { ...given, ...more }))
  }
  assert.equal(await recommend(manager, 'worker'), 'accepted')
  assert.equal(await recommend(manager, 'colleague'), 'accepted')
  assert.equal(await recommend(manager, 'roomWorker'), 'selection/places-taken')
  const no = { answer: 'not-recommended', clauses: ['nominees'], reason: '名额已满' }
  assert.equal(await recommend(manager, 'roomWorker', no), 'accepted')
  const instead = { reason: '没有开通账号' }
  assert.equal(await recommend(officer, 'otherWorker', instead), 'accepted')
  for (const who of ['worker', 'colleague', 'otherWorker'] as const)
    assert.equal(await recommend(officer, who, instead), 'accepted')

  // Screened: what is asked only normally wants a ruling.
  const moveOn = async () => {
    const { version } = await officer.get(contract.round, { roundId })
    return refusalOf(await officer.call(contract.moveRoundOn, { roundId, basedOnVersion: version }))
  }
  officer = await later(server, '2026-03-21T09:00:00+08:00', 'officer')
  assert.equal(await moveOn(), 'accepted')
  for (const who of ['worker', 'colleague', 'otherWorker'] as const) {
    const { version } = await officer.get(contract.entry, { entryId: entry[who]! })
    const given = { entryId: entry[who]!, basedOnVersion: version, answer: 'admitted' as const }
    assert.equal(refusalOf(await officer.call(contract.screenEntry, given)), 'rulings selection/ruling-missing')
    await officer.get(contract.screenEntry, { ...given, rulings: [{ code: 'young', reason: '经验可贵' }] })
  }
  assert.equal(await moveOn(), 'accepted')

  // Judged by people from outside: two on paper, one who hears the talk.
  const judges = [1, 2, 3].map(async (n) => outsider(server, officer, roundId, n))
  const panel: Caller[] = []
  for (const judge of judges) panel.push(await judge)
  for (const sheet of ['paper', 'talk']) {
    const { short } = await officer.get(contract.assignSheet, { roundId, sheet })
    assert.equal(short, 0)
  }
  await officer.get(contract.planDefences, {
    roundId,
    sheet: 'talk',
    heldOn: '2026-03-23',
    startsAt: '08:00',
    minutes: 7,
    room: '灯室',
  })
  const paper: Partial<Record<CastName, object>> = {
    worker: { oil: 13, glass: 7 },
    otherWorker: { oil: 12, glass: 7 },
    colleague: { oil: 6, glass: 4 },
  }
  const nameOf = { 林小雨: 'worker', 许安: 'colleague', 何田: 'otherWorker' } as Record<string, CastName>
  for (const judge of panel) {
    const { reviews } = await judge.get(contract.myReviews, {})
    for (const { assignmentId, entry: name, method } of reviews) {
      const marks = method === 'defence' ? { answer: 6 } : paper[nameOf[name]!]!
      await judge.get(contract.submitReview, { assignmentId, marks: marks as never, basedOnVersion: 0 })
    }
  }
  assert.equal(await moveOn(), 'accepted')

  // Ranked: half of the places for old hands is met first, and it is said whom that displaced.
  const { lists, places } = await officer.get(contract.ranking, { roundId })
  assert.deepEqual([places, lists.length > 0], [2, true])
  const { reading } = lists[0]!
  const ranked = await officer.get(contract.rankedList, { roundId, ...reading })
  assert.deepEqual(
    ranked.rows.map((one) => [one.entryId, one.score, one.chosen]),
    [
      [entry.worker, 91.67, true],
      [entry.otherWorker, 87.92, false],
      [entry.colleague, 54.17, true],
    ],
  )
  assert.deepEqual(
    ranked.costs.map((one) => [one.name.zh, one.displaced.map((each) => each.score)]),
    [['老手', [87.92]]],
  )
  const { version: atRanking } = await officer.get(contract.round, { roundId })
  await officer.get(contract.sealList, { roundId, basedOnVersion: atRanking, reading, reason: '按办法' })
  await officer.get(contract.openNames, { roundId })
  const again = await officer.get(contract.runAgain, { roundId })
  assert.deepEqual([again.same, again.inputsUnchanged], [true, true])

  // Shown for three days, and confirmed after them.
  officer = await later(server, '2026-03-24T09:00:00+08:00', 'officer')
  const sealed = await officer.get(contract.round, { roundId })
  const { version: atNotice } = await officer.get(contract.publishNotice, {
    roundId,
    basedOnVersion: sealed.version,
    issuer: '灯塔局',
  })
  const { rows } = await server.nobody.get(contract.publicNotice, { roundId })
  assert.deepEqual(rows.map((one) => one.values).toSorted(), [
    ['林*雨', '塔上'],
    ['许*', '塔上'],
  ])
  const confirm = { roundId, basedOnVersion: atNotice, documentNumber: '灯〔2026〕8号' }
  assert.equal(refusalOf(await officer.call(contract.confirmRound, confirm)), 'selection/nobody-to-confirm')
  officer = await later(server, '2026-03-28T09:00:00+08:00', 'officer')
  assert.equal((await officer.get(contract.confirmRound, confirm)).confirmed, 2)

  // A year with its title, whole months paid and the odd grant, until somebody falls asleep.
  let worker = await later(server, '2026-07-27T09:55:00+08:00', 'worker')
  const mine = async () => (await worker.get(contract.myTitles, {})).titles[0]!
  const held = await mine()
  assert.deepEqual(
    [held.award, held.state, held.fromOn, held.untilOn, held.dueFen],
    ['守灯人', 'held', '2026-03-28', '2027-03-28', 3 * 12_345 + 7],
  )
  assert.equal((await server.nobody.get(contract.checkCertificate, { code: held.checkCode! })).state, 'valid')
  await worker.get(contract.keepAccount, { bank: '灯塔银行瓯海支行', number: '6228480000001234567' })
  officer = await later(server, '2026-07-27T10:00:00+08:00', 'officer')
  const { runId } = await officer.get(contract.proposeRun, { ...programme, untilOn: '2026-07-27' })
  const proposedRun = await officer.get(contract.payRun, { runId })
  assert.deepEqual(
    proposedRun.rows.map((one) => one.amountFen),
    [3 * 12_345 + 7, 3 * 12_345 + 7],
  )
  const province = await later(server, '2026-07-27T10:05:00+08:00', 'provinceOfficer')
  await province.get(contract.approveRun, { runId, basedOnVersion: proposedRun.version, approved: true })
  const { version: approved } = await officer.get(contract.payRun, { runId })
  const { sent, failed } = await officer.get(contract.sendRun, { runId, basedOnVersion: approved })
  assert.deepEqual([sent, failed], [1, 1], 'the other gave no account yet')
  await officer.get(contract.reportFact, {
    titleId: held.titleId,
    code: 'asleep',
    happenedOn: '2026-05-15',
    reason: '当值睡着',
  })
  const asleep = await mine()
  assert.deepEqual(
    [asleep.state, asleep.dueFen, asleep.spans.map((one) => [one.kind, one.months, one.because?.name.zh ?? null])],
    [
      'held',
      12_345 + 7,
      [
        ['grant', 0, null],
        ['paid', 1, null],
        ['stopped', 2, '当值睡着'],
      ],
    ],
    'the title is kept, and of the months only a whole one counts',
  )
  const wrecked = await officer.get(contract.titles, { size: 20 })
  const other = wrecked.rows.rows.find((one) => one.titleId !== held.titleId)!
  const { factId } = await officer.get(contract.reportFact, {
    titleId: other.titleId,
    code: 'wrecker',
    happenedOn: '2026-07-01',
    reason: '诱船',
  })
  await officer.get(contract.verifyFact, { factId, holds: true, words: '灯塔局查实' })
  await province.get(contract.approveFact, { factId, holds: true, words: '海事院批准' })
  assert.equal((await officer.get(contract.title, { titleId: other.titleId })).state, 'withdrawn')

  // Over after a year; a year later it is still too early to enter again.
  worker = await later(server, '2028-04-03T09:00:00+08:00', 'worker')
  assert.equal((await mine()).state, 'over')
  officer = await later(server, '2028-04-03T09:30:00+08:00', 'officer')
  const next = await officer.get(contract.openRound, {
    ...opening,
    openedOn: '2028-04-03',
    entriesLastOn: '2028-04-07',
    title: '第八届守灯人',
  })
  worker = await later(server, '2028-04-03T09:35:00+08:00', 'worker')
  const { entryId } = await worker.get(contract.openEntry, { roundId: next.roundId })
  const { requirements } = await worker.get(contract.myEntry, { entryId })
  assert.deepEqual(
    requirements.filter((one) => one.again).map((one) => [one.name.zh, one.outcome]),
    [
      ['卸任满两年', 'unmet'],
      ['最多三次', 'unknown'],
    ],
  )
})
