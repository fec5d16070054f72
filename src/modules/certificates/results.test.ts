import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readSheet } from '#kernel/documents/lists.ts'
import { personId, regions, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'
import { notices } from '#modules/notices/contract.ts'
import { junior, lives, middle, opened, round, sheetOf } from '#modules/certificates/testing/exam-given.ts'

// A year's exam from the day on, on the real server: the results and what arises from them.

test('the day, the results, the certificates, the funnel and the reward: once and never twice', async (t) => {
  const server = await testServer(t)
  const { officer, campaignId } = await opened(server)
  for (const who of ['worker', 'colleague', 'otherWorker', 'roomWorker'] as const) {
    await lives(server, who)
    await (await server.as(who)).get(certificates.signUp, { campaignId, level: 'assistant', subjects: junior })
  }
  await officer.get(certificates.addEscort, {
    campaignId,
    title: '1号车',
    meetsAt: '07:10',
    meetsWhere: '区政府北门',
    site: '市第八中学',
    seats: 3,
    leaderId: personId('leader'),
  })
  const van = {
    campaignId,
    title: '2号车',
    meetsAt: '07:20',
    meetsWhere: '梧田街道',
    site: '',
    seats: 1,
    leaderId: null,
  }
  assert.equal(
    refusalOf(await officer.call(certificates.addEscort, { ...van, leaderId: personId('neighbourWorker') })),
    'leaderId certificates/person-not-found',
  )
  await officer.get(certificates.addEscort, van)
  await officer.get(certificates.addPreparation, {
    campaignId,
    kind: 'course',
    title: '考前冲刺班',
    heldOn: '2026-04-20',
    place: '指导中心',
  })
  assert.equal(
    refusalOf(
      await officer.call(certificates.addPreparation, {
        campaignId,
        kind: 'mock',
        title: '迟了',
        heldOn: '2026-06-01',
        place: '',
      }),
    ),
    'heldOn certificates/after-the-exam',
  )
  assert.deepEqual(await officer.get(certificates.seatEveryone, { campaignId }), { seated: 4, left: 0 })
  const escort = (await (await server.as('worker')).get(certificates.ownCampaigns, {})).rows[0]!.escort
  assert.deepEqual(escort, {
    title: '1号车',
    meetsAt: '07:10',
    meetsWhere: '区政府北门',
    site: '市第八中学',
    leaderName: '郑秋',
  })
  const pdf = await officer.call(certificates.escortSheet, { campaignId })
  assert.ok('raw' in pdf && pdf.raw.subarray(0, 4).toString() === '%PDF')

  const results = sheetOf(
    '姓名,社会工作综合能力（初级）,社会工作实务（初级）',
    '林小雨,71,60',
    '许安,65,59',
    '何田,缺考,缺考',
    '叶青,合格,缺考',
    '路人甲,90,90',
    '林小雨,七十,60',
  )
  assert.equal(
    refusalOf(await officer.call(certificates.importResults, { campaignId }, results)),
    'certificates/exam-not-held-yet',
  )
  server.setClock('2026-07-29T09:00:00+08:00')
  const late = await signInAs(server.app, username('officer'))
  const first = await late.get(certificates.importResults, { campaignId }, results as never)
  assert.deepEqual(
    { ...first, unmatched: first.unmatched.map((one) => [one.row, one.name, one.why.zh]) },
    {
      read: 6,
      matched: 8,
      sat: 3,
      passed: 1,
      certificates: 1,
      unmatched: [
        [6, '路人甲', '报名名单里没有这个人'],
        [7, '林小雨', '成绩读不出'],
      ],
    },
  )
  // Sent again nothing changes.
  assert.equal((await late.get(certificates.importResults, { campaignId }, results as never)).certificates, 0)
  const answer = await late.get(certificates.funnel, { campaignId })
  assert.deepEqual(answer.whole, { signed: 4, sat: 3, passed: 1, registered: 0 })
  assert.deepEqual(
    answer.rows.map((row) => [row.name, row.now.signed, row.now.sat, row.now.passed]),
    [
      ['景山街道社会工作站', 3, 3, 1],
      ['梧田街道社会工作站', 1, 0, 0],
    ],
  )
  assert.deepEqual(
    (await late.get(certificates.funnel, { campaignId, by: 'region' })).rows.map((row) => [
      row.key,
      row.name,
      row.now.signed,
    ]),
    [
      [regions.town, '景山街道', 3],
      [regions.otherTown, '梧田街道', 1],
    ],
  )
  const at = async (stage: 'sat' | 'passed') =>
    (await late.get(certificates.signUps, { campaignId, stage })).rows.map((row) => row.name).toSorted()
  assert.deepEqual([(await at('sat')).length, await at('passed')], [3, ['林小雨']])

  assert.deepEqual(await late.get(certificates.grantRewards, { campaignId }), { granted: 1, fen: 100000, before: 0 })
  assert.deepEqual(await late.get(certificates.grantRewards, { campaignId }), { granted: 0, fen: 0, before: 1 })
  const file = await late.call(certificates.exportRewards, { campaignId })
  assert.ok('raw' in file)
  const path = join(tmpdir(), `rewards-${process.pid}.xlsx`)
  await writeFile(path, file.raw)
  const rows: unknown[] = []
  for await (const row of readSheet(path)) rows.push(row.values)
  assert.deepEqual(rows, [
    ['姓名', '单位', '级别', '金额（元）', '核发日期'],
    ['林小雨', '景山街道社会工作站', '助理社会工作师', 1000, '2026-07-29'],
  ])

  const worker = await signInAs(server.app, username('worker'))
  const mine = await worker.get(certificates.ownCertificates, {})
  assert.deepEqual(
    mine.qualifications.map((one) => [one.level, one.verification, one.passedOn, one.mayApply]),
    [['assistant', 'approved', '2026-07-28', 'first']],
  )
  assert.deepEqual(
    mine.exams[0]!.subjects.map((one) => [one.outcome, one.mark]),
    [
      ['pass', 71],
      ['pass', 60],
    ],
  )
  const told = (await worker.get(notices, {})).rows.find((one) => one.title.zh === '2026年考试成绩已公布')
  assert.match(told!.body.zh, /^恭喜，您已通过。请打开查看，并在2027年\d+月\d+日前办理登记。$/)
  // A corrected list takes back what rested on the error.
  await late.get(
    certificates.importResults,
    { campaignId },
    sheetOf('姓名,科目,成绩', '林小雨,社会工作实务（初级）,58') as never,
  )
  assert.equal((await worker.get(certificates.ownCertificates, {})).qualifications[0]!.verification, 'rejected')
})

test('subjects roll over two years: a pass of year 1 counts in year 2 and has lapsed in year 3', async (t) => {
  const server = await testServer(t)
  await lives(server, 'worker')
  await lives(server, 'colleague')
  const as = (who: CastName) => signInAs(server.app, username(who))
  const year = async (n: number, ...lines: string[]) => {
    server.setClock(`${n}-03-12T09:00:00+08:00`)
    const days = {
      cutOffOn: `${n - 1}-12-31`,
      signUpFrom: `${n}-03-10`,
      signUpUntil: `${n}-03-25`,
      examOn: `${n}-05-23`,
      resultsOn: `${n}-07-28`,
    }
    const { id: campaignId } = await (
      await as('officer')
    ).get(certificates.openCampaign, { ...round, ...days, year: n })
    for (const who of ['worker', 'colleague'] as const)
      await (await as(who)).call(certificates.signUp, { campaignId, level: 'intermediate', subjects: middle })
    server.setClock(`${n}-07-29T09:00:00+08:00`)
    const officer = await as('officer')
    return {
      campaignId,
      ...(await officer.get(certificates.importResults, { campaignId }, sheetOf('姓名,科目,结果', ...lines) as never)),
    }
  }
  const ability = '社会工作综合能力（中级）'
  const practice = '社会工作实务（中级）'
  const law = '社会工作法规与政策'
  const first = await year(
    2024,
    `林小雨,${ability},合格`,
    `林小雨,${practice},不合格`,
    `许安,${ability},合格`,
    `许安,${practice},合格`,
  )
  const second = await year(2025, `林小雨,${practice},合格`, `林小雨,${law},缺考`, `许安,${law},合格`)
  assert.equal(second.passed, 1, 'two subjects of the year before and the third of this year')
  server.setClock('2026-03-12T09:00:00+08:00')
  const third = await year(2026, `林小雨,${law},合格`)
  assert.equal(third.passed, 0, 'the first pass has lapsed')
  const worker = await as('worker')
  const exams = (await worker.get(certificates.ownCertificates, {})).exams
  assert.deepEqual(
    exams.map((one) => [one.year, one.passed]),
    [
      [2026, false],
      [2025, false],
      [2024, false],
    ],
  )
  assert.deepEqual((await worker.get(certificates.ownCertificates, {})).qualifications, [])

  const officer = await as('officer')
  const seen = await officer.get(certificates.cohorts, { level: 'intermediate' })
  assert.deepEqual(
    seen.rows.map(({ year: n, until, began, certified, trying, dropped }) => ({
      n,
      until,
      began,
      certified,
      trying,
      dropped,
    })),
    [{ n: 2024, until: 2026, began: 2, certified: 1, trying: 1, dropped: 0 }],
  )
  assert.equal(
    refusalOf(
      await officer.call(certificates.recordDropOut, {
        personId: personId('worker'),
        level: 'intermediate',
        reason: 'bored',
      }),
    ),
    'reason certificates/reason-unknown',
  )
  assert.equal(
    refusalOf(
      await officer.call(certificates.recordDropOut, {
        personId: personId('worker'),
        level: 'assistant',
        reason: 'no-time',
      }),
    ),
    'level certificates/never-began',
  )
  await officer.get(certificates.recordDropOut, {
    personId: personId('worker'),
    level: 'intermediate',
    reason: 'no-time',
    note: '换岗',
  })
  const [row] = (await officer.get(certificates.cohorts, { level: 'intermediate' })).rows
  assert.deepEqual(
    [row!.trying, row!.dropped, row!.unexplained, row!.reasons.map((one) => [one.name.zh, one.people])],
    [0, 1, 0, [['工作忙，没有时间备考', 1]]],
  )
  const { rows: dropped } = await officer.get(certificates.signUps, {
    level: 'intermediate',
    cohort: 2024,
    stage: 'dropped',
  })
  assert.deepEqual(
    dropped.map((one) => [one.name, one.year, one.dropOut?.note]),
    [['林小雨', 2024, '换岗']],
  )
  const file = await officer.call(certificates.exportFunnel, { campaignId: second.campaignId, by: 'organisation' })
  assert.equal(file.status, 200)
  const before = await officer.get(certificates.funnel, { campaignId: second.campaignId })
  assert.deepEqual([before.whole.signed, before.before?.signed], [2, 2])

  // A result of the first year is corrected: the certificate of the second rested on it, and goes; corrected back, it is there again.
  const colleague = await as('colleague')
  const held = async () =>
    (await colleague.get(certificates.ownCertificates, {})).qualifications.map((one) => [
      one.passedOn,
      one.verification,
    ])
  const correct = (result: string) =>
    officer.get(
      certificates.importResults,
      { campaignId: first.campaignId },
      sheetOf('姓名,科目,结果', `许安,${practice},${result}`) as never,
    )
  assert.deepEqual(await held(), [['2025-07-28', 'approved']])
  await correct('不合格')
  assert.deepEqual(await held(), [['2025-07-28', 'rejected']])
  assert.equal((await officer.get(certificates.funnel, { campaignId: second.campaignId })).whole.passed, 0)
  await correct('合格')
  assert.deepEqual((await held()).toSorted(), [
    ['2025-07-28', 'approved'],
    ['2025-07-28', 'rejected'],
  ])
})
