import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changePassword, openAccount } from '#modules/identity/contract.ts'
import * as services from '#modules/services/contract.ts'
import * as contract from '#modules/volunteers/contract.ts'
import { aNeighbour, anActivity, as } from '#modules/volunteers/testing/given.ts'
import * as workforce from '#modules/workforce/contract.ts'
import { refusalOf, signInAs, testServer } from '#demo/test-server.ts'

test('a neighbour gets an account, finds what was recorded before, signs up, objects and prints; and reads nothing else', async (t) => {
  const server = await testServer(t)
  const [leader, officer] = [await as(server, 'leader'), await as(server, 'officer')]
  const { volunteerId, number } = await leader.get(contract.registerVolunteer, aNeighbour())
  const { activityId } = await leader.get(contract.planActivity, anActivity({ heldOn: '2026-03-15' }))
  await leader.get(contract.signUpVolunteer, {
    activityId,
    volunteerNumber: number,
    agreedHow: 'on-paper',
    came: true,
  })
  await leader.get(contract.recordHours, { activityId, lines: [{ volunteerId, minutes: 60, content: '修灯' }] })

  const account = { volunteerId, username: 'chen.yizhou' }
  assert.equal(
    refusalOf(await leader.call(contract.openVolunteerAccount, account)),
    'identity/outside-own-subtree',
    'a neighbour is of no organisation: the authority opens it',
  )
  assert.equal(
    refusalOf(await (await as(server, 'stranger')).call(contract.openVolunteerAccount, account)),
    'kernel/not-found',
  )
  const { firstPassword } = await officer.get(contract.openVolunteerAccount, account)
  assert.equal(refusalOf(await officer.call(contract.openVolunteerAccount, account)), 'volunteers/has-account')
  assert.equal(
    refusalOf(
      await officer.call(openAccount, {
        username: 'chen.two',
        name: '陈一舟',
        role: 'volunteer',
        regionCode: '330304000000' as never,
      }),
    ).startsWith('accepted'),
    false,
    'by the general way one is of an organisation',
  )
  const first = await signInAs(server.app, 'chen.yizhou', firstPassword)
  await first.get(changePassword, { current: firstPassword, next: 'Helping-hand-2026' })
  const chen = await signInAs(server.app, 'chen.yizhou', 'Helping-hand-2026')

  const mine = await chen.get(contract.mine, {})
  assert.deepEqual(
    [mine.volunteer!.number, mine.volunteer!.minutes, mine.activities.map((one) => one.mine)],
    [number, 60, ['came']],
  )
  const next = await leader.get(contract.planActivity, anActivity({ title: '下一场' }))
  assert.equal((await chen.get(contract.signUpForActivity, { activityId: next.activityId })).state, 'signed')
  const { entryId } = mine.volunteer!.entries[0]!
  await chen.get(contract.objectToEntry, { activityId, entryId, words: '多记了' })
  const { recordId } = await chen.get(contract.issueMyRecord, { from: '2026-01-01', until: '2026-12-31' })
  const file = await chen.call(contract.myRecordFile, { recordId })
  assert.ok('raw' in file && file.raw.subarray(0, 5).toString() === '%PDF-')
  for (const answer of [
    await chen.call(contract.volunteers, {}),
    await chen.call(contract.volunteer, { volunteerId }),
    await chen.call(contract.activity, { activityId }),
    await chen.call(contract.registerVolunteer, aNeighbour()),
    await chen.call(services.clients, {}),
    await chen.call(workforce.people, {}),
  ])
    assert.equal(refusalOf(answer), 'kernel/not-allowed')
})
