import assert from 'node:assert/strict'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gate, inTransaction } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import { unzip } from '#kernel/documents/read-back.ts'
import { loadPacks } from '#kernel/packs/load.ts'
import { organisations, personId, regions, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import type { Caller, TestServer } from '#demo/test-server.ts'
import * as contract from '#modules/assessment/contract.ts'
import { countAnew, findLateFigures } from '#modules/assessment/jobs.ts'
import { changeDays, personFacts } from '#modules/assessment/public.ts'
import { notices } from '#modules/notices/contract.ts'
import { recordService, registerClient, withdrawRecord } from '#modules/services/contract.ts'

/** Whoever acts after the clock moved has to sign in again. */
const as = (server: TestServer, who: CastName): Promise<Caller> => signInAs(server.app, username(who))

const opened = {
  regionCode: regions.county,
  year: 2026,
  title: '2026年度考核',
  shareReading: 'at-least-one' as const,
  selfUntil: '2026-03-20',
  scoreUntil: '2026-03-31',
}
const station = organisations.station

async function openOne(server: TestServer) {
  const { roundId } = await (await as(server, 'officer')).get(contract.openRound, opened)
  return roundId
}

async function idsOf(server: TestServer, roundId: string) {
  const { rows } = await (await as(server, 'officer')).get(contract.participants, { roundId, size: 100 })
  return new Map(rows.map((row) => [row.personId, row]))
}

async function advance(server: TestServer, roundId: string, to: 'scoring' | 'proposing' | 'told' | 'sealed') {
  const officer = await as(server, 'officer')
  const { version } = await officer.get(contract.round, { roundId })
  return officer.call(contract.advanceRound, { roundId, to, basedOnVersion: version })
}

/** Everyone of both stations is scored by their leader (or the officer) and each other, as many points as said. */
async function scoreAll(server: TestServer, roundId: string, points: (personId: string) => number) {
  for (const who of ['leader', 'worker', 'colleague', 'roomWorker', 'officer', 'otherWorker'] as const) {
    const scorer = await as(server, who)
    const { rounds } = await scorer.get(contract.mySheets, {})
    for (const round of rounds.filter((one) => one.roundId === roundId))
      for (const sheet of round.sheets) {
        const items = round.items.filter((item) => item.by === sheet.kind)
        await scorer.get(contract.keepSheet, {
          sheetId: sheet.sheetId,
          points: Object.fromEntries(items.map((item) => [item.code, points(sheet.personId)])),
          comment: '',
          respondents: sheet.kind === 'residents' ? 30 : null,
          handIn: true,
          basedOnVersion: sheet.version,
        })
      }
  }
}

async function nameAll(server: TestServer, roundId: string) {
  const people = [personId('leader'), personId('worker'), personId('colleague'), personId('roomWorker')]
  await (
    await as(server, 'leader')
  ).get(contract.nameScorers, {
    roundId,
    organisationId: station,
    managerIds: [personId('leader')],
    peerIds: people,
    residentsBy: personId('leader'),
  })
  const officer = await as(server, 'officer')
  await officer.get(contract.nameScorers, {
    roundId,
    organisationId: station,
    managerIds: [personId('leader'), personId('officer')],
    peerIds: people,
    residentsBy: personId('leader'),
  })
  const others = [...(await idsOf(server, roundId)).values()].filter((row) => row.organisationId !== station)
  for (const organisationId of new Set(others.map((row) => row.organisationId)))
    await officer.get(contract.nameScorers, {
      roundId,
      organisationId,
      managerIds: [personId('officer')],
      peerIds: [],
      residentsBy: null,
    })
}

test('a year from its opening to its sealing: prefilled, scored, proposed within the share, told, appealed, answered by another, final', async (t) => {
  const server = await testServer(t)
  const roundId = await openOne(server)
  const ids = await idsOf(server, roundId)
  const id = (who: CastName) => ids.get(personId(who))!.participantId

  const worker = await as(server, 'worker')
  const [mine] = (await worker.get(contract.mine, {})).current
  assert.equal(mine!.title, '2026年度考核')
  assert.deepEqual(
    mine!.items.find((item) => item.code === 'persons-served'),
    {
      code: 'persons-served',
      points: 0,
      figure: 0,
      opens: `/desk/records?workerId=${personId('worker')}&from=2026-01-01&until=2026-12-31`,
      sheets: null,
      hidden: null,
    },
  )
  // Hours trained and supervision received are figures like any other, each opened to the rows behind it.
  assert.deepEqual(
    mine!.items
      .filter((item) => item.code.endsWith('-hours'))
      .map(({ code, figure, points, opens }) => [code, figure, points, opens]),
    [
      ['training-hours', 0, 0, `/desk/people/${personId('worker')}#training`],
      ['supervision-hours', 0, 0, `/desk/people/${personId('worker')}#supervision`],
    ],
  )
  assert.equal((await worker.get(contract.mine, {})).current.length, 1)
  const told = (await worker.get(notices, {})).rows.map((row) => row.title.zh)
  assert.ok(told.includes('2026 年度考核：请填写个人总结'), told.join())

  await worker.get(contract.summarise, {
    participantId: id('worker'),
    summary: '全年探访',
    handIn: false,
    basedOnVersion: 1,
  })
  assert.equal(
    refusalOf(
      await worker.call(contract.summarise, {
        participantId: id('worker'),
        summary: '全年',
        handIn: true,
        basedOnVersion: 1,
      }),
    ),
    'kernel/changed-meanwhile',
  )
  assert.equal(
    refusalOf(
      await worker.call(contract.summarise, {
        participantId: id('worker'),
        summary: '  ',
        handIn: true,
        basedOnVersion: 2,
      }),
    ),
    'summary assessment/summary-empty',
  )
  await worker.get(contract.summarise, {
    participantId: id('worker'),
    summary: '全年探访、建档',
    handIn: true,
    basedOnVersion: 2,
  })
  assert.equal(
    refusalOf(
      await worker.call(contract.summarise, {
        participantId: id('colleague'),
        summary: '代写',
        handIn: true,
        basedOnVersion: 1,
      }),
    ),
    'kernel/not-found',
  )

  assert.equal(refusalOf(await advance(server, roundId, 'scoring')), 'assessment/scorers-missing')
  assert.equal(refusalOf(await advance(server, roundId, 'told')), 'assessment/stage-out-of-order')
  await nameAll(server, roundId)
  assert.equal((await advance(server, roundId, 'scoring')).status, 200)
  await scoreAll(server, roundId, (who) => (who === personId('worker') || who === personId('colleague') ? 98 : 90))
  assert.equal((await advance(server, roundId, 'proposing')).status, 200)

  const leader = await as(server, 'leader')
  const unit = await leader.get(contract.unitRanking, { roundId, organisationId: station })
  assert.deepEqual(unit.grades[0]!.most, 1)
  assert.equal(unit.grades[0]!.exact, unit.assessed * 0.2)
  // Nobody had a client, a lesson or supervision, so these count as nothing and the others carry them: 98 of 60 parts of 75.
  const ranked = new Map(unit.rows.map((row) => [row.participantId, row]))
  assert.equal(ranked.get(id('worker'))!.rank, 1)
  assert.equal(ranked.get(id('colleague'))!.rank, 1, 'equal points share a rank')
  const grades = (more: Record<string, { grade: string; note?: string }> = {}) =>
    unit.rows
      .filter((row) => !row.own)
      .map((row) => ({
        participantId: row.participantId,
        grade: more[row.participantId]?.grade ?? row.suggested!,
        note: more[row.participantId]?.note ?? '',
      }))
  const proposal = { roundId, organisationId: station, basedOnVersion: unit.version }
  const refused = async (given: ReturnType<typeof grades>) =>
    refusalOf(await leader.call(contract.propose, { ...proposal, grades: given }))
  const own = unit.rows.find((row) => row.own)!
  assert.match(
    await refused([...grades(), { participantId: own.participantId, grade: own.suggested!, note: '' }]),
    /assessment\/own-grade$/,
  )
  assert.match(
    await refused([{ participantId: id('otherWorker'), grade: 'qualified', note: '' }]),
    /assessment\/not-in-unit$/,
  )
  assert.match(await refused([grades()[0]!, grades()[0]!]), /assessment\/named-twice$/)
  assert.match(
    await refused(grades({ [id('roomWorker')]: { grade: 'excellent', note: '好' } })),
    /assessment\/grade-above-points$/,
  )
  assert.match(await refused(grades({ [id('worker')]: { grade: 'unqualified' } })), /note assessment\/reason-needed$/)
  assert.match(await refused(grades({ [id('worker')]: { grade: 'superb', note: '好' } })), /assessment\/grade-unknown$/)
  await leader.get(contract.propose, { ...proposal, grades: grades() })
  assert.equal(refusalOf(await advance(server, roundId, 'told')), 'assessment/not-all-proposed')
  const officer = await as(server, 'officer')
  for (const organisationId of new Set([...ids.values()].map((row) => row.organisationId))) {
    const one = await officer.get(contract.unitRanking, { roundId, organisationId })
    const open = one.rows.filter((row) => row.proposed === null)
    if (open.length > 0)
      await officer.get(contract.propose, {
        roundId,
        organisationId,
        basedOnVersion: one.version,
        grades: open.map((row) => ({ participantId: row.participantId, grade: row.suggested!, note: '' })),
      })
  }
  assert.equal(
    (await (await as(server, 'worker')).get(contract.mine, {})).current[0]!.grade,
    null,
    'nobody is told what is only proposed',
  )
  assert.equal((await advance(server, roundId, 'told')).status, 200)

  const [after] = (await worker.get(contract.mine, {})).current
  assert.equal(after!.grade, ranked.get(id('worker'))!.suggested)
  assert.equal(after!.appealsUntil, '2026-03-23')
  assert.deepEqual(after!.history.map((one) => one.act).toSorted(), ['confirmed', 'summary-handed-in'])
  await worker.get(contract.appealAgainst, { participantId: id('worker'), reason: '探访记录有三条没有算进去' })
  assert.equal(
    refusalOf(await worker.call(contract.appealAgainst, { participantId: id('worker'), reason: '再说一次' })),
    'assessment/appealed-already',
  )
  assert.equal(refusalOf(await advance(server, roundId, 'sealed')), 'assessment/appeals-open')
  const { appeal } = await officer.get(contract.participant, { participantId: id('worker') })
  const answer = {
    appealId: appeal!.appealId,
    upheld: true,
    grade: 'basic',
    answer: '经核实，漏算三条，予以改定。',
    basedOnVersion: 1,
  }
  assert.equal(refusalOf(await officer.call(contract.answerAppeal, answer)), 'assessment/other-person-needed')
  const director = await as(server, 'director')
  assert.equal(
    refusalOf(await director.call(contract.answerAppeal, { ...answer, grade: null })),
    'grade assessment/grade-needed',
  )
  assert.equal(
    refusalOf(await director.call(contract.answerAppeal, { ...answer, grade: after!.grade })),
    'grade assessment/grade-unchanged',
  )
  assert.equal(
    refusalOf(await director.call(contract.answerAppeal, { ...answer, grade: 'superb' })),
    'grade assessment/grade-unknown',
  )
  assert.equal(
    refusalOf(await director.call(contract.answerAppeal, { ...answer, basedOnVersion: 9 })),
    'kernel/changed-meanwhile',
  )
  await director.get(contract.answerAppeal, answer)
  assert.equal(
    refusalOf(await director.call(contract.answerAppeal, { ...answer, basedOnVersion: 2 })),
    'assessment/appeal-answered',
  )
  assert.equal(
    refusalOf(await advance(server, roundId, 'sealed')),
    'assessment/appeals-open',
    'the days of the others run on',
  )

  server.setClock('2026-03-24T09:00:00+08:00')
  assert.equal(
    refusalOf(
      await (
        await as(server, 'colleague')
      ).call(contract.appealAgainst, { participantId: id('colleague'), reason: '晚了' }),
    ),
    'assessment/appeal-too-late',
  )
  assert.equal((await advance(server, roundId, 'sealed')).status, 200)
  const { results } = await (await as(server, 'worker')).get(contract.mine, {})
  assert.deepEqual(
    results.map((one) => [one.year, one.grade, one.name.zh, one.effectiveOn, one.fromRound]),
    [[2026, 'basic', '基本合格', '2026-03-24', true]],
  )
  const facts = await inTransaction(server.house.gatePool, gate, async ({ query }) => [
    (await personFacts(query, [personId('worker')], parseDay('2026-03-24'))).get(personId('worker')),
    (await personFacts(query, [personId('worker')], parseDay('2026-03-23'))).get(personId('worker')),
    (await changeDays(query, [personId('worker')])).get(personId('worker')),
  ])
  assert.equal((facts[0] as Record<string, unknown>)['assessment.last'], 'basic')
  assert.deepEqual(facts.slice(1), [{}, ['2026-03-24']])
  assert.equal(
    refusalOf(
      await (
        await as(server, 'officer')
      ).call(contract.exempt, { participantId: id('worker'), code: 'new', note: '晚了', basedOnVersion: 5 }),
    ),
    'assessment/not-this-stage',
  )
})

test('a scheme nobody here has seen runs from a new YAML file', async (t) => {
  const server = await testServer(t)
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-packs-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp('packs', folder, { recursive: true })
  await writeFile(
    join(folder, 'ouhai/assessment.yaml'),
    `title: { zh: 甲乙丙考核, en: Letters }
values:
  shareReading: { is: nearest, basis: five-societies }
  shareOf: { is: round, basis: five-societies }
  whenUnknown: { is: zero, basis: five-societies }
lists:
  items:
    basis: five-societies
    closed: true
    items:
      - { code: home, group: results, name: { zh: 服务时长, en: Minutes }, weight: 60, fact: service.minutes, full: 60 }
      - { code: years, group: results, name: { zh: 资历, en: Years }, weight: 40, fact: practice.years, steps: [{ from: 0, points: 50 }, { from: 5, points: 100 }] }
  grades:
    basis: five-societies
    closed: true
    items:
      - { code: a, standing: excellent, name: { zh: 甲等, en: A }, fromPoints: 60, share: 50 }
      - { code: b, standing: qualified, name: { zh: 乙等, en: B }, fromPoints: 30 }
      - { code: c, standing: unqualified, name: { zh: 丙等, en: C }, fromPoints: 0 }
  exemptions:
    basis: five-societies
    closed: true
    items:
      - { code: elder, name: { zh: 临近退休, en: Near retirement }, when: { ask: person.age, atLeast: 58 } }
`,
  )
  server.house.packs = await loadPacks(folder)
  const officer = await as(server, 'officer')
  assert.equal(
    refusalOf(await officer.call(contract.openRound, { ...opened, shareReading: 'down' })),
    'shareReading assessment/reading-fixed',
  )
  const shown = await officer.get(contract.scheme, { regionCode: regions.county, year: 2026 })
  assert.deepEqual(
    [shown.shareReading, shown.items.map((item) => item.code), shown.grades.map((grade) => grade.code)],
    ['nearest', ['home', 'years'], ['a', 'b', 'c']],
  )
  const { roundId, people } = await officer.get(contract.openRound, { ...opened, shareReading: null })
  // No item is scored by anyone, so nobody is named to score.
  assert.equal((await advance(server, roundId, 'scoring')).status, 200)
  assert.equal((await advance(server, roundId, 'proposing')).status, 200)
  const ranked = await officer.get(contract.unitRanking, { roundId, organisationId: station })
  assert.equal(ranked.assessed, people, 'the share is of the whole round')
  assert.equal(ranked.grades[0]!.most, Math.floor(people * 0.5 + 0.5))
  assert.deepEqual(
    [...new Set(ranked.rows.map((row) => row.byPoints))],
    ['c'],
    'what nobody knows counts as nothing here',
  )
})

test('a scheme whose weights do not make a hundred assesses nobody', async (t) => {
  const server = await testServer(t)
  const folder = await mkdtemp(join(tmpdir(), 'yanzhen-packs-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp('packs', folder, { recursive: true })
  await writeFile(
    join(folder, 'ouhai/assessment.yaml'),
    `title: { zh: 试算, en: Trial }
lists:
  items: { basis: five-societies, closed: true, items: [{ code: home, group: results, name: { zh: 时长, en: Minutes }, weight: 90, by: manager }] }
`,
  )
  server.house.packs = await loadPacks(folder)
  const officer = await as(server, 'officer')
  assert.equal(refusalOf(await officer.call(contract.openRound, opened)), 'assessment/weights-not-hundred')
  assert.equal(
    (await officer.get(contract.scheme, { regionCode: regions.county, year: 2026 })).fault!.zh,
    '考核办法的权重合计为 90，应为 100；请修改政策包。',
  )
})

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

test('a record changed after the figures were frozen moves nothing, and is shown beside them', async (t) => {
  const server = await testServer(t)
  const worker = await as(server, 'worker')
  const { clientId } = await worker.get(registerClient, {
    name: '陈桂英',
    sex: 'female',
    bornOn: '1940-03-05',
    identityNumber: null,
    noNumberReason: '证件不在身边',
    phone: null,
    address: null,
    regionCode: regions.village,
    registeredRegionCode: null,
    residence: 'here',
    householdId: null,
    categories: ['elder'],
    stationId: station,
    workerId: personId('worker'),
  })
  const { recordId } = await worker.get(recordService, {
    method: 'visit',
    clientId,
    heldOn: '2026-03-16',
    startedAt: null,
    minutes: 30,
    serviceCodes: ['policy-advice'],
    mode: 'home',
    outcome: 'met',
  })
  const roundId = await openOne(server)
  assert.equal(await countAnew(server.house), 1)
  await nameAll(server, roundId)
  await advance(server, roundId, 'scoring')
  await advance(server, roundId, 'proposing')
  const participantId = (await idsOf(server, roundId)).get(personId('worker'))!.participantId
  const officer = await as(server, 'officer')
  const figure = async () =>
    (await officer.get(contract.participant, { participantId })).items.find((item) => item.code === 'persons-served')!
  assert.equal((await figure()).figure, 1)
  assert.equal((await figure()).opens, `/desk/records?workerId=${personId('worker')}&from=2026-01-01&until=2026-12-31`)
  assert.equal(await findLateFigures(server.house), 0)
  await worker.get(withdrawRecord, { recordId, basedOnVersion: 1, reason: '记错了人' })
  assert.ok((await findLateFigures(server.house)) > 0)
  assert.equal(await findLateFigures(server.house), 0, 'found once')
  assert.equal((await figure()).figure, 1, 'the frozen figure stays')
  const { adjustments } = await officer.get(contract.participant, { participantId })
  assert.deepEqual(
    adjustments.find((one) => one.fact.zh === '本年服务人数'),
    { fact: { zh: '本年服务人数', en: 'Persons served in the year' }, before: 1, after: 0, foundOn: '2026-03-16' },
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
