import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { notices } from '#modules/notices/contract.ts'
import { moveUp } from '#modules/volunteers/commands/move-up.ts'
import * as contract from '#modules/volunteers/contract.ts'
import { aNeighbour, anActivity, as, numberOf } from '#modules/volunteers/testing/given.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations, personId } from '#demo/test-world.ts'

// Planning an activity, who signs up, and teams.

const server = await testServer({ after })
const told = async (who: 'worker' | 'colleague' | 'leader') =>
  (await (await as(server, who)).get(notices, { size: 100 })).rows.map((one) => one.title.zh)
const neighbour = async (name: string, bornOn: string, n: number, more: object = {}) =>
  (await as(server, 'worker')).get(
    contract.registerVolunteer,
    aNeighbour({ name, identityNumber: numberOf(bornOn, n), ...more }),
  )

describe('an activity is planned', () => {
  test('with its risks and who is in charge, changed under a version until it begins, and called off with a reason', async () => {
    const leader = await as(server, 'leader')
    const plan = anActivity({ title: '会改期的活动', inChargeId: personId('worker') })
    const { activityId, version } = await leader.get(contract.planActivity, plan)
    const { organisationId: _, ...rest } = plan
    assert.deepEqual(
      await leader.get(contract.changeActivity, { ...rest, activityId, basedOnVersion: version, endsAt: '13:00' }),
      { version: 2 },
    )
    const shown = await leader.get(contract.activity, { activityId })
    assert.deepEqual(
      [shown.inChargeName, shown.state, shown.signUp, shown.startsAt, shown.endsAt, shown.mayManage],
      ['林小雨', 'planned', 'open', '2026-03-17T06:00:00.000Z', '2026-03-18T05:00:00.000Z', true],
      'an end before the beginning is of the next day',
    )
    assert.equal(
      refusalOf(await leader.call(contract.changeActivity, { ...rest, activityId, basedOnVersion: 1 })),
      'kernel/changed-meanwhile',
    )
    const { volunteerId } = await (await as(server, 'colleague')).get(contract.registerMyself, {})
    assert.ok(volunteerId)
    await (await as(server, 'colleague')).get(contract.signUpForActivity, { activityId })
    assert.ok((await told('worker')).includes('活动报名：会改期的活动'), 'who is in charge is told')
    assert.equal(
      refusalOf(
        await (
          await as(server, 'otherWorker')
        ).call(contract.callOffActivity, {
          activityId,
          basedOnVersion: 2,
          reason: '台风',
        }),
      ),
      'kernel/not-found',
    )
    await leader.get(contract.callOffActivity, { activityId, basedOnVersion: 2, reason: '台风' })
    assert.ok((await told('colleague')).includes('活动取消：会改期的活动'))
    for (const act of [
      leader.call(contract.callOffActivity, { activityId, basedOnVersion: 3, reason: '再取消' }),
      leader.call(contract.changeActivity, { ...rest, activityId, basedOnVersion: 3 }),
      (await as(server, 'colleague')).call(contract.signUpForActivity, { activityId }),
    ])
      assert.equal(refusalOf(await act), 'volunteers/called-off')
    assert.deepEqual(
      (await leader.get(contract.activities, { state: 'called-off' })).rows.map((row) => row.callOffReason),
      ['台风'],
    )
  })

  test('what cannot be is said at its field', async () => {
    const leader = await as(server, 'leader')
    const insurance = { insurer: '某保险', policyNumber: 'P-1', from: '2026-03-18' }
    const table: [given: object, refusal: string][] = [
      [{ category: 'no-such' }, 'category volunteers/code-unknown'],
      [{ insurance }, 'insurance.from volunteers/insured-too-late'],
      [{ inChargeId: personId('otherWorker') }, 'inChargeId volunteers/not-on-staff'],
      [{ teamId: organisations.station }, 'teamId volunteers/team-not-found'],
      [{ heldOn: '2026-02-30' }, 'heldOn kernel/field-not-a-date'],
      [{ risks: ' ' }, 'risks kernel/field-missing'],
      [{ organisationId: organisations.otherStation }, 'organisationId volunteers/organisation-not-found'],
    ]
    for (const [given, refusal] of table)
      assert.equal(refusalOf(await leader.call(contract.planActivity, anActivity(given))), refusal)
  })
})

describe('signing up', () => {
  test('what may endanger people waits for its insurance, and rescue takes nobody who is not of age', async () => {
    const [leader, colleague] = [await as(server, 'leader'), await as(server, 'colleague')]
    const rest = anActivity({ title: '山洪转移', category: 'rescue', dangerous: true, capacity: 5 })
    const { activityId } = await leader.get(contract.planActivity, rest)
    assert.equal(
      refusalOf(await colleague.call(contract.signUpForActivity, { activityId })),
      'volunteers/insurance-missing',
    )
    const { organisationId: _, ...plan } = rest
    const insurance = { insurer: '某保险', policyNumber: 'P-1', from: '2026-03-17' }
    await leader.get(contract.changeActivity, { ...plan, activityId, basedOnVersion: 1, insurance })
    assert.equal((await colleague.get(contract.signUpForActivity, { activityId })).state, 'signed')
    const guardian = { name: '某父', relation: 'father', agreedOn: '2026-03-15' }
    const child = await neighbour('小石头', '2009-03-18', 71, { guardian })
    const adult = await neighbour('大石头', '2008-03-17', 72, { guardian })
    const sign = (volunteerNumber: string) =>
      leader.call(contract.signUpVolunteer, { activityId, volunteerNumber, agreedHow: 'by-phone' })
    assert.equal(refusalOf(await sign(child.number)), 'volunteers/adults-only')
    assert.equal(refusalOf(await sign(adult.number)), 'accepted', 'of age on the day itself')
    assert.equal(refusalOf(await sign(adult.number)), 'volunteers/signed-up-already')
    assert.equal(refusalOf(await sign('ZY3303049999999')), 'volunteerNumber volunteers/volunteer-not-found')
    assert.equal(
      refusalOf(
        await leader.call(contract.signUpVolunteer, {
          activityId,
          volunteerNumber: adult.number,
          agreedHow: 'own-account',
        }),
      ),
      'agreedHow volunteers/code-unknown',
    )
    assert.equal(
      refusalOf(
        await leader.call(contract.signUpVolunteer, {
          activityId,
          volunteerNumber: adult.number,
          agreedHow: 'by-phone',
          came: true,
        }),
      ),
      'volunteers/not-begun-yet',
    )
    assert.equal(
      refusalOf(
        await leader.call(contract.changeActivity, { ...plan, activityId, basedOnVersion: 2, insurance, capacity: 1 }),
      ),
      'capacity volunteers/capacity-below-signed',
    )
    const { people } = await leader.get(contract.activity, { activityId })
    assert.deepEqual(people.map((one) => [one.name, one.state, one.colleague]).toSorted(), [
      ['大石头', 'signed', false],
      ['许安', 'signed', true],
    ])
  })

  test('the last place goes to one of two, the other waits and moves up, and whoever comes last waits longest', async () => {
    const [leader, colleague, worker] = [
      await as(server, 'leader'),
      await as(server, 'colleague'),
      await as(server, 'worker'),
    ]
    assert.equal(
      refusalOf(await worker.call(contract.signUpForActivity, { activityId: personId('worker') })),
      'volunteers/not-registered',
    )
    assert.deepEqual(
      (await worker.get(contract.openActivities, {})).rows.map((row) => row.notForMe)[0],
      'not-registered',
    )
    await worker.get(contract.registerMyself, {})
    const { activityId } = await leader.get(contract.planActivity, anActivity({ title: '一个名额', capacity: 1 }))
    const both = await Promise.all(
      [colleague, worker].map((one) => one.get(contract.signUpForActivity, { activityId })),
    )
    assert.deepEqual(both.map((one) => one.state).toSorted(), ['signed', 'waiting'])
    const [first, second] = both[0]!.state === 'signed' ? [colleague, worker] : [worker, colleague]
    assert.equal(
      refusalOf(await second!.call(contract.signUpForActivity, { activityId })),
      'volunteers/signed-up-already',
    )
    const { rows } = await second!.get(contract.openActivities, { category: 'elder' })
    const open = rows.find((row) => row.activityId === activityId)!
    assert.deepEqual([open.mine, open.signed, open.waiting, open.notForMe], ['waiting', 1, 1, null])
    assert.equal(await moveUp(server.house), 0)
    assert.deepEqual(await first!.get(contract.withdrawFromActivity, { activityId }), { state: 'withdrawn' })
    assert.equal(
      refusalOf(await first!.call(contract.withdrawFromActivity, { activityId })),
      'volunteers/not-signed-up',
    )
    assert.equal(await moveUp(server.house), 1)
    const seen = await second!.get(contract.mine, {})
    assert.equal(seen.activities.find((one) => one.activityId === activityId)!.mine, 'signed')
    assert.ok((await told(second === worker ? 'worker' : 'colleague')).includes('候补成功：一个名额'))
    server.setClock('2026-03-17T14:00:00+08:00')
    const [later, boss] = [await as(server, second === worker ? 'worker' : 'colleague'), await as(server, 'leader')]
    assert.equal(refusalOf(await later.call(contract.withdrawFromActivity, { activityId })), 'volunteers/begun-already')
    const other = await as(server, first === worker ? 'worker' : 'colleague')
    assert.equal(refusalOf(await other.call(contract.signUpForActivity, { activityId })), 'volunteers/sign-up-closed')
    const { organisationId: _, ...plan } = anActivity()
    assert.equal(
      refusalOf(await boss.call(contract.changeActivity, { ...plan, activityId, basedOnVersion: 1 })),
      'volunteers/activity-begun',
    )
    server.setClock('2026-03-16T09:30:00+08:00')
  })

  test('who leaves the register gives back the places to come; the next county offers its own', async () => {
    const [leader, stranger] = [await as(server, 'leader'), await as(server, 'stranger')]
    const one = await neighbour('远行人', '1970-05-05', 73)
    const { activityId } = await leader.get(contract.planActivity, anActivity({ title: '远行' }))
    await leader.get(contract.signUpVolunteer, { activityId, volunteerNumber: one.number, agreedHow: 'by-phone' })
    await leader.get(contract.takeOff, { volunteerId: one.volunteerId, reason: '本人远行' })
    assert.equal((await leader.get(contract.activity, { activityId })).people[0]!.state, 'withdrawn')
    assert.equal(
      refusalOf(
        await leader.call(contract.signUpVolunteer, { activityId, volunteerNumber: one.number, agreedHow: 'by-phone' }),
      ),
      'volunteers/left-already',
    )
    assert.equal(
      refusalOf(await leader.call(contract.withdrawVolunteer, { activityId, volunteerId: one.volunteerId })),
      'volunteers/not-signed-up',
    )
    assert.equal(refusalOf(await stranger.call(contract.activity, { activityId })), 'kernel/not-found')
    assert.deepEqual((await stranger.get(contract.openActivities, {})).rows, [])
    await stranger.get(contract.registerMyself, { bornOn: '1980-01-01' })
    assert.equal(refusalOf(await stranger.call(contract.signUpForActivity, { activityId })), 'kernel/not-found')
  })
})

test('a team is formed, joined and left; its hours are those of its activities', async () => {
  const leader = await as(server, 'leader')
  const [first, second] = [await neighbour('队长', '1960-06-06', 74), await neighbour('队员', '1961-06-06', 75)]
  const { teamId } = await leader.get(contract.formTeam, { name: '巧手队', leaderNumber: first.number })
  assert.deepEqual(await leader.get(contract.joinTeam, { teamId, volunteerNumber: second.number }), { members: 2 })
  assert.deepEqual(await leader.get(contract.joinTeam, { teamId, volunteerNumber: second.number }), { members: 2 })
  assert.equal(
    refusalOf(await leader.call(contract.joinTeam, { teamId, volunteerNumber: 'ZY0' })),
    'volunteerNumber volunteers/volunteer-not-found',
  )
  const shown = await leader.get(contract.team, { teamId })
  assert.deepEqual(
    [shown.leaderName, shown.members, shown.people.map((one) => [one.name, one.number])],
    [
      '队长',
      2,
      [
        ['队长', first.number],
        ['队员', second.number],
      ],
    ],
  )
  assert.deepEqual(
    (await leader.get(contract.volunteer, { volunteerId: second.volunteerId })).teams.map((one) => one.name),
    ['巧手队'],
  )
  const gone = { teamId, volunteerId: second.volunteerId }
  assert.deepEqual(await leader.get(contract.leaveTeam, gone), { members: 1 })
  assert.equal(refusalOf(await leader.call(contract.leaveTeam, gone)), 'volunteers/not-in-team')
  assert.equal(refusalOf(await (await as(server, 'otherWorker')).call(contract.team, { teamId })), 'kernel/not-found')
  assert.deepEqual((await (await as(server, 'otherWorker')).get(contract.teams, {})).rows, [])
  const change = { teamId, basedOnVersion: 1, name: '巧手队', ended: true }
  assert.deepEqual(await leader.get(contract.changeTeam, change), { version: 2 })
  assert.equal(refusalOf(await leader.call(contract.changeTeam, change)), 'kernel/changed-meanwhile')
  assert.equal(
    refusalOf(await leader.call(contract.joinTeam, { teamId, volunteerNumber: second.number })),
    'volunteers/team-ended',
  )
  assert.deepEqual(
    (await leader.get(contract.teams, { search: '巧手' })).rows.map((row) => [row.members, row.endedOn]),
    [[0, '2026-03-16']],
  )
})
