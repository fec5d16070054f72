import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gate, inTransaction } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { cast, personId, regions } from '#demo/test-world.ts'
import * as contract from '#modules/selection/contract.ts'
import { heldTitles, later } from '#modules/selection/testing/sealed-round.ts'

test('who is confirmed holds a title for the term of the rule, with a certificate that anyone can check', async (t) => {
  const server = await testServer(t)
  const { titleIds } = await heldTitles(server)
  const worker = await later(server, '2026-03-25T09:00:00+08:00', 'worker')
  const { titles } = await worker.get(contract.myTitles, {})
  const [mine] = titles
  assert.deepEqual(
    [mine?.award, mine?.state, mine?.fromOn, mine?.untilOn, mine?.documentNumber],
    ['“海右”社会工作高层次人才', 'held', '2026-03-24', '2030-03-24', '瓯社工〔2026〕12号'],
  )
  assert.deepEqual(
    mine?.endings.map((one) => [one.code, one.title]),
    [
      ['left', 'kept'],
      ['withdrawn', 'withdrawn'],
      ['term-over', 'kept'],
    ],
  )
  for (const as of ['certificate', 'letter'] as const) {
    const file = await worker.call(contract.myTitlePaper, { titleId: titleIds['worker']!, as })
    assert.ok('raw' in file && file.raw.subarray(0, 4).toString() === '%PDF')
  }
  assert.equal(
    refusalOf(await worker.call(contract.myTitlePaper, { titleId: titleIds['otherWorker']! })),
    'kernel/not-found',
  )
  const known = await inTransaction(server.house.gatePool, gate, ({ query }) =>
    server.house.factsOf(query, [personId('worker')], parseDay('2026-03-25'), ['titles']),
  )
  assert.deepEqual(known.get(personId('worker'))?.['titles'], ['jinan-haiyou'], 'a rule can ask for it')
  const code = mine!.checkCode!
  const said = await server.nobody.get(contract.checkCertificate, { code: ` ${code.toLowerCase()} ` })
  assert.deepEqual(said, {
    state: 'valid',
    name: '林*',
    title: '“海右”社会工作高层次人才',
    issuer: '瓯海区社会工作部',
    fromOn: '2026-03-24',
    untilOn: '2030-03-24',
    withdrawnOn: null,
  })
  for (const wrong of ['', 'QQQQ-QQQQ-QQQQ-QQQQ', 'K7QM', "' or 1=1 --"])
    assert.equal((await server.nobody.get(contract.checkCertificate, { code: wrong })).state, 'unknown')
  server.setClock('2030-03-24T00:00:00+08:00')
  assert.equal((await server.nobody.get(contract.checkCertificate, { code })).state, 'expired')
})

test('in Sichuan being chosen is training: only who is graded excellent gets the title, and who is not never does', async (t) => {
  const server = await testServer(t)
  const { titleIds } = await heldTitles(server, { place: 'sichuan', code: 'plan' })
  const worker = await later(server, '2026-12-20T09:00:00+08:00', 'worker')
  const [before] = (await worker.get(contract.myTitles, {})).titles
  assert.deepEqual([before?.state, before?.fromOn, before?.checkCode], ['training', null, null])
  assert.equal(
    refusalOf(await worker.call(contract.myTitlePaper, { titleId: titleIds['worker']! })),
    'selection/no-certificate',
  )
  const officer = await later(server, '2026-12-20T09:00:00+08:00', 'officer')
  const grade = async (who: string, code: string, more: object = {}) =>
    refusalOf(
      await officer.call(contract.gradeTitle, {
        titleId: titleIds[who]!,
        year: 2026,
        code,
        reason: '量化考核',
        points: await fullPoints(),
        ...more,
      }),
    )
  const fullPoints = async () => {
    const { sheet } = await officer.get(contract.title, { titleId: titleIds['worker']! })
    return Object.fromEntries(sheet.map((one) => [one.code, one.points]))
  }
  assert.equal(await grade('worker', 'good'), 'code selection/grade-unknown')
  assert.equal(await grade('worker', 'excellent', { year: 2027 }), 'year selection/year-to-come')
  assert.equal(await grade('worker', 'excellent', { year: 2025 }), 'year selection/day-before-term')
  assert.equal(
    await grade('worker', 'excellent', { points: { nothing: 1, more: 2, andMore: 3, a: 1, b: 1, c: 1, d: 1 } }),
    'points selection/points-amiss',
  )
  assert.equal(await grade('worker', 'excellent'), 'accepted')
  assert.equal(await grade('worker', 'excellent'), 'year selection/graded-already')
  assert.equal(await grade('otherWorker', 'other'), 'accepted')
  assert.equal(await grade('otherWorker', 'excellent', { reason: '再考' }), 'selection/title-ended')
  const [after] = (await worker.get(contract.myTitles, {})).titles
  assert.deepEqual([after?.state, after?.fromOn, typeof after?.checkCode], ['held', '2026-12-20', 'string'])
  const { rows } = await officer.get(contract.titles, { state: 'never' })
  assert.deepEqual(
    rows.rows.map((one) => one.name),
    [cast.otherWorker.name],
  )
})

test('who left the city keeps the title and loses the money; a withdrawal is verified by one body and approved by another', async (t) => {
  const server = await testServer(t)
  const { titleIds } = await heldTitles(server)
  const now = '2027-03-01T09:00:00+08:00'
  const officer = await later(server, now, 'officer')
  const report = (who: string, code: string, happenedOn: string) =>
    officer.call(contract.reportFact, { titleId: titleIds[who]!, code, happenedOn, reason: '据所在单位报告' })
  assert.equal(refusalOf(await report('worker', 'nothing', '2026-06-10')), 'code selection/ending-unknown')
  assert.equal(refusalOf(await report('worker', 'left', '2027-03-02')), 'happenedOn selection/day-to-come')
  assert.equal(refusalOf(await report('worker', 'left', '2026-03-23')), 'happenedOn selection/day-before-term')
  assert.equal(refusalOf(await report('worker', 'left', '2026-06-10')), 'accepted')
  const left = await officer.get(contract.title, { titleId: titleIds['worker']! })
  assert.deepEqual(
    [left.state, left.spans.map((one) => [one.kind, one.months, one.because?.code ?? null])],
    [
      'held',
      [
        ['paid', 3, null],
        ['stopped', 9, 'left'],
      ],
    ],
  )
  assert.match(left.spans[1]!.because!.basis!.zh, /海右/)

  assert.equal(refusalOf(await report('otherWorker', 'withdrawn', '2026-09-01')), 'accepted')
  const factOf = async () => (await officer.get(contract.title, { titleId: titleIds['otherWorker']! })).facts[0]!
  const { factId, stage, verifiedBy, approvedBy } = await factOf()
  assert.deepEqual(
    [stage, verifiedBy?.zh, approvedBy?.zh],
    ['reported', '选拔管理工作办公室核实', '市人才工作领导小组批准'],
  )
  const [province, chief] = [await later(server, now, 'provinceOfficer'), await later(server, now, 'chief')]
  const words = '事实清楚'
  assert.equal(
    refusalOf(await province.call(contract.approveFact, { factId, holds: true, words })),
    'selection/fact-not-verified',
  )
  await officer.get(contract.verifyFact, { factId, holds: true, words })
  assert.equal(
    refusalOf(await officer.call(contract.verifyFact, { factId, holds: true, words })),
    'selection/fact-past-this',
  )
  assert.equal(
    refusalOf(await officer.call(contract.approveFact, { factId, holds: true, words })),
    'selection/same-body',
  )
  const stranger = await later(server, now, 'stranger')
  assert.equal(refusalOf(await stranger.call(contract.approveFact, { factId, holds: true, words })), 'kernel/not-found')
  const code = (await officer.get(contract.title, { titleId: titleIds['otherWorker']! })).checkCode!
  assert.equal(
    (await server.nobody.get(contract.checkCertificate, { code })).state,
    'valid',
    'not before it is approved',
  )
  await province.get(contract.approveFact, { factId, holds: true, words })
  assert.equal(
    refusalOf(await chief.call(contract.approveFact, { factId, holds: true, words })),
    'selection/fact-past-this',
  )
  const gone = await server.nobody.get(contract.checkCertificate, { code })
  assert.deepEqual([gone.state, gone.withdrawnOn], ['withdrawn', '2027-03-01'])
  assert.ok(!JSON.stringify(gone).includes(words), 'and not why')
  assert.equal(refusalOf(await report('otherWorker', 'left', '2026-10-01')), 'selection/title-ended')
  assert.equal(
    refusalOf(await officer.call(contract.titlePaper, { titleId: titleIds['otherWorker']! })),
    'selection/title-ended',
  )
})

test('a fact that one body finds untrue ends nothing', async (t) => {
  const server = await testServer(t)
  const { titleIds } = await heldTitles(server)
  const officer = await later(server, '2027-03-01T09:00:00+08:00', 'officer')
  const titleId = titleIds['worker']!
  const { factId } = await officer.get(contract.reportFact, {
    titleId,
    code: 'withdrawn',
    happenedOn: '2026-09-01',
    reason: '举报',
  })
  await officer.get(contract.verifyFact, { factId, holds: false, words: '查无此事' })
  const after = await officer.get(contract.title, { titleId })
  assert.deepEqual([after.state, after.facts[0]!.stage, after.spans.length], ['held', 'dismissed', 1])
})

test('a holder appeals in time, somebody else answers, and what is upheld is undone', async (t) => {
  const server = await testServer(t)
  const { titleIds } = await heldTitles(server)
  const now = '2026-12-01T09:00:00+08:00'
  const [officer, worker] = [await later(server, now, 'officer'), await later(server, now, 'worker')]
  const titleId = titleIds['worker']!
  const { factId } = await officer.get(contract.reportFact, {
    titleId,
    code: 'left',
    happenedOn: '2026-06-10',
    reason: '据报',
  })
  const words = '本人一直在本区工作，有考勤为证。'
  const other = await later(server, now, 'otherWorker')
  assert.equal(refusalOf(await other.call(contract.appealDecision, { factId, words })), 'kernel/not-found')
  await worker.get(contract.appealDecision, { factId, words })
  assert.equal(refusalOf(await worker.call(contract.appealDecision, { factId, words })), 'selection/appealed-already')
  const { facts } = await officer.get(contract.title, { titleId })
  assert.equal(facts[0]!.appealUntil, '2026-12-15')
  const { appealId } = facts[0]!.appeal!
  const answer = { appealId, upheld: true, answer: '经复核，登记有误' }
  assert.equal(refusalOf(await officer.call(contract.answerAppeal, answer)), 'selection/own-decision')
  const province = await later(server, now, 'provinceOfficer')
  await province.get(contract.answerAppeal, answer)
  assert.equal(refusalOf(await province.call(contract.answerAppeal, answer)), 'selection/appeal-answered')
  const after = await officer.get(contract.title, { titleId })
  assert.deepEqual([after.facts[0]!.stage, after.spans.length, after.spans[0]!.kind], ['reversed', 1, 'paid'])
  await officer.get(contract.gradeTitle, {
    titleId,
    year: 2026,
    code: 'pass',
    points: Object.fromEntries(after.sheet.map((one) => [one.code, one.points])),
    reason: '年度考核',
  })
  const graded = (await officer.get(contract.title, { titleId })).grades[0]!
  const late = await later(server, '2026-12-16T00:00:00+08:00', 'worker')
  assert.equal(
    refusalOf(await late.call(contract.appealDecision, { gradeId: graded.gradeId, words })),
    'selection/appeal-too-late',
  )
})

test('the province sees who holds titles in all programmes, and the way to three hundred', async (t) => {
  const server = await testServer(t)
  await heldTitles(server, { place: 'sichuan', code: 'plan', regionCode: '330000000000' }, 'provinceOfficer')
  await heldTitles(server, { chosen: 1 })
  const province = await later(server, '2026-12-20T09:00:00+08:00', 'provinceOfficer')
  const all = await province.get(contract.overview, {})
  assert.deepEqual(
    all.programmes.map((one) => [one.code, one.held, one.training, one.goal, one.path.at(-1)?.held, one.ahead]),
    [
      ['haiyou', 1, 0, null, 1, null],
      ['plan', 0, 2, 300, 0, { rounds: 10, years: 10 }],
    ],
  )
  assert.deepEqual(
    [all.ages, all.regions.map((one) => one.name.zh)],
    [[{ code: 'from-36', name: { zh: '36—45岁', en: '36–45' }, count: 1 }], ['瓯海区']],
  )
  const stranger = await later(server, '2026-12-20T09:00:00+08:00', 'stranger')
  assert.deepEqual((await stranger.get(contract.overview, {})).programmes, [])
})

test('who moves takes the title along, and the office that gave it still keeps it', async (t) => {
  const server = await testServer(t)
  const { titleIds } = await heldTitles(server, { chosen: 1 })
  const titleId = titleIds['worker']!
  const [officer, stranger] = [
    await later(server, '2026-06-10T09:00:00+08:00', 'officer'),
    await later(server, '2026-06-10T09:00:00+08:00', 'stranger'),
  ]
  assert.equal(refusalOf(await stranger.call(contract.title, { titleId })), 'kernel/not-found')
  const move = { regionCode: regions.neighbourTown as RegionCode, organisationId: null, employerId: null }
  await inTransaction(server.house.gatePool, gate, (transaction) =>
    server.house.follow(transaction, { personId: personId('worker'), ...move }),
  )
  assert.equal((await stranger.get(contract.title, { titleId })).titleId, titleId)
  const left = { titleId, code: 'left', happenedOn: '2026-06-10', reason: '调往外区' }
  assert.equal(
    refusalOf(await stranger.call(contract.reportFact, left)),
    'kernel/not-found',
    'reads, and decides nothing',
  )
  assert.equal(refusalOf(await officer.call(contract.reportFact, left)), 'accepted')
})
