import assert from 'node:assert/strict'
import { test } from 'node:test'
import { notices } from '#modules/notices/contract.ts'
import * as contract from '#modules/posts/contract.ts'
import { tellWhatIsDue } from '#modules/posts/reminders.ts'
import { signInAs, type TestServer, testServer } from '#demo/test-server.ts'
import { organisations, personId, username } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'

const seat = {
  organisationId: organisations.station,
  kind: 'worker',
  title: '专职工作人员',
  seats: 1,
  certificate: 'none',
  funding: 'fiscal',
  fromOn: '2025-01-01',
} as const

/** The titles of what somebody is told by posts. */
const toldTo = async (server: TestServer, who: CastName): Promise<string[]> =>
  (await (await signInAs(server.app, username(who))).get(notices, {})).rows.map((one) => one.title.zh).toSorted()

test('the end of a probation, of a lending and of a term is told ahead to whom it concerns, and taken back once it is done', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { postId } = await officer.get(contract.setUpPost, seat)
  const { incumbencyId, version } = await officer.get(contract.takePost, {
    postId,
    personId: personId('worker'),
    fromOn: '2025-12-30',
    probation: true,
  })
  const { secondmentId } = await officer.get(contract.requestSecondment, {
    personId: personId('worker'),
    toOrganisationId: organisations.otherStation,
    fromOn: '2026-03-16',
    untilOn: '2026-03-31',
    reason: '重点任务',
  })
  await officer.get(contract.decideSecondment, { secondmentId, basedOnVersion: 1, approve: true })

  // Two weeks ahead by the pack: fourteen days before the one, fifteen before the other.
  assert.ok((await tellWhatIsDue(server.house)) > 0)
  assert.deepEqual(await toldTo(server, 'worker'), ['您的试用期即将结束'])
  assert.deepEqual(await toldTo(server, 'leader'), ['试用期考核'])
  assert.deepEqual(await toldTo(server, 'officer'), [])
  assert.deepEqual(await toldTo(server, 'colleague'), [])
  assert.deepEqual(await toldTo(server, 'stranger'), [])

  server.setClock('2026-03-17T06:20:00+08:00')
  await tellWhatIsDue(server.house)
  assert.deepEqual(await toldTo(server, 'worker'), ['您的借调即将到期', '您的试用期即将结束'])
  assert.deepEqual(await toldTo(server, 'leader'), ['借调即将到期', '试用期考核'])
  assert.deepEqual(await toldTo(server, 'officer'), ['借调即将到期'])

  const again = await signInAs(server.app, username('officer'))
  await again.get(contract.decideProbation, {
    incumbencyId,
    basedOnVersion: version,
    result: 'not-confirmed',
    decidedOn: '2026-03-17',
  })
  await again.get(contract.returnFromSecondment, { secondmentId, basedOnVersion: 2, returnedOn: '2026-03-17' })
  await tellWhatIsDue(server.house)
  // The seat is vacant now: leader and officer are told, the person no more.
  assert.deepEqual(await toldTo(server, 'worker'), [])
  assert.deepEqual(await toldTo(server, 'leader'), ['岗位空缺'])
  assert.deepEqual(await toldTo(server, 'officer'), ['岗位空缺'])
  await again.get(contract.takePost, { postId, personId: personId('colleague'), fromOn: '2026-03-17' })
  await tellWhatIsDue(server.house)
  assert.deepEqual(await toldTo(server, 'leader'), [])
})

test('a seat that somebody will leave is told ahead, unless a successor is named', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { postId } = await officer.get(contract.setUpPost, seat)
  await officer.get(contract.takePost, {
    postId,
    personId: personId('worker'),
    fromOn: '2025-01-01',
    untilOn: '2026-03-30',
  })
  await tellWhatIsDue(server.house)
  assert.deepEqual(await toldTo(server, 'leader'), ['岗位空缺'])
  await officer.get(contract.takePost, { postId, personId: personId('colleague'), fromOn: '2026-03-30' })
  await tellWhatIsDue(server.house)
  assert.deepEqual(await toldTo(server, 'leader'), [])
})
