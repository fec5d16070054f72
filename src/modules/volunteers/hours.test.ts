import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { notices } from '#modules/notices/contract.ts'
import { remindToRecord } from '#modules/volunteers/commands/remind-to-record.ts'
import * as contract from '#modules/volunteers/contract.ts'
import { countVolunteers } from '#modules/volunteers/jobs.ts'
import { aNeighbour, anActivity, as, numberOf } from '#modules/volunteers/testing/given.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import type { CastName } from '#demo/test-world.ts'

// What was served: recorded, corrected, objected to, and shown on paper.

const server = await testServer({ after })
const told = async (who: CastName) =>
  (await (await as(server, who)).get(notices, { size: 100 })).rows.map((one) => one.title.zh)

/** An activity of the next day with a neighbour and a colleague, some days after its end. */
async function held(title: string, clock: string, n: number) {
  server.setClock('2026-03-16T09:30:00+08:00')
  const [leader, colleague] = [await as(server, 'leader'), await as(server, 'colleague')]
  await colleague.call(contract.registerMyself, {})
  const chen = await leader.get(
    contract.registerVolunteer,
    aNeighbour({ name: `陈${title}`, identityNumber: numberOf('1962-03-04', n) }),
  )
  const { activityId } = await leader.get(contract.planActivity, anActivity({ title }))
  await leader.get(contract.signUpVolunteer, { activityId, volunteerNumber: chen.number, agreedHow: 'on-paper' })
  await colleague.get(contract.signUpForActivity, { activityId })
  server.setClock(clock)
  const { volunteer } = await (await as(server, 'colleague')).get(contract.mine, {})
  return { activityId, chen, colleague: volunteer!.volunteerId }
}

test('what was served is recorded in part and then whole, in minutes as served, of staff only outside their working time', async () => {
  const { activityId, chen, colleague } = await held('修家电', '2026-03-17T15:00:00+08:00', 31)
  const line = { minutes: 95, content: '修好两台风扇', quality: 'excellent' }
  const record = async (given: object) =>
    (await as(server, 'leader')).call(contract.recordHours, { activityId, lines: [], ...given })
  assert.equal(
    refusalOf(await record({ lines: [{ volunteerId: chen.volunteerId, ...line }] })),
    'volunteers/not-over-yet',
  )
  server.setClock('2026-03-18T09:00:00+08:00')
  const table: [lines: object[], refusal: string][] = [
    [[{ volunteerId: chen.volunteerId, ...line, minutes: 721 }], 'lines.0.minutes volunteers/too-long'],
    [[{ volunteerId: chen.volunteerId, ...line, minutes: 1.5 }], 'lines.0.minutes kernel/field-not-a-number'],
    [[{ volunteerId: chen.volunteerId, ...line, quality: 'superb' }], 'lines.0.quality volunteers/code-unknown'],
    [[{ volunteerId: colleague, ...line }], 'lines.0.offDuty volunteers/off-duty-missing'],
    [[{ volunteerId: activityId, ...line }], 'lines.0.volunteerId volunteers/not-signed-up'],
    [
      [
        { volunteerId: chen.volunteerId, ...line },
        { volunteerId: chen.volunteerId, ...line },
      ],
      'lines.1.volunteerId volunteers/recorded-already',
    ],
  ]
  for (const [lines, refusal] of table) assert.equal(refusalOf(await record({ lines })), refusal)
  assert.equal(
    refusalOf(await (await as(server, 'otherWorker')).call(contract.recordHours, { activityId, lines: [] })),
    'kernel/not-found',
  )
  const leader = await as(server, 'leader')
  assert.deepEqual(
    await leader.get(contract.recordHours, { activityId, lines: [{ volunteerId: chen.volunteerId, ...line }] }),
    {
      recorded: 1,
      left: 1,
      late: false,
    },
  )
  assert.equal((await leader.get(contract.activity, { activityId })).state, 'to-record')
  assert.equal(
    refusalOf(await record({ lines: [{ volunteerId: chen.volunteerId, ...line }] })),
    'lines.0.volunteerId volunteers/recorded-already',
  )
  assert.deepEqual(
    await leader.get(contract.recordHours, {
      activityId,
      lines: [{ volunteerId: colleague, ...line, minutes: 61, quality: null, offDuty: true }],
    }),
    { recorded: 1, left: 0, late: false },
  )
  const shown = await leader.get(contract.activity, { activityId })
  assert.deepEqual(
    [shown.state, shown.people.map((one) => [one.name, one.entry?.minutes, one.entry?.offDuty]).toSorted()],
    [
      'recorded',
      [
        ['许安', 61, true],
        ['陈修家电', 95, false],
      ],
    ],
  )
  // Counted a few seconds later; a page counts at once.
  assert.deepEqual((await leader.get(contract.volunteer, { volunteerId: chen.volunteerId })).minutes, 95)
  assert.equal(await countVolunteers(server.house), 2)
  assert.equal(await countVolunteers(server.house), 0)
  const { rows } = await leader.get(contract.volunteers, { active: 'yes' })
  assert.deepEqual(
    rows.map((row) => [row.name, row.minutes, row.active]),
    [['陈修家电', 95, true]],
    'the colleague registered with nobody in particular',
  )
  const figures = await (await as(server, 'officer')).get(contract.volunteerFigures, {})
  assert.deepEqual(
    [figures.registered, figures.active, figures.activeRate, figures.minutesThisYear, figures.activitiesThisYear],
    [2, 2, 10_000, 156, 1],
  )
  assert.deepEqual(
    (await leader.get(contract.entries, {})).rows.map((row) => [row.volunteerName, row.minutes]).toSorted(),
    [
      ['许安', 61],
      ['陈修家电', 95],
    ],
  )
  assert.deepEqual((await (await as(server, 'otherWorker')).get(contract.entries, {})).rows, [])
  const mine = await (await as(server, 'colleague')).get(contract.mine, {})
  assert.deepEqual(mine.volunteer!.hoursByYear, [{ year: 2026, minutes: 61, activities: 1 }])
  const file = await leader.call(contract.exportEntries, {})
  assert.ok('raw' in file && file.raw.subarray(0, 2).toString() === 'PK')
})

test('ten working days after the end it is still in time, the day after it is late and says why; who is in charge was told', async () => {
  // The end on Tuesday the 17th; the tenth working day is Tuesday the 31st of March.
  const { activityId, chen, colleague } = await held('逾期', '2026-03-27T09:00:00+08:00', 32)
  assert.equal(await remindToRecord(server.house), 0)
  server.setClock('2026-03-28T09:00:00+08:00')
  assert.equal(await remindToRecord(server.house), 1)
  assert.ok((await told('leader')).includes('服务记录即将到期：逾期'))
  server.setClock('2026-03-31T23:00:00+08:00')
  const line = (volunteerId: string) => ({ volunteerId, minutes: 60, content: '探访' })
  const inTime = await (
    await as(server, 'leader')
  ).get(contract.recordHours, { activityId, lines: [line(chen.volunteerId)] })
  assert.equal(inTime.late, false)
  server.setClock('2026-04-01T09:00:00+08:00')
  const leader = await as(server, 'leader')
  assert.equal((await leader.get(contract.activities, { state: 'overdue' })).rows.length, 1)
  assert.equal((await leader.get(contract.volunteerFigures, {})).overdue, 1)
  await remindToRecord(server.house)
  assert.ok((await told('leader')).includes('服务记录已逾期：逾期'))
  const late = { activityId, lines: [{ ...line(colleague), offDuty: true }] }
  assert.equal(refusalOf(await leader.call(contract.recordHours, late)), 'lateReason volunteers/late-reason-missing')
  assert.deepEqual(await leader.get(contract.recordHours, { ...late, lateReason: '负责人住院' }), {
    recorded: 1,
    left: 0,
    late: true,
  })
  assert.ok(!(await told('leader')).some((title) => title.includes('服务记录')))
  assert.deepEqual(
    Object.fromEntries(
      (await leader.get(contract.activity, { activityId })).people.map((one) => [one.name, one.entry!.lateReason]),
    ),
    { 陈逾期: null, 许安: '负责人住院' },
  )
})

test('who did not come is said so, who came unasked is entered, and an activity that was held cannot be called off', async () => {
  const { activityId, chen, colleague } = await held('来去', '2026-03-17T16:00:00+08:00', 33)
  const other = await (
    await as(server, 'leader')
  ).get(contract.registerVolunteer, aNeighbour({ name: '不请自来', identityNumber: numberOf('1975-01-01', 34) }))
  const came = { activityId, volunteerNumber: other.number, agreedHow: 'on-paper', came: true }
  const enter = async () => (await as(server, 'leader')).call(contract.signUpVolunteer, came)
  assert.equal(refusalOf(await enter()), 'accepted')
  assert.equal(refusalOf(await enter()), 'volunteers/signed-up-already')
  server.setClock('2026-03-18T09:00:00+08:00')
  const leader = await as(server, 'leader')
  assert.deepEqual(
    await leader.get(contract.recordHours, {
      activityId,
      lines: [{ volunteerId: other.volunteerId, minutes: 30, content: '搬桌椅' }],
      absentIds: [chen.volunteerId, colleague],
    }),
    { recorded: 1, left: 0, late: false },
  )
  assert.deepEqual(
    (await leader.get(contract.activity, { activityId })).people.map((one) => one.state),
    ['absent', 'absent', 'came'],
  )
  // It turns out that one of them was there.
  await leader.get(contract.recordHours, {
    activityId,
    lines: [{ volunteerId: chen.volunteerId, minutes: 20, content: '引路' }],
  })
  const { people } = await leader.get(contract.activity, { activityId })
  assert.equal(people.find((one) => one.volunteerId === chen.volunteerId)!.state, 'came')
  assert.equal(
    refusalOf(await leader.call(contract.callOffActivity, { activityId, basedOnVersion: 1, reason: '晚了' })),
    'volunteers/recorded-already',
  )
})

test('a line is corrected by two others, once; the ledger is only ever added to, and a paper says that it changed', async () => {
  const { activityId, chen } = await held('更正', '2026-03-18T09:00:00+08:00', 35)
  const leader = await as(server, 'leader')
  await leader.get(contract.recordHours, {
    activityId,
    lines: [{ volunteerId: chen.volunteerId, minutes: 120, content: '探访', quality: 'good' }],
  })
  const { entries } = await leader.get(contract.volunteer, { volunteerId: chen.volunteerId })
  const { entryId } = entries[0]!
  const span = { from: '2026-01-01', until: '2026-12-31' }
  const paper = await leader.get(contract.issueRecord, { volunteerId: chen.volunteerId, ...span, withSeal: true })
  const check = (code: string) => server.nobody.get(contract.checkRecord, { code })
  assert.deepEqual(await check(paper.code.toLowerCase().replaceAll('-', ' ')), {
    state: 'valid',
    number: chen.number,
    nameMasked: '陈*',
    ...span,
    minutes: 120,
    minutesNow: 120,
    recorders: ['景山街道社会工作站'],
    issuedOn: '2026-03-18',
  })
  assert.equal((await check('QQQQ-QQQQ-QQQQ')).state, 'unknown')
  assert.equal((await check("'; drop table volunteers.volunteer; --")).state, 'unknown')
  const file = await leader.call(contract.recordFile, { recordId: paper.recordId })
  assert.ok('raw' in file && file.raw.subarray(0, 5).toString() === '%PDF-')
  for (const who of ['otherWorker', 'stranger'] as const)
    assert.equal(
      refusalOf(await (await as(server, who)).call(contract.recordFile, { recordId: paper.recordId })),
      'kernel/not-found',
    )
  assert.equal(
    refusalOf(await (await as(server, 'colleague')).call(contract.myRecordFile, { recordId: paper.recordId })),
    'kernel/not-found',
    'a colleague’s neighbour is none of their own',
  )

  const right = { minutes: 90, content: '探访，路途不计', quality: 'good' }
  const correct = { entryId, right, reason: '误计路途' }
  assert.equal(
    refusalOf(await leader.call(contract.correctEntry, { ...correct, right: { ...right, minutes: 900 } })),
    'right.minutes volunteers/too-long',
  )
  assert.equal(refusalOf(await (await as(server, 'stranger')).call(contract.correctEntry, correct)), 'kernel/not-found')
  const both = await Promise.all([
    leader.call(contract.correctEntry, correct),
    leader.call(contract.correctEntry, correct),
  ])
  assert.deepEqual(both.map(refusalOf).toSorted(), ['accepted', 'volunteers/corrected-already'])
  const after = await leader.get(contract.volunteer, { volunteerId: chen.volunteerId })
  assert.equal(after.minutes, 90)
  assert.deepEqual(
    after.entries.map((line) => [line.minutes, line.reversed, line.reason]).toSorted(),
    [
      [-120, false, '误计路途'],
      [120, true, null],
      [90, false, null],
    ].toSorted(),
  )
  const reversal = after.entries.find((line) => line.minutes < 0)!
  assert.equal(
    refusalOf(await leader.call(contract.correctEntry, { ...correct, entryId: reversal.entryId })),
    'volunteers/is-a-reversal',
  )
  const changed = await check(paper.code)
  assert.deepEqual([changed.state, changed.minutes, changed.minutesNow], ['changed', 120, 0])
  assert.equal(after.records[0]!.state, 'changed')
  const owner = new pg.Client(server.database.connection)
  await owner.connect()
  await assert.rejects(owner.query('update volunteers.service_entry set minutes = 900'), { code: '23001' })
  await assert.rejects(owner.query('delete from volunteers.service_entry'), { code: '23001' })
  await owner.end()
  assert.equal(
    refusalOf(
      await leader.call(contract.issueRecord, {
        volunteerId: chen.volunteerId,
        from: '2025-01-01',
        until: '2025-02-01',
      }),
    ),
    'volunteers/nothing-to-print',
  )
  assert.equal(
    refusalOf(
      await leader.call(contract.issueRecord, {
        volunteerId: chen.volunteerId,
        from: '2026-03-01',
        until: '2026-02-01',
      }),
    ),
    'until volunteers/span-upside-down',
  )
})

test('a volunteer objects to a line, or that it is missing; upheld it is corrected, and nobody answers their own', async () => {
  const { activityId, colleague } = await held('异议', '2026-03-18T09:00:00+08:00', 36)
  const [leader, own] = [await as(server, 'leader'), await as(server, 'colleague')]
  const missing = { activityId, words: '我也在，漏记了', minutes: 80 }
  const { objectionId, dueOn } = await own.get(contract.objectToEntry, missing)
  assert.equal(dueOn, '2026-03-25', 'five working days')
  assert.equal(refusalOf(await own.call(contract.objectToEntry, missing)), 'volunteers/objected-already')
  assert.ok((await told('leader')).includes('志愿者异议：异议'))
  const list = await leader.get(contract.volunteerObjections, { state: 'open' })
  assert.deepEqual(
    list.rows.map((row) => [row.words, row.entryId, row.volunteerName, row.overdue]),
    [['我也在，漏记了', null, '许安', false]],
  )
  assert.deepEqual((await (await as(server, 'otherWorker')).get(contract.volunteerObjections, {})).rows, [])
  const answer = { objectionId, basedOnVersion: 1, upheld: true, answer: '签到表上有' }
  assert.equal(refusalOf(await own.call(contract.answerVolunteerObjection, answer)), 'volunteers/own-objection')
  assert.equal(
    refusalOf(await leader.call(contract.answerVolunteerObjection, answer)),
    'right volunteers/right-missing',
  )
  assert.equal(
    refusalOf(await (await as(server, 'stranger')).call(contract.answerVolunteerObjection, answer)),
    'kernel/not-found',
  )
  const right = { minutes: 80, content: '登记' }
  assert.equal(
    refusalOf(await leader.call(contract.answerVolunteerObjection, { ...answer, basedOnVersion: 9, right })),
    'kernel/changed-meanwhile',
  )
  assert.deepEqual(await leader.get(contract.answerVolunteerObjection, { ...answer, right }), { version: 2 })
  assert.equal(
    refusalOf(await leader.call(contract.answerVolunteerObjection, { ...answer, right })),
    'volunteers/answered-already',
  )
  assert.ok((await told('colleague')).includes('异议已答复：异议'))
  const mine = await own.get(contract.mine, {})
  const entry = mine.volunteer!.entries.find((line) => line.activityId === activityId)!
  assert.deepEqual([entry.minutes, entry.content, entry.late], [80, '登记', false])

  // Now to the line itself; the old state of things is no longer objected to.
  assert.equal(refusalOf(await own.call(contract.objectToEntry, missing)), 'entryId volunteers/another-line-stands')
  const second = await own.get(contract.objectToEntry, { activityId, entryId: entry.entryId, words: '少记了十分钟' })
  await leader.get(contract.answerVolunteerObjection, {
    objectionId: second.objectionId,
    basedOnVersion: 1,
    upheld: false,
    answer: '签退时间如此',
  })
  assert.deepEqual((await own.get(contract.mine, {})).objections.map((one) => [one.state, one.answer]).toSorted(), [
    ['rejected', '签退时间如此'],
    ['upheld', '签到表上有'],
  ])
  const third = await own.get(contract.objectToEntry, { activityId, entryId: entry.entryId, words: '还是不对' })
  await leader.get(contract.answerVolunteerObjection, {
    objectionId: third.objectionId,
    basedOnVersion: 1,
    upheld: true,
    answer: '改为九十',
    right: { minutes: 90, content: '登记' },
  })
  const lines = (await own.get(contract.mine, {})).volunteer!.entries.filter((line) => line.activityId === activityId)
  assert.deepEqual(lines.map((line) => line.minutes).toSorted(), [-80, 80, 90])
  // Of what one was not at, there is nothing to object to.
  assert.equal(
    refusalOf(await (await as(server, 'leader')).call(contract.objectToEntry, missing)),
    'volunteers/not-registered',
  )
  const stranger = (await leader.get(contract.planActivity, anActivity({ title: '没去过' }))).activityId
  assert.equal(
    refusalOf(await own.call(contract.objectToEntry, { ...missing, activityId: stranger })),
    'kernel/not-found',
  )
  assert.ok(colleague)
  const paper = await own.get(contract.issueMyRecord, { from: '2026-01-01', until: '2026-12-31' })
  const file = await own.call(contract.myRecordFile, { recordId: paper.recordId })
  assert.ok('raw' in file && file.raw.subarray(0, 5).toString() === '%PDF-')
})
