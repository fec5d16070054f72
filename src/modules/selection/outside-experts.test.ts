import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changePassword } from '#modules/identity/contract.ts'
import * as contract from '#modules/selection/contract.ts'
import { blindOf, full } from '#modules/selection/testing/begun-judging.ts'
import { testRound } from '#modules/selection/testing/judged-round.ts'
import { people } from '#modules/workforce/contract.ts'
import { type Caller, refusalOf, signInAs, type TestServer, testServer } from '#demo/test-server.ts'

const teacher = {
  name: '罗教授',
  username: 'teacher-luo',
  body: '东海大学社会学院',
  fields: ['community-building'],
  reason: '研究社区建设',
}

const begin = async (t: Parameters<typeof testServer>[0]) => {
  const server = await testServer(t)
  const round = await testRound(server, t, {
    one: { who: 'worker', fields: ['community-building'], words: { practice: '带教三人' } },
    two: { who: 'otherWorker', words: { practice: '组织康复小组' } },
  })
  return { server, round, officer: await server.as('officer') }
}

/** Signs in for the first time, and changes the password as everyone must. */
async function firstSignIn(server: TestServer, username: string, firstPassword: string): Promise<Caller> {
  const first = await signInAs(server.app, username, firstPassword)
  const newPassword = 'Outside-view-2026'
  await first.get(changePassword, { current: firstPassword, next: newPassword })
  return signInAs(server.app, username, newPassword)
}

test('an expert without a file is invited with an account, accepts, judges what was given and sees nothing else', async (t) => {
  const { server, round, officer } = await begin(t)
  const { roundId } = round
  await round.owner.query(
    `update selection.round set rules = jsonb_set(rules, '{sheets,0,scorers}', '1') where id = $1`,
    [roundId],
  )
  const { expertId, firstPassword } = await officer.get(contract.inviteOutsideExpert, {
    ...teacher,
    roundId,
    barred: [round.entry['two']!],
    barredBecause: '曾指导其毕业论文',
  })
  const luo = await firstSignIn(server, teacher.username, firstPassword)
  const { asked } = await luo.get(contract.myReviews, {})
  assert.deepEqual(
    asked.map((one) => [one.expertId, one.stage]),
    [[expertId, 'asked']],
  )
  await luo.get(contract.answerAsked, { expertId, accept: true, basedOnVersion: asked[0]!.version })
  await blindOf(server, round)
  await officer.get(contract.assignSheet, { roundId, sheet: 'review' })
  const { experts } = await officer.get(contract.panel, { roundId })
  const shown = experts.find((one) => one.expertId === expertId)!
  assert.deepEqual(
    [shown.name, shown.organisationName, shown.conflicts.map((one) => [one.kind, one.source, one.entryId, one.about])],
    ['罗教授', '东海大学社会学院', [['declared', 'office', round.entry['two'], '曾指导其毕业论文']]],
  )
  const { reviews } = await luo.get(contract.myReviews, {})
  assert.equal(reviews.length, 1, 'the entry that bars is not given')
  const { assignmentId } = reviews[0]!
  const review = await luo.get(contract.review, { assignmentId })
  assert.deepEqual([review.words.length > 0, review.organisationName], [true, null])
  assert.equal(
    refusalOf(await luo.call(contract.submitReview, { assignmentId, marks: full, basedOnVersion: 0 })),
    'accepted',
  )
  for (const answer of [
    await luo.call(contract.rounds, { size: 20 }),
    await luo.call(contract.myEntries, {}),
    await luo.call(contract.panel, { roundId }),
    await luo.call(contract.entry, { entryId: round.entry['one']! }),
    await luo.call(contract.scores, { roundId }),
    await luo.call(people, { size: 20 }),
  ])
    assert.equal(refusalOf(answer), 'kernel/not-allowed')
  const others = await round.owner.query(`select id from selection.assignment where person_id <> $1`, [shown.personId])
  for (const { id } of others.rows)
    assert.equal(refusalOf(await luo.call(contract.review, { assignmentId: id })), 'kernel/not-found')
})

test('whoever works where an applicant does is barred by the name of the body; on visits, which need photographs, nobody without a file is sent', async (t) => {
  const { server, round, officer } = await begin(t)
  const { roundId } = round
  const { expertId, firstPassword } = await officer.get(contract.inviteOutsideExpert, {
    ...teacher,
    roundId,
    body: '景山街道社会工作站',
  })
  const { experts } = await officer.get(contract.panel, { roundId })
  assert.deepEqual(
    experts[0]!.conflicts.map((one) => [one.kind, one.source, one.about, one.entryId]),
    [['same-employer', 'found', '景山街道社会工作站', round.entry['one']]],
  )
  const luo = await firstSignIn(server, teacher.username, firstPassword)
  await luo.get(contract.answerAsked, { expertId, accept: true, basedOnVersion: 1 })
  await round.owner.query(
    `update selection.round set rules = jsonb_set(jsonb_set(rules, '{sheets,0,method}', '"visit"'), '{sheets,0,blind}', 'false') where id = $1`,
    [roundId],
  )
  const { pairs, short } = await officer.get(contract.assignSheet, { roundId, sheet: 'review' })
  assert.deepEqual([pairs, short > 0], [0, true])
})

test('an expert from outside is asked again for another round; each refusal has its field, and strangers invite nobody', async (t) => {
  const { server, round, officer } = await begin(t)
  const { roundId } = round
  const tried = async (who: Caller, more: object) =>
    refusalOf(await who.call(contract.inviteOutsideExpert, { ...teacher, roundId, ...more }))
  assert.equal(await tried(officer, { fields: ['nothing'] }), 'fields.0 selection/field-unknown')
  assert.equal(await tried(officer, { username: '罗 教授' }), 'username identity/username-not-plain')
  assert.equal(await tried(officer, { username: 'officer' }), 'username identity/username-taken')
  assert.equal(await tried(officer, { barred: [round.entry['one']!] }), 'barredBecause selection/reason-missing')
  assert.equal(await tried(officer, { barred: [roundId], barredBecause: '亲属' }), 'kernel/not-found')
  assert.equal(await tried(await server.as('stranger'), {}), 'kernel/not-found')
  assert.equal(await tried(await server.as('leader'), {}), 'kernel/not-allowed')
  const { expertId } = await officer.get(contract.inviteOutsideExpert, { ...teacher, roundId })
  const { experts } = await officer.get(contract.panel, { roundId })
  const { personId } = experts.find((one) => one.expertId === expertId)!
  // The panel of another round.
  await round.owner.query('delete from selection.expert where id = $1', [expertId])
  const { outsiders } = await officer.get(contract.panel, { roundId })
  assert.deepEqual(outsiders, [{ personId, name: '罗教授', body: '东海大学社会学院' }])
  await officer.get(contract.askExpert, { roundId, personId, reason: '上一轮评审认真' })
  const again = await officer.get(contract.panel, { roundId })
  assert.deepEqual(
    [again.outsiders, again.experts.map((one) => [one.personId, one.fields.length])],
    [[], [[personId, 1]]],
  )
})
