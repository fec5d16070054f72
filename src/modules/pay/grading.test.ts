import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { type Caller, refusalOf, testServer } from '#demo/test-server.ts'
import { type CastName, organisations, personId } from '#demo/test-world.ts'
import * as contract from '#modules/pay/contract.ts'
import { notices } from '#modules/notices/contract.ts'
import { lookAtChanges, lookAtEveryone } from '#modules/pay/jobs.ts'
import { beginner, giveLife } from '#modules/pay/testing/people.ts'

// On the real server, in a county whose prefecture moves people up when they are appointed to a level, and keeps the higher level on promotion.

const server = await testServer({ after })
const station = organisations.station
await giveLife(server, 'worker', { ...beginner, degree: ['bachelor', '2012-07-01'] })
await giveLife(server, 'colleague', beginner)
await giveLife(server, 'otherWorker', beginner)
await giveLife(server, 'leader', {
  worked: [['2008-01-01']],
  posts: [
    ['worker', '2008-01-01', '2026-01-01'],
    ['deputy', '2026-01-01'],
  ],
})

const officer = await server.as('officer')
const worker = await server.as('worker')

const openOf = async (who: CastName) =>
  (await officer.get(contract.proposals, { size: 100 })).rows.find((one) => one.personId === personId(who))
async function confirm(who: CastName, as: Caller = officer) {
  const open = await openOf(who)
  assert.ok(open, `${who} has no open proposal`)
  return as.get(contract.confirmProposals, { proposals: [{ proposalId: open.proposalId, version: open.version }] })
}

describe('a county grades its workers', () => {
  test('the nightly look proposes a first grade for everyone with a post, and counts them in the same statements', async () => {
    assert.equal(await lookAtEveryone(server.house), 4)
    assert.equal(await lookAtEveryone(server.house), 0)
    const { rows } = await officer.get(contract.proposals, { size: 100 })
    assert.equal(rows.length, 4)
    const own = rows.find((one) => one.personId === personId('worker'))!
    // Six full years and three for the degree: levels 1 + 3.
    assert.deepEqual(
      [own.effectiveOn, own.was, own.becomes?.post.zh, own.reasons[0]!.zh],
      ['2020-03-01', null, '工作人员', '首次核定'],
    )
  })

  test('an officer sees what a batch would do before confirming it', async () => {
    const { rows } = await officer.get(contract.proposals, { size: 100 })
    const chosen = rows.map(({ proposalId, version }) => ({ proposalId, version }))
    const preview = await officer.get(contract.previewConfirm, { proposals: chosen })
    assert.deepEqual([preview.people, preview.first, preview.down], [4, 4, 0])
    assert.deepEqual(await officer.get(contract.confirmProposals, { proposals: chosen }), { confirmed: 4 })
    const told = (await worker.get(notices, {})).rows.map((one) => [one.title.zh, one.body.zh, one.link])
    assert.deepEqual(told, [['您的岗位等级有变动', '自2020年3月1日起执行，等级和理由见“我的等级与薪酬”。', '/pay/me']])
    const again = await officer.call(contract.confirmProposals, { proposals: chosen })
    assert.equal(refusalOf(again), 'pay/proposal-decided')
  })

  test('the worker reads why, with numbers and clauses, and what would move them', async () => {
    const own = await worker.get(contract.myPay, {})
    assert.equal(own.stands?.level, 4)
    assert.deepEqual(
      own.stands!.steps.map((one) => one.sentence.zh),
      [
        '岗位是工作人员，等级在 1～12 级之间，从 1 级起算',
        '社区工作满 6 年，学士学位视同 3 年；共计 9 年，每 3 年一级，＋3 级',
        '每月 4,241 元：工资基数 3,900 元 × 等级系数 1.0875（其中绩效 1,272.30 元）',
      ],
    )
    assert.equal(own.stands!.steps[0]!.certainty, 'assumed')
    assert.deepEqual(own.next[0], { ...own.next[0]!, by: 'time', on: '2029-03-01', level: 5 })
    assert.ok(own.next.some((one) => one.by === 'fact' && one.sentence.zh.includes('聘任')))
    assert.deepEqual(
      own.bands.map((one) => [one.floor, one.top, one.own]),
      [
        [7, 18, false],
        [4, 15, false],
        [1, 12, true],
      ],
    )
    assert.deepEqual(
      own.history.map((one) => [one.from, one.level, one.onProbation]),
      [
        ['2026-03-01', 4, false],
        ['2023-03-01', 3, false],
        ['2020-06-01', 2, false],
        ['2020-03-01', 2, true],
      ],
    )
  })

  test('a promotion keeps the higher level where the rule keeps it', async () => {
    const page = await officer.get(contract.personPay, { personId: personId('leader') })
    assert.deepEqual([page.stands?.post.zh, page.stands?.level], ['副职', 10])
  })
})

describe('pay is private', () => {
  test('colleagues, the station leader and a neighbouring county read nothing; the own page is one’s own', async () => {
    assert.ok((await officer.call(contract.personPay, { personId: personId('colleague') })).status === 200)
    for (const who of ['worker', 'leader', 'director'] as const) {
      const answer = await (await server.as(who)).call(contract.personPay, { personId: personId('colleague') })
      assert.equal(refusalOf(answer), 'kernel/not-allowed', who)
    }
    for (const who of ['stranger', 'manager'] as const) {
      const answer = await (await server.as(who)).call(contract.personPay, { personId: personId('colleague') })
      assert.equal(refusalOf(answer), 'kernel/not-found', who)
      assert.deepEqual((await (await server.as(who)).get(contract.grades, {})).rows, [])
    }
  })

  test('whoever employs a person reads their pay, and not that of those who only work at the same station', async () => {
    await giveLife(server, 'colleague', { ...beginner, employer: organisations.agency })
    await server.database.pool.query('update pay.grade_period set employer_id = $2 where person_id = $1', [
      personId('colleague'),
      organisations.agency,
    ])
    const manager = await server.as('manager')
    assert.equal((await manager.call(contract.personPay, { personId: personId('colleague') })).status, 200)
    assert.equal(
      refusalOf(await manager.call(contract.personPay, { personId: personId('worker') })),
      'kernel/not-found',
    )
    assert.deepEqual(
      (await manager.get(contract.grades, {})).rows.map((row) => row.personId),
      [personId('colleague')],
    )
    await giveLife(server, 'colleague', beginner)
    await server.database.pool.query('update pay.grade_period set employer_id = $2 where person_id = $1', [
      personId('colleague'),
      station,
    ])
  })
})

describe('on the day a fact changes', () => {
  test('an appointment is proposed within the minute, refused with a reason, and not proposed again until something changes', async () => {
    await giveLife(server, 'otherWorker', { ...beginner, appointed: [['assistant', '2026-03-10']] })
    await server.database.pool.query(
      `insert into kernel.event (at, kind, subject_kind, subject_id, data) values (now(), 'posts/appointed', 'appointment', gen_random_uuid(), jsonb_build_object('personId', $1::text))`,
      [personId('otherWorker')],
    )
    await lookAtChanges(server.house)
    const open = await openOf('otherWorker')
    assert.deepEqual(
      [open?.effectiveOn, open?.was?.level, open?.becomes?.level, open?.reasons.map((one) => one.zh)],
      ['2026-03-10', 3, 4, ['聘任的职业水平：无 → 助理社会工作师']],
    )
    const short = await officer.call(contract.refuseProposal, {
      proposalId: open!.proposalId,
      basedOnVersion: open!.version,
      reason: ' ',
    })
    assert.equal(refusalOf(short), 'reason pay/reason-missing')
    await officer.get(contract.refuseProposal, {
      proposalId: open!.proposalId,
      basedOnVersion: open!.version,
      reason: '聘任文件尚未生效',
    })
    assert.equal(await lookAtEveryone(server.house), 0)
    await giveLife(server, 'otherWorker', { ...beginner, appointed: [['assistant', '2026-03-12']] })
    assert.equal(await lookAtEveryone(server.house), 1)
    assert.equal((await openOf('otherWorker'))?.effectiveOn, '2026-03-12')
  })

  test('a proposal that is overtaken cannot be confirmed any more, and two officers do not confirm the same twice', async () => {
    const seen = (await openOf('otherWorker'))!
    await giveLife(server, 'otherWorker', { ...beginner, appointed: [['intermediate', '2026-03-12']] })
    await lookAtEveryone(server.house)
    const late = await officer.call(contract.confirmProposals, {
      proposals: [{ proposalId: seen.proposalId, version: seen.version }],
    })
    assert.equal(refusalOf(late), 'pay/proposal-decided')
    const now = (await openOf('otherWorker'))!
    const both = await Promise.all(
      [officer, await server.as('provinceOfficer')].map((one) =>
        one.call(contract.confirmProposals, { proposals: [{ proposalId: now.proposalId, version: now.version }] }),
      ),
    )
    assert.deepEqual(both.map(refusalOf).sort(), ['accepted', 'pay/proposal-decided'])
    const { rows } = await server.database.pool.query(
      'select count(*)::int as n from pay.grade_period where proposal_id = $1',
      [now.proposalId],
    )
    assert.deepEqual(rows, [{ n: 1 }])
  })

  test('a year graded unqualified is proposed as a level less from the day of its result', async () => {
    const result = (standing: string) =>
      server.database.pool.query(
        `insert into assessment.result (id, person_id, region_code, organisation_id, employer_id, year, grade, grade_zh, grade_en, standing, effective_on, recorded_by, recorded_at, evidence)
         select gen_random_uuid(), person_id, region_code, organisation_id, employer_id, 2025, $2, $2, $2, $2, '2026-02-01', person_id, now(), '考核文件' from workforce.worker where person_id = $1`,
        [personId('worker'), standing],
      )
    await result('unqualified')
    await lookAtEveryone(server.house)
    const open = await openOf('worker')
    assert.deepEqual(
      [open?.effectiveOn, open?.was?.level, open?.becomes?.level],
      // Eight credited years are left of today's nine, two levels and not three, and a level is lost besides.
      ['2026-02-01', 4, 2],
    )
    assert.match(open!.reasons.map((one) => one.zh).join(), /2025/)
    await server.database.pool.query('delete from assessment.result where person_id = $1', [personId('worker')])
    await lookAtEveryone(server.house)
    assert.equal(await openOf('worker'), undefined)
  })

  test('whoever leaves their post has no grade from that day on', async () => {
    await giveLife(server, 'otherWorker', {
      worked: [['2020-03-01', '2026-03-14']],
      posts: [['worker', '2020-03-01', '2026-03-14']],
    })
    await lookAtEveryone(server.house)
    const open = await openOf('otherWorker')
    // The appointment of the test before is gone with the life: what differs first is its day.
    assert.equal(open?.effectiveOn, '2026-03-12')
    await confirm('otherWorker')
    const page = await officer.get(contract.personPay, { personId: personId('otherWorker') })
    assert.deepEqual([page.stands, page.history[0]?.until], [null, '2026-03-14'])
  })

  test('an unknown fact takes nobody’s grade away; what is missing is said', async () => {
    await server.database.pool.query(
      'update workforce.education set confirmed_on = null, confirmed_by = null where person_id = $1',
      [personId('colleague')],
    )
    await lookAtEveryone(server.house)
    assert.equal(await openOf('colleague'), undefined)
    const page = await officer.get(contract.personPay, { personId: personId('colleague') })
    assert.deepEqual(
      [page.stands?.level, page.computed.is === 'unknown' && page.computed.missing[0]!.zh],
      [3, '缺少：最高学位'],
    )
    const { rows } = await officer.get(contract.grades, { state: 'unsaid' })
    assert.deepEqual(
      rows.map((row) => row.personId),
      [personId('colleague')],
    )
    await giveLife(server, 'colleague', beginner)
    await lookAtEveryone(server.house)
    assert.deepEqual((await officer.get(contract.grades, { state: 'unsaid' })).rows, [])
  })
})

describe('an officer', () => {
  test('states a fact from a paper, and nobody chooses what the rule does not leave open', async () => {
    const about = { personId: personId('worker'), fromOn: '2026-03-01' }
    const open = await officer.call(contract.makeChoice, {
      ...about,
      question: 'promotionLevel',
      answer: 'recompute',
      reason: '会议决定',
    })
    assert.equal(refusalOf(open), 'question pay/not-an-open-question')
    const tries: [what: object, is: string][] = [
      [{ fact: 'education.degree', value: 'doctor', paper: '学位证' }, 'fact pay/not-a-stated-fact'],
      [{ fact: 'pay.workYears', value: '十二', paper: '档案' }, 'value pay/value-does-not-fit'],
      [{ fact: 'pay.workYears', value: 12, paper: ' ' }, 'paper pay/paper-missing'],
      [{ fact: 'pay.workYears', value: 12, paper: '档案', fromOn: '2026-03-17' }, 'fromOn pay/day-in-future'],
      [{ fact: 'pay.workYears', value: 12, paper: '档案', fromOn: '2026-02-30' }, 'fromOn kernel/field-not-a-date'],
    ]
    for (const [what, is] of tries)
      assert.equal(refusalOf(await officer.call(contract.stateFact, { ...about, ...what } as never)), is)
    await officer.get(contract.stateFact, { ...about, fact: 'pay.workYears', value: 12, paper: '人事档案' })
  })

  test('rehearses a scheme on the people of today: who gains, who loses, what it costs a year; a mistake is named with its line', async () => {
    const { text } = await officer.get(contract.schemeText, { place: 'wenzhou' })
    const dearer = await officer.get(contract.rehearse, {
      place: 'wenzhou',
      text: text.replace('is: 390000', 'is: 420000'),
    })
    assert.deepEqual([dearer.faults, dearer.people, dearer.gain, dearer.lose], [[], 3, 3, 0])
    assert.ok(dearer.yearlyFen > 0 && dearer.yearlyFen === (dearer.monthlyThenFen - dearer.monthlyNowFen) * 12)
    const slower = await officer.get(contract.rehearse, {
      place: 'wenzhou',
      text: text.replace('yearsPerLevel: { is: 3', 'yearsPerLevel: { is: 6'),
    })
    assert.deepEqual([slower.gain, slower.lose], [0, 3])
    const wrong = await officer.get(contract.rehearse, {
      place: 'wenzhou',
      text: text.replace('basis: borrowed-scheme }', 'basis: nowhere }'),
    })
    assert.match(wrong.faults[0]!.message.zh, /nowhere/)
    const odd = await officer.get(contract.rehearse, {
      place: 'wenzhou',
      text: text.replace('money: { is: coefficient', 'money: { is: guess'),
    })
    assert.match(odd.faults[0]!.message.zh, /money/)
  })

  test('reads schemes in words, with clause and certainty, two beside each other', async () => {
    const { own, rows } = await worker.get(contract.schemes, {})
    assert.equal(own, 'wenzhou')
    assert.ok(rows.length >= 11)
    const [one, other] = await Promise.all(['hohhot', 'ningbo'].map((place) => worker.get(contract.scheme, { place })))
    const bands = (of: typeof one) =>
      of!.parts.find((part) => part.key === 'posts')!.lines.map((line) => line.sentence.zh)
    assert.deepEqual(
      [bands(one), bands(other)],
      [
        ['正职：7～18 级', '副职：4～15 级', '工作人员：1～12 级'],
        ['正职：7～18 级', '副职：5～16 级', '专职委员：3～14 级', '工作人员：1～12 级'],
      ],
    )
    assert.equal(refusalOf(await worker.call(contract.scheme, { place: 'atlantis' })), 'pay/no-such-scheme')
  })
})

describe('a move between counties', () => {
  const before = '2017-03-01'
  const level = async (counted: boolean) => {
    await giveLife(server, 'roomWorker', { ...beginner, worked: [[before, '2020-03-01'], ...beginner.worked] })
    await server.database.pool.query(
      'update workforce.employment set is_counted = $3 where person_id = $1 and from_on = $2',
      [personId('roomWorker'), before, counted],
    )
    const { computed } = await officer.get(contract.personPay, { personId: personId('roomWorker') })
    return computed.is === 'known' && [computed.level, computed.steps[1]!.sentence.zh]
  }
  const examples: [what: string, counted: boolean, is: [number, string]][] = [
    ['inside the province the years of before go on counting', true, [4, '社区工作满 9 年，每 3 年一级，＋3 级']],
    [
      'from outside only those of here, where the receiving county counts no others',
      false,
      [3, '社区工作满 6 年，每 3 年一级，＋2 级'],
    ],
  ]
  for (const [what, counted, is] of examples) test(what, async () => assert.deepEqual(await level(counted), is))
})
