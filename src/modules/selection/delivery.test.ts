import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations } from '#demo/test-world.ts'
import * as volunteering from '#modules/volunteers/contract.ts'
import { aNeighbour, anActivity, numberOf } from '#modules/volunteers/testing/given.ts'
import * as contract from '#modules/selection/contract.ts'
import { chosenProject } from '#modules/selection/testing/chosen-project.ts'
import { later, sealedRound } from '#modules/selection/testing/sealed-round.ts'

const line = (words: string, count = 1) => ({ words, count })
const whole = {
  project: [line('银龄守望')],
  organisation: [line('本机构')],
  worker: [line('专职社工一名')],
  resources: [line('慈善超市'), line('爱心企业')],
  volunteers: [line('志愿者', 12)],
}

test('a project is delivered part by part: what is missing is named, sent back by its part, accepted, and the last part of the grant follows', async (t) => {
  const server = await testServer(t)
  const { titleId } = await chosenProject(server)
  const manager = await later(server, '2026-09-01T09:00:00+08:00', 'manager')
  const officer = await server.as('officer')
  const [mine] = (await manager.get(contract.myDeliveries, {})).rows
  assert.deepEqual([mine!.titleId, mine!.stage, mine!.dueOn, mine!.late], [titleId, 'none', '2027-03-24', false])

  // What the registers know is there with its source; the proposal is beside it.
  const first = await manager.get(contract.myDelivery, { titleId })
  assert.deepEqual(
    first.parts.map((one) => [one.code, one.known.map(({ source }) => source.zh)[0], one.missing, one.proposed.length]),
    [
      ['project', '申报的项目', 1, 1],
      ['organisation', '机构登记', 1, 1],
      ['worker', first.parts[2]!.known[0] && '人员档案（专职）', 1, 1],
      ['resources', undefined, 1, 1],
      ['volunteers', undefined, 1, 1],
    ],
  )
  assert.deepEqual(
    first.money.map((one) => [one.code, one.fen, one.dueOn, one.certainty]),
    [
      ['first', 2_400_000, '2026-03-24', 'assumed'],
      ['final', 1_600_000, null, 'assumed'],
    ],
  )

  const { volunteers: _left, ...four } = whole
  const give = (basedOnVersion: number, parts: object, report = true) =>
    manager.call(contract.reportDelivery, {
      titleId,
      basedOnVersion,
      parts,
      report,
      said: '服务老人 320 人次',
    } as never)
  const kept = await give(0, four, false)
  assert.equal(kept.status, 200)
  const missing = await give(1, { ...four, resources: [line('慈善超市', 40)] })
  assert.equal(refusalOf(missing), 'parts.volunteers selection/delivery-part-missing')
  assert.equal(refusalOf(await give(1, { ...whole, rockets: [] })), 'parts.rockets selection/delivery-part-unknown')
  assert.equal(refusalOf(await give(0, whole)), 'kernel/changed-meanwhile')
  assert.equal(
    (await officer.call(contract.answerDelivery, { titleId, basedOnVersion: 1, accepted: true })).status,
    409,
  )
  assert.equal((await give(1, whole)).status, 200)
  assert.equal(refusalOf(await give(2, whole)), 'selection/delivery-with-office')

  const answer = (basedOnVersion: number, given: object) =>
    officer.call(contract.answerDelivery, { titleId, basedOnVersion, ...given } as never)
  const back = { accepted: false, clauses: ['volunteers'], reason: '志愿者没有名单' }
  assert.equal(refusalOf(await answer(2, { ...back, clauses: [] })), 'clauses selection/delivery-clause-missing')
  assert.equal(refusalOf(await answer(2, { ...back, clauses: ['cats'] })), 'clauses.0 selection/delivery-part-unknown')
  assert.equal(refusalOf(await answer(2, { ...back, reason: '' })), 'reason selection/delivery-reason-missing')
  assert.equal((await answer(2, back)).status, 200)
  assert.equal(refusalOf(await answer(3, { accepted: true })), 'selection/delivery-not-reported')
  const again = await manager.get(contract.myDelivery, { titleId })
  assert.deepEqual(
    [again.stage, again.mayReport, again.acts.at(-1)!.clauses[0]!.zh, again.acts.at(-1)!.reason],
    ['sent-back', true, 'X名志愿者', '志愿者没有名单'],
  )

  const due = async () => (await officer.get(contract.title, { titleId })).dueFen
  assert.equal(await due(), 2_400_000)
  assert.equal((await give(3, whole)).status, 200)
  assert.equal((await answer(4, { accepted: true })).status, 200)
  assert.equal(refusalOf(await give(5, whole)), 'selection/delivery-accepted')
  assert.equal(await due(), 2_400_000, 'what is due from today is paid from tomorrow')
  const next = await later(server, '2026-09-02T09:00:00+08:00', 'officer')
  const title = await next.get(contract.title, { titleId })
  assert.deepEqual(
    [title.dueFen, title.spans.map((one) => [one.fromOn, one.fen, one.because?.name.zh])],
    [
      4_000_000,
      [
        ['2026-03-24', 2_400_000, '首款（立项后）'],
        ['2026-09-01', 1_600_000, '尾款（交付通过后）'],
      ],
    ],
  )
  // Paid to the organisation, which says where to.
  const lead = await later(server, '2026-09-02T09:05:00+08:00', 'manager')
  const account = (number: string) => lead.call(contract.keepOrganisationAccount, { bank: '瓯海农商银行', number })
  assert.equal(refusalOf(await account('12')), 'number selection/account-number-amiss')
  const { runId } = await next.get(contract.proposeRun, {
    place: 'ouhai',
    code: 'venture-philanthropy',
    untilOn: '2026-09-02',
  } as never)
  const chief = await server.as('chief')
  const approved = await chief.get(contract.approveRun, { runId, basedOnVersion: 1, approved: true })
  const without = await next.get(contract.sendRun, { runId, basedOnVersion: approved.version })
  assert.deepEqual([without.sent, without.failed], [0, 1])
  assert.equal((await account('６２２８ 4800 1234 5678')).status, 200)
  assert.deepEqual((await lead.get(contract.myDeliveries, {})).account, { bank: '瓯海农商银行', number: '****5678' })
  const sent = await next.get(contract.sendRun, { runId, basedOnVersion: without.version })
  assert.deepEqual([sent.sent, sent.failed], [1, 0])
  const file = await next.call(contract.bankFile, { runId, as: 'csv' } as never)
  assert.match('raw' in file ? file.raw.toString() : '', /"6228480012345678","瓯海农商银行","40000.00"/)
  const done = await next.get(contract.delivery, { titleId })
  assert.deepEqual([done.stage, done.acceptedOn, done.money[1]!.dueOn], ['accepted', '2026-09-01', '2026-09-01'])
  assert.deepEqual(
    (await next.get(contract.deliveries, { stage: 'accepted' })).rows.map((one) => one.titleId),
    [titleId],
  )
  assert.deepEqual((await next.get(contract.deliveries, { stage: 'none' })).rows, [])
})

test('a delivery is its organisation’s and its office’s: others see nothing of it', async (t) => {
  const server = await testServer(t)
  const { titleId } = await chosenProject(server)
  const report = { titleId, basedOnVersion: 0, parts: whole, report: true, said: '', evidenceIds: [] }
  for (const who of ['worker', 'leader', 'officer'] as const) {
    const caller = await later(server, '2026-09-01T09:00:00+08:00', who)
    assert.deepEqual((await caller.get(contract.myDeliveries, {})).rows, [], who)
    assert.equal(refusalOf(await caller.call(contract.myDelivery, { titleId })), 'kernel/not-found', who)
    assert.equal(refusalOf(await caller.call(contract.reportDelivery, report)), 'kernel/not-found', who)
  }
  const neighbour = await server.as('stranger')
  assert.equal(refusalOf(await neighbour.call(contract.delivery, { titleId })), 'kernel/not-found')
  assert.deepEqual((await neighbour.get(contract.deliveries, {})).rows, [])
  const manager = await server.as('manager')
  assert.equal(refusalOf(await manager.call(contract.delivery, { titleId })), 'kernel/not-allowed')
})

test('what is no project has no delivery', async (t) => {
  const server = await testServer(t)
  const { entryIds } = await sealedRound(server, { who: ['worker'], chosen: 1 })
  const officer = await server.as('officer')
  assert.equal(refusalOf(await officer.call(contract.delivery, { titleId: entryIds['worker']! })), 'kernel/not-found')
  assert.deepEqual((await officer.get(contract.deliveries, {})).rows, [])
})

test('the volunteers of a project are proposed from what its organisation recorded since it was chosen, and its own figure is still possible', async (t) => {
  const server = await testServer(t)
  const { titleId } = await chosenProject(server)
  const officer = await later(server, '2026-09-01T09:00:00+08:00', 'officer')
  const at = { organisationId: organisations.agency }
  const serve = async (heldOn: string, people: number[]) => {
    const { activityId } = await officer.get(volunteering.planActivity, anActivity({ ...at, heldOn, capacity: 9 }))
    const lines = []
    for (const n of people) {
      const given = { ...at, name: `邻居${n}`, identityNumber: numberOf('1960-01-01', n) }
      await officer.call(volunteering.registerVolunteer, aNeighbour(given))
      const { rows } = await officer.get(volunteering.volunteers, { search: `邻居${n}` })
      const { volunteerId, number } = rows[0]!
      const sign = { activityId, volunteerNumber: number, agreedHow: 'on-paper', came: true }
      await officer.get(volunteering.signUpVolunteer, sign)
      lines.push({ volunteerId, minutes: 75, content: '探访' })
    }
    await officer.get(volunteering.recordHours, { activityId, lines, lateReason: '补录' })
  }
  const known = async () => {
    const { parts } = await (
      await later(server, '2026-09-01T09:00:00+08:00', 'manager')
    ).get(contract.myDelivery, { titleId })
    return parts.find((one) => one.code === 'volunteers')!.known
  }
  await serve('2026-03-20', [1, 2, 3])
  assert.deepEqual(await known(), [], 'what was served before belongs to no part of it')
  await serve('2026-05-10', [1, 2])
  await serve('2026-06-10', [2])
  assert.deepEqual(await known(), [
    {
      words: '志愿者2名，活动2场，共3.7小时（2026-03-24至2026-09-01）',
      count: 2,
      source: { zh: '志愿服务记录', en: 'the records of volunteers' },
    },
  ])
})
