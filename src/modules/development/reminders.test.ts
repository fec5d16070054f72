import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { personId, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import * as contract from '#modules/development/contract.ts'
import { remind } from '#modules/development/jobs.ts'
import { notices } from '#modules/notices/contract.ts'

// The house's clock stands at 16 March 2026; a pool reminds 60 days before a term ends, an internship 14.

const begin = async (t: TestContext) => {
  const server = await testServer(t)
  return { server, officer: await server.as('officer') }
}

/** What somebody is told of development, with where it leads and by when. */
const told = async (server: TestServer, who: CastName) =>
  (await (await signInAs(server.app, username(who))).get(notices, {})).rows
    .filter(({ link }) => link?.startsWith('/development/'))
    .map(({ title, link, dueOn }) => [title.zh, link, dueOn])

test('a term in a pool: the member and whoever keeps the pool are told in time, and no longer once it is renewed', async (t) => {
  const { server, officer } = await begin(t)
  const { memberId } = await officer.get(contract.nominate, {
    pool: 'expert-academic',
    personId: personId('worker'),
    reason: '常年授课',
  })
  await officer.get(contract.decideMember, { memberId, choose: true, basedOnVersion: 1 })
  const outside = await officer.get(contract.nominate, {
    pool: 'expert-academic',
    outsideName: '柳教授',
    outsideInstitution: '某某大学',
    reason: '研究基层治理多年',
  })
  await officer.get(contract.decideMember, { memberId: outside.memberId, choose: true, basedOnVersion: 1 })
  const ofTerms = async (who: CastName) => (await told(server, who)).filter(([title]) => /任期/.test(String(title)))

  server.setClock('2029-01-14T09:00:00+08:00')
  assert.equal(await remind(server.house), 0, 'sixty-one days before')
  server.setClock('2029-01-15T09:00:00+08:00')
  await remind(server.house)
  assert.deepEqual(await ofTerms('worker'), [['您在人才库的任期将满', '/development/mine', '2029-03-15']])
  assert.deepEqual(await ofTerms('officer'), [
    ['高校专家库有 2 人任期将满或已满', '/development/pools?pool=expert-academic&stage=member', '2029-03-15'],
  ])
  assert.deepEqual(await ofTerms('stranger'), [], 'another county’s officer')
  const later = await signInAs(server.app, username('officer'))
  await later.get(contract.renewMember, { memberId, basedOnVersion: 2 })
  await remind(server.house)
  assert.deepEqual(await ofTerms('worker'), [])
  assert.deepEqual(
    (await ofTerms('officer')).map(([title]) => title),
    ['高校专家库有 1 人任期将满或已满'],
  )
})

test('agreements, mentors, institutes and interns: who keeps them is told before their last day, each kind in its own time', async (t) => {
  const { server, officer } = await begin(t)
  const record = async (kind: 'agreement' | 'mentor' | 'institute' | 'internship' | 'topic', more: object = {}) =>
    (
      await officer.get(contract.recordCooperation, {
        kind,
        title: '甲',
        partner: '某某大学',
        fromOn: '2025-01-01',
        untilOn: '2026-05-01',
        ...more,
      })
    ).cooperationId
  const agreement = await record('agreement')
  const mentor = await record('mentor', { personId: personId('worker') })
  const institute = await record('institute', { untilOn: '2026-05-16' })
  const intern = await record('internship', { personId: personId('worker') })
  await record('agreement', { untilOn: null })
  await record('agreement', { untilOn: '2026-03-16' })
  const links = async (who: CastName) =>
    (await told(server, who)).map(([title, link, dueOn]) => `${title} ${link} ${dueOn}`).toSorted()
  const to = (id: string) => `/development/cooperation/${id}`

  await remind(server.house)
  const first = [`一份校地合作协议将到期 ${to(agreement)} 2026-04-30`, `一名实务导师聘期将满 ${to(mentor)} 2026-04-30`]
  assert.deepEqual(await links('officer'), first.toSorted())
  assert.deepEqual(await links('worker'), ['您的实务导师聘期将满 /development/mine 2026-04-30'])
  assert.deepEqual(await links('stranger'), [])
  const worker = await server.as('worker')
  assert.deepEqual((await worker.get(contract.mine, {})).cooperation.map((one) => [one.kind, one.state]).toSorted(), [
    ['internship', 'running'],
    ['mentor', 'soon'],
  ])

  server.setClock('2026-04-17T09:00:00+08:00')
  await remind(server.house)
  assert.deepEqual(
    await links('officer'),
    [
      ...first,
      `一个研究机构合作将到期 ${to(institute)} 2026-05-15`,
      `一名学生的实习将结束 ${to(intern)} 2026-04-30`,
    ].toSorted(),
  )
  // The agreement goes on; at the end of its day the mentor’s term is over, and nothing is left to say of it.
  const later = await signInAs(server.app, username('officer'))
  await later.get(contract.changeCooperation, {
    cooperationId: agreement,
    title: '甲',
    partner: '某某大学',
    fromOn: '2025-01-01',
    untilOn: '2028-05-01',
    basedOnVersion: 1,
  })
  server.setClock('2026-05-01T09:00:00+08:00')
  await remind(server.house)
  assert.deepEqual(await links('officer'), [`一个研究机构合作将到期 ${to(institute)} 2026-05-15`])
  assert.deepEqual(await links('worker'), [])
})

test('where whoever recorded an agreement keeps it no more, all who keep such things are told', async (t) => {
  const { server, officer } = await begin(t)
  await officer.get(contract.recordCooperation, {
    kind: 'agreement',
    title: '甲',
    fromOn: '2025-01-01',
    untilOn: '2026-05-01',
  })
  await server.database.pool.query('update development.cooperation set recorded_by = $1', [personId('leader')])
  await remind(server.house)
  assert.equal((await told(server, 'officer')).length, 1)
  assert.deepEqual(await told(server, 'leader'), [])
})

test('whoever owns a measure finds it on their own page and reports on it; nobody else without the right does', async (t) => {
  const { server, officer } = await begin(t)
  const { measureId } = await officer.get(contract.setMeasure, {
    kind: 'train',
    title: '全员轮训',
    target: '三年轮训一遍',
    ownerId: personId('worker'),
    dueOn: '2026-04-01',
  })
  await remind(server.house)
  assert.deepEqual(
    (await told(server, 'worker')).map(([, link]) => link),
    ['/development/mine', '/development/mine'],
  )
  const worker = await server.as('worker')
  const report = { measureId, percent: 40, note: '第一期签到表', basedOnVersion: 1 }
  for (const [who, code] of [
    ['colleague', 'kernel/not-found'],
    ['leader', 'kernel/not-found'],
    ['director', 'kernel/not-allowed'],
    ['stranger', 'kernel/not-found'],
  ] as const)
    assert.equal(refusalOf(await (await server.as(who)).call(contract.reportMeasure, report)), code, who)
  assert.equal(
    refusalOf(await worker.call(contract.reportMeasure, { ...report, percent: 101 })),
    'percent kernel/field-too-big',
  )
  await worker.get(contract.reportMeasure, report)
  assert.equal(refusalOf(await worker.call(contract.reportMeasure, report)), 'kernel/changed-meanwhile')
  const own = async () =>
    (await worker.get(contract.mine, {})).measures.map((one) => [
      one.kindName.zh,
      one.title,
      one.state,
      one.percent,
      one.steps.map((step) => [step.byName, step.note]),
    ])
  assert.deepEqual(await own(), [['育', '全员轮训', 'soon', 40, [['林小雨', '第一期签到表']]]])
  assert.deepEqual((await (await server.as('colleague')).get(contract.mine, {})).measures, [])
  assert.equal((await officer.get(contract.measures, {})).rows.rows[0]!.steps[0]!.byName, '林小雨')
  await worker.get(contract.reportMeasure, { ...report, percent: 100, note: '结业名册', basedOnVersion: 2 })
  assert.deepEqual(await own(), [])
  assert.deepEqual(await told(server, 'worker'), [], 'what is done is no longer asked for')
})
