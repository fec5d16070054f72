import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gate, inTransaction } from '#kernel/database.ts'
import { parseDay } from '#kernel/days.ts'
import { personId } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as contract from '#modules/assessment/contract.ts'
import { changeDays, personFacts } from '#modules/assessment/public.ts'
import { advance, as, idsOf, nameAll, openOne, scoreAll, station } from '#modules/assessment/testing/round.ts'
import { notices } from '#modules/notices/contract.ts'

// A whole year of a county.

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
