import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { newId } from '#kernel/ids.ts'
import { loadPacks, packFolder } from '#kernel/packs/load.ts'
import { recordQualification } from '#modules/certificates/contract.ts'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/selection/contract.ts'
import { sendEvidence } from '#modules/workforce/contract.ts'
import { type Caller, refusalOf, signInAs, type TestServer, testServer } from '#demo/test-server.ts'
import { type CastName, organisations, personId, regions, username } from '#demo/test-world.ts'

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const stated = { facts: {}, criteria: {}, parts: {}, relatives: [] }
/** What the registry of the small world does not know and the applicant says. */
const papers = {
  'certificate.yearsSinceIntermediate': 4,
  'practice.years': 6,
  'practice.yearsInProvince': 6,
  'certificate.level': 'intermediate',
}

interface Round {
  server: TestServer
  roundId: string
  /** Signs in anew on another day. */
  on: (day: string) => void
  as: (who: CastName) => Promise<Caller>
  enter: (who: CastName, facts?: object) => Promise<string>
  act: (who: CastName, entryId: string, input: object) => Promise<string>
  screen: (who: CastName, entryId: string, input: object) => Promise<string>
  moveOn: (who: CastName) => Promise<string>
  stage: (who: CastName, entryId: string) => Promise<string>
}

/** Certificates that wait for their verification: the register leaves the level open, and the applicant says it. */
async function certificates(server: TestServer): Promise<void> {
  const chief = await server.as('chief')
  for (const [at, who] of (['worker', 'colleague', 'otherWorker', 'leader'] as const).entries())
    await chief.get(recordQualification, {
      personId: personId(who),
      level: 'intermediate',
      number: `2021061033000000${at}`,
      passedOn: '2021-06-20',
    })
}

/** A round of the province, so that employer, county and city lie below it. */
async function aRound(
  t: Parameters<typeof testServer>[0],
  {
    regionCode = regions.province as string,
    by = 'provinceOfficer' as CastName,
    place = 'zhejiang',
    code = 'leading',
    adoptedBecause = '',
    change = (_server: TestServer) => Promise.resolve(),
  } = {},
): Promise<Round> {
  const server = await testServer(t)
  await change(server)
  await certificates(server)
  let now = '2026-03-16'
  const callers = new Map<string, Promise<Caller>>()
  const as = (who: CastName) => {
    const key = `${who} ${now}`
    if (!callers.has(key)) callers.set(key, signInAs(server.app, username(who)))
    return callers.get(key)!
  }
  const { roundId } = await (
    await as(by)
  ).get(contract.openRound, {
    place,
    code,
    regionCode: regionCode as never,
    title: '2026年选拔',
    openedOn: '2026-03-16',
    entriesLastOn: '2026-03-31',
    adoptedBecause,
  })
  const versionOf = async (who: CastName, entryId: string) =>
    (await (await as(who)).get(contract.entry, { entryId })).version
  return {
    server,
    roundId,
    as,
    on: (day) => {
      now = day
      server.setClock(`${day}T09:30:00+08:00`)
    },
    enter: async (who, facts = papers) => {
      const caller = await as(who)
      const { entryId, version } = await caller.get(contract.openEntry, { roundId })
      const kept = await caller.get(contract.saveEntry, {
        entryId,
        basedOnVersion: version,
        stated: { ...stated, facts: facts as never },
      })
      await caller.get(contract.submitEntry, { entryId, basedOnVersion: kept.version })
      return entryId
    },
    act: async (who, entryId, input) =>
      refusalOf(
        await (
          await as(who)
        ).call(contract.recommendEntry, {
          entryId,
          basedOnVersion: await versionOf(who, entryId),
          answer: 'recommended',
          ...input,
        }),
      ),
    screen: async (who, entryId, input) =>
      refusalOf(
        await (
          await as(who)
        ).call(contract.screenEntry, {
          entryId,
          basedOnVersion: await versionOf(who, entryId),
          answer: 'admitted',
          ...input,
        }),
      ),
    moveOn: async (who) => {
      const caller = await as(who)
      const { version } = await caller.get(contract.round, { roundId })
      return refusalOf(await caller.call(contract.moveRoundOn, { roundId, basedOnVersion: version }))
    },
    stage: async (who, entryId) => (await (await as(who)).get(contract.entry, { entryId })).stage,
  }
}

test('a worker finds what the registry knows with its source, says the rest, sees each condition before handing in, and withdraws', async (t) => {
  const { server, roundId, as } = await aRound(t)
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
  const { roundId, as } = await aRound(t)
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

test('each level recommends in turn, the applicant is told at each step, and the office receives it', async (t) => {
  const { enter, act, stage, as } = await aRound(t)
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
  const { enter, act, as, on } = await aRound(t)
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
  const { enter, act, as, on } = await aRound(t)
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
  const { enter, act, as, stage } = await aRound(t, { change: onePlace })
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
  const { enter, as } = await aRound(t)
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

const county = { regionCode: regions.county, by: 'officer' as CastName }

test('screening cites clauses: nothing unmet goes on, what is open is decided with a reason, more is asked until a day', async (t) => {
  const { enter, act, screen, moveOn, on, as, stage } = await aRound(t, county)
  const { 'practice.yearsInProvince': _years, ...gaps } = papers
  const [open, refused, asked] = [await enter('worker', gaps), await enter('colleague'), await enter('otherWorker')]
  await act('manager', open, {})
  await act('manager', refused, {})
  await act('officer', asked, { reason: '所在单位尚未开通账号' })
  assert.equal(await screen('officer', open, {}), 'selection/not-now')
  on('2026-04-01')
  assert.equal(await moveOn('officer'), 'accepted')
  assert.equal(await screen('officer', open, {}), 'rulings selection/ruling-missing')
  assert.equal(
    await screen('officer', open, { rulings: [{ code: 'in-zhejiang', reason: '社保记录显示在浙参保六年' }] }),
    'accepted',
  )
  assert.equal(
    await screen('officer', refused, { answer: 'refused', reason: '材料不实' }),
    'clauses selection/clause-missing',
  )
  assert.equal(
    await screen('officer', refused, { answer: 'refused', reason: '证书未满三年', clauses: ['certificate-years'] }),
    'accepted',
  )
  assert.equal(
    await screen('officer', asked, { answer: 'asked', reason: '请补充推荐表' }),
    'answerBy selection/answer-day-missing',
  )
  await screen('officer', asked, { answer: 'asked', reason: '请补充推荐表', answerBy: '2026-04-10' })
  assert.equal(await moveOn('officer'), 'selection/in-the-way')
  const otherWorker = await as('otherWorker')
  const mine = await otherWorker.get(contract.myEntry, { entryId: asked })
  await otherWorker.get(contract.submitEntry, { entryId: asked, basedOnVersion: mine.version })
  assert.equal(await stage('officer', asked), 'received', 'an answer to the office comes straight back to it')
  assert.equal(await screen('officer', asked, {}), 'accepted')
  assert.equal(await moveOn('officer'), 'accepted')
  const { acts } = await (await as('officer')).get(contract.entry, { entryId: open })
  assert.deepEqual(
    acts[0]!.rulings.map((one) => [one.code, one.reason]),
    [['in-zhejiang', '社保记录显示在浙参保六年']],
  )
  assert.equal(acts[0]!.by, '周敏')
})

test('an applicant who changes employer mid-round: the entry follows, climbs again from the level that changed, and is decided again', async (t) => {
  const { server, enter, act, as } = await aRound(t)
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
  const { server, enter, act, as } = await aRound(t, county)
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
  const { server, roundId, enter, act, screen, moveOn, on, as } = await aRound(t, county)
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
  const { server, enter, act, screen, moveOn, on, as } = await aRound(t, county)
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
  const { server, roundId, enter, as } = await aRound(t)
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

test('a project is complete with all its parts, and says which one is missing', async (t) => {
  const { roundId, as } = await aRound(t, { ...county, place: 'ouhai', code: 'venture-philanthropy' })
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

test('strangers find no entry, a worker no colleague’s, and nobody decides on their own', async (t) => {
  const { roundId, enter, as } = await aRound(t)
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

test('entries are taken from the first day until the last, from people of the region', async (t) => {
  const { roundId, as, on } = await aRound(t, county)
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
