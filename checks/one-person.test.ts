import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { CastName } from '#demo/test-world.ts'
import { cast, organisations, personId, regions, username } from '#demo/test-world.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import * as assessment from '#modules/assessment/contract.ts'
import { advance, as, idsOf, nameAll, openOne, scoreAll, station } from '#modules/assessment/testing/round.ts'
import { accounts } from '#modules/identity/contract.ts'
import { notices } from '#modules/notices/contract.ts'
import * as selection from '#modules/selection/contract.ts'
import { heldTitles, owned } from '#modules/selection/testing/sealed-round.ts'
import * as services from '#modules/services/contract.ts'
import * as volunteers from '#modules/volunteers/contract.ts'
import * as workforce from '#modules/workforce/contract.ts'
import * as page from '#modules/workforce/contract-person.ts'
import * as corrections from '#modules/workforce/contract-corrections.ts'
import { sentEvidence } from '#modules/workforce/testing/evidence.ts'
import { numberOf } from '#modules/workforce/testing/given.ts'

// One person of the cast: a worker at one station, a client of another, an appellant twice, against a grade of the year and against a decision
// on a title, and a volunteer of the county who objects to what was recorded of them. Each side is read by whom it concerns, and says nothing of
// the others.
const server = await testServer({ after })
const me = personId('worker')
const { name } = cast.worker
const number = numberOf('1961-04-05', 43)

/** Words that stand in one view and must not stand in another. */
const marks = {
  worker: ['“朝夕相伴”独居老人关爱项目'],
  client: ['梧田街道演示路99号', '低保申请已递交'],
  graded: ['探访记录有三条没有算进考核', '经核实漏算三条，予以改定'],
  entitled: ['本人一直在本区工作，有考勤为证', '据邻居所报已经离开'],
  // Their number comes to it when they have one.
  volunteer: ['夜间为巷口路灯换泡', '签退记早了半小时', '看过签到表，予以更正'],
} satisfies Record<string, string[]>
type Side = keyof typeof marks
/** By which a side is named in addresses and ids. */
const ids: Record<Side, string> = { worker: me, client: '', graded: '', entitled: '', volunteer: '' }
let participantId: string
let titleId: string
let factId: string
let activityId: string
let recordCode: string

const text = async (...answers: Promise<unknown>[]) => JSON.stringify(await Promise.all(answers))

before(async () => {
  const [worker, leader, officer] = [await server.as('worker'), await server.as('leader'), await server.as('officer')]
  const proposed = await worker.get(corrections.propose, {
    about: 'project',
    act: 'add',
    project: {
      name: marks.worker[0]!,
      role: '项目主管',
      organiser: null,
      fromOn: '2023-03-01' as never,
      untilOn: null,
    },
    evidenceIds: [await sentEvidence(worker)],
  })
  const { proposalId } = proposed
  await leader.get(corrections.employerConfirm, { proposalId, basedOnVersion: proposed.version })
  await officer.get(corrections.confirmProposal, { proposalId, basedOnVersion: proposed.version + 1 })
  const counsellor = await server.as('otherWorker')
  const { clientId } = await counsellor.get(services.registerClient, {
    name,
    sex: 'female',
    bornOn: '1961-04-05',
    identityNumber: number,
    noNumberReason: null,
    phone: null,
    address: marks.client[0]!,
    regionCode: regions.otherVillage,
    registeredRegionCode: null,
    residence: 'here',
    householdId: null,
    categories: ['elder'],
    stationId: organisations.otherStation,
    workerId: personId('otherWorker'),
  })
  ids.client = clientId
  await counsellor.get(services.recordService, {
    method: 'visit',
    clientId,
    heldOn: '2026-03-16' as never,
    minutes: 30,
    serviceCodes: ['policy-advice'],
    mode: 'home',
    outcome: 'met',
    note: marks.client[1]!,
  })

  // A volunteer, of an evening: a colleague holds the activity and records it, and the leader answers the objection.
  const colleague = await server.as('colleague')
  ;({ volunteerId: ids.volunteer } = await worker.get(volunteers.registerMyself, { phone: '13800000009' }))
  const volunteer = await worker.get(volunteers.mine, {})
  marks.volunteer.push(volunteer.volunteer!.number)
  ;({ activityId } = await colleague.get(volunteers.planActivity, {
    title: marks.volunteer[0]!,
    category: 'community',
    content: '两人一组',
    heldOn: '2026-03-15',
    startsAt: '18:00',
    endsAt: '20:00',
    place: '净水社区',
    capacity: 4,
    risks: '登梯，注意扶稳',
    dangerous: false,
  }))
  await colleague.get(volunteers.signUpVolunteer, {
    activityId,
    volunteerNumber: volunteer.volunteer!.number,
    agreedHow: 'by-phone',
    came: true,
  })
  await colleague.get(volunteers.recordHours, {
    activityId,
    lines: [{ volunteerId: ids.volunteer, minutes: 70, content: '换泡', offDuty: true }],
  })
  const { entryId } = (await worker.get(volunteers.mine, {})).volunteer!.entries[0]!
  const objected = await worker.get(volunteers.objectToEntry, { activityId, entryId, words: marks.volunteer[1]! })
  await leader.get(volunteers.answerVolunteerObjection, {
    objectionId: objected.objectionId,
    basedOnVersion: 1,
    upheld: true,
    answer: marks.volunteer[2]!,
    right: { minutes: 100, content: '换泡' },
  })
  ;({ code: recordCode } = await worker.get(volunteers.issueMyRecord, { from: '2026-01-01', until: '2026-12-31' }))

  // A year of the county up to the day people are told, and an appeal against the grade.
  const roundId = await openOne(server)
  participantId = ids.graded = (await idsOf(server, roundId)).get(me)!.participantId
  await nameAll(server, roundId)
  await advance(server, roundId, 'scoring')
  await scoreAll(server, roundId, (who) => (who === me ? 98 : 90))
  await advance(server, roundId, 'proposing')
  for (const organisationId of [station, ...othersOf(await idsOf(server, roundId))]) {
    const unit = await officer.get(assessment.unitRanking, { roundId, organisationId })
    await officer.get(assessment.propose, {
      roundId,
      organisationId,
      basedOnVersion: unit.version,
      grades: unit.rows
        .filter((row) => !row.own)
        .map((row) => ({ participantId: row.participantId, grade: row.suggested!, note: '' })),
    })
  }
  assert.equal((await advance(server, roundId, 'told')).status, 200)
  const mine = await as(server, 'worker')
  await mine.get(assessment.appealAgainst, { participantId, reason: marks.graded[0]! })
  const { appeal } = await (await as(server, 'officer')).get(assessment.participant, { participantId })
  await (
    await as(server, 'director')
  ).get(assessment.answerAppeal, {
    appealId: appeal!.appealId,
    upheld: true,
    grade: 'basic',
    answer: marks.graded[1]!,
    basedOnVersion: 1,
  })

  // A title of the same spring, a decision against it in winter, and an appeal against that.
  ;({
    titleIds: { worker: titleId = '' },
  } = await heldTitles(server))
  ids.entitled = titleId
  server.setClock('2026-12-01T09:00:00+08:00')
  ;({ factId } = await (
    await as(server, 'officer')
  ).get(selection.reportFact, {
    titleId,
    code: 'left',
    happenedOn: '2026-06-10' as never,
    reason: marks.entitled[1]!,
  }))
  await (await as(server, 'worker')).get(selection.appealDecision, { factId, words: marks.entitled[0]! })
})

const othersOf = (all: Awaited<ReturnType<typeof idsOf>>) =>
  [...new Set([...all.values()].map((row) => row.organisationId))].filter((id) => id !== station)

/** The view holds its own side, and of every other neither a word nor an id. */
function holds(view: string, own: Side, allowed: Side[] = []) {
  assert.ok(
    marks[own].some((word) => view.includes(word)),
    `the view shows the ${own}`,
  )
  for (const side of Object.keys(marks) as Side[]) {
    if (side === own || allowed.includes(side)) continue
    for (const word of [...marks[side], ...(ids[side] ? [ids[side]] : [])])
      assert.ok(!view.includes(word), `${own} shows ${side}: ${word}`)
  }
}

describe('a worker who is a client elsewhere, an appellant twice, and a volunteer', () => {
  test('the file of the worker, to the officer who may read every side', async () => {
    const officer = await as(server, 'officer')
    holds(
      await text(
        officer.get(page.person, { personId: me }),
        officer.get(page.serviceFigures, { personId: me }),
        officer.get(workforce.people, { search: name }),
      ),
      'worker',
    )
  })

  test('the file of the client, to who counsels', async () => {
    const counsellor = await as(server, 'otherWorker')
    const { rows } = await counsellor.get(services.records, { clientId: ids.client })
    const view = await text(
      counsellor.get(services.client, { clientId: ids.client }),
      counsellor.get(services.clients, { search: name }),
      counsellor.get(services.record, { recordId: rows[0]!.recordId }),
    )
    holds(view, 'client')
    assert.ok(view.includes(marks.client[1]!))
    for (const answer of [
      await counsellor.call(page.person, { personId: me }),
      await counsellor.call(assessment.participant, { participantId }),
      await counsellor.call(selection.title, { titleId }),
    ])
      assert.equal(refusalOf(answer), 'kernel/not-allowed')
  })

  test('the appeal against the grade: to oneself, the leader of the unit, the officer and who answers', async () => {
    // The grade is of a worker: whose it is, is named. What it says of the work is not what the registry says.
    for (const who of ['leader', 'officer', 'director'] as const) {
      const reader = await as(server, who)
      const view = await text(reader.get(assessment.participant, { participantId }))
      holds(view, 'graded', ['worker'])
      for (const word of [...marks.worker, number, number.slice(-4)]) assert.ok(!view.includes(word), word)
    }
    const mine = await as(server, 'worker')
    holds(await text(mine.get(assessment.mine, {})), 'graded', ['worker'])
    for (const who of ['colleague', 'roomWorker', 'otherWorker'] as const)
      assert.equal(
        refusalOf(await (await as(server, who)).call(assessment.participant, { participantId })),
        'kernel/not-allowed',
      )
    assert.equal(
      refusalOf(await (await as(server, 'stranger')).call(assessment.participant, { participantId })),
      'kernel/not-found',
    )
  })

  test('the appeal against the decision on the title: to oneself and the offices, not to the station', async () => {
    for (const who of ['officer', 'provinceOfficer'] as const) {
      const view = await text((await as(server, who)).get(selection.title, { titleId }))
      holds(view, 'entitled', ['worker'])
      for (const word of [...marks.worker, number, number.slice(-4)]) assert.ok(!view.includes(word), word)
    }
    holds(await text((await as(server, 'worker')).get(selection.myTitles, {})), 'entitled', ['worker'])
    for (const who of ['leader', 'colleague', 'otherWorker', 'manager'] as const)
      assert.equal(
        refusalOf(await (await as(server, who)).call(selection.title, { titleId })),
        'kernel/not-allowed',
        who,
      )
    assert.equal(refusalOf(await (await as(server, 'stranger')).call(selection.title, { titleId })), 'kernel/not-found')
    // Who was chosen with them appeals against their own decisions only.
    assert.equal(
      refusalOf(
        await (await as(server, 'otherWorker')).call(selection.appealDecision, { factId, words: '替别人申诉的话' }),
      ),
      'kernel/not-found',
    )
  })

  test('the volunteer: to oneself, whoever holds the activity and records it, and the officer', async () => {
    const mine = await as(server, 'worker')
    const own = await text(mine.get(volunteers.mine, {}))
    holds(own, 'volunteer')
    for (const who of ['colleague', 'leader'] as const) {
      const reader = await as(server, who)
      const view = await text(
        reader.get(volunteers.activity, { activityId }),
        reader.get(volunteers.entries, {}),
        reader.get(volunteers.volunteerObjections, {}),
      )
      holds(view, 'volunteer')
      for (const word of [...marks.volunteer, name]) assert.ok(view.includes(word), `${who} reads ${word}`)
      for (const word of [number, number.slice(-4), '13800000009']) assert.ok(!view.includes(word), word)
      // Registered with nobody in particular: the file is the county's.
      assert.equal(
        refusalOf(await reader.call(volunteers.volunteer, { volunteerId: ids.volunteer })),
        'kernel/not-found',
      )
    }
    const officer = await as(server, 'officer')
    holds(
      await text(
        officer.get(volunteers.volunteer, { volunteerId: ids.volunteer }),
        officer.get(volunteers.volunteers, { search: name }),
        officer.get(volunteers.volunteerObjections, {}),
      ),
      'volunteer',
    )
    holds(await text(server.nobody.get(volunteers.checkRecord, { code: recordCode })), 'volunteer')
    assert.ok(!(await text(server.nobody.get(volunteers.checkRecord, { code: recordCode }))).includes(name))
  })

  test('whoever records the volunteer reads neither the client nor the appellant, and whoever counsels no volunteer', async () => {
    const recorder = await as(server, 'colleague')
    assert.equal(refusalOf(await recorder.call(services.client, { clientId: ids.client })), 'kernel/not-found')
    for (const answer of [
      await recorder.call(page.person, { personId: me }),
      await recorder.call(assessment.participant, { participantId }),
      await recorder.call(selection.title, { titleId }),
    ])
      assert.equal(refusalOf(answer), 'kernel/not-allowed')
    for (const who of ['otherWorker', 'stranger', 'neighbourWorker'] as const) {
      const other = await as(server, who)
      for (const answer of [
        await other.call(volunteers.volunteer, { volunteerId: ids.volunteer }),
        await other.call(volunteers.activity, { activityId }),
      ])
        assert.equal(refusalOf(answer), 'kernel/not-found', who)
      const lists = await text(
        other.get(volunteers.volunteers, {}),
        other.get(volunteers.activities, {}),
        other.get(volunteers.entries, {}),
        other.get(volunteers.volunteerObjections, {}),
        other.get(volunteers.findVolunteers, { search: name }),
        other.get(volunteers.openActivities, {}),
      )
      for (const word of [...marks.volunteer, name, ids.volunteer]) assert.ok(!lists.includes(word), `${who}: ${word}`)
    }
    assert.equal(
      refusalOf(await (await as(server, 'roomWorker')).call(volunteers.activity, { activityId })),
      'kernel/not-allowed',
    )
    // Nor does an objection pass for an appeal, or an appeal for an objection.
    const officer = await as(server, 'officer')
    const grade = await text(officer.get(assessment.participant, { participantId }))
    assert.equal(
      refusalOf(
        await officer.call(volunteers.answerVolunteerObjection, {
          objectionId: /"appealId":"([^"]+)"/.exec(grade)![1]!,
          basedOnVersion: 1,
          upheld: false,
          answer: '张冠李戴',
        }),
      ),
      'kernel/not-found',
    )
  })

  test('neither appeal answers for the other, to those who may read both', async () => {
    const officer = await as(server, 'officer')
    const [grade, title] = [
      await text(officer.get(assessment.participant, { participantId })),
      await text(officer.get(selection.title, { titleId })),
    ]
    const [told, decided] = [/"appealId":"([^"]+)"/.exec(grade)![1]!, /"appealId":"([^"]+)"/.exec(title)![1]!]
    assert.notEqual(told, decided)
    assert.equal(
      refusalOf(await officer.call(selection.answerAppeal, { appealId: told, upheld: true, answer: '张冠李戴' })),
      'kernel/not-found',
    )
    assert.equal(
      refusalOf(
        await officer.call(assessment.answerAppeal, {
          appealId: decided,
          upheld: false,
          grade: null,
          answer: '张冠李戴',
          basedOnVersion: 1,
        }),
      ),
      'kernel/not-found',
    )
  })

  test('the account, what people are told, and the traces hold none of it', async () => {
    // What an activity is called is no secret: it is offered to the county, and those who signed up are told of it by its name.
    const everyMark = [...Object.values(marks).flat(), number, number.slice(-4)].filter(
      (word) => word !== marks.volunteer[0],
    )
    const shown = await text((await as(server, 'officer')).get(accounts, { search: username('worker') }))
    assert.ok(shown.includes(name))
    const told = await text(
      ...(['worker', 'colleague', 'otherWorker', 'leader', 'director', 'officer', 'provinceOfficer'] as const).map(
        async (who: CastName) => (await as(server, who)).get(notices, { size: 100 }),
      ),
    )
    assert.ok(told.includes('申诉'))
    const traces = await owned(server, async (owner) =>
      JSON.stringify([
        (await owner.query('select * from kernel.event')).rows,
        (await owner.query('select * from kernel.audit_entry')).rows,
        (await owner.query('select * from notices.notice')).rows,
      ]),
    )
    assert.ok(traces.includes('selection/appealed') && traces.includes('volunteers/objected'))
    for (const word of everyMark)
      for (const [what, view] of Object.entries({ shown, told, traces, logged: JSON.stringify(server.logged) }))
        assert.ok(!view.includes(word), `${what} holds ${word}`)
  })
})
