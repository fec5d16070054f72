import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#modules/posts/contract.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { organisations, personId } from '#demo/test-world.ts'

test('the county may not borrow a community worker; a street may once the county agrees, and gives the worker back', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const leader = await server.as('leader')
  const { postId } = await officer.get(contract.setUpPost, {
    organisationId: organisations.station,
    kind: 'worker',
    title: '专职工作人员',
    seats: 2,
    certificate: 'none',
    funding: 'fiscal',
    fromOn: '2025-01-01',
  })
  await officer.get(contract.takePost, { postId, personId: personId('worker'), fromOn: '2025-01-01' })
  const ask = {
    personId: personId('worker'),
    toOrganisationId: organisations.otherStation,
    fromOn: '2026-03-20',
    untilOn: '2026-06-20',
    reason: '重点任务',
  } as const
  const refused = async (more: object) => refusalOf(await officer.call(contract.requestSecondment, { ...ask, ...more }))
  assert.equal(await refused({ toOrganisationId: organisations.authority }), 'posts/lending-forbidden')
  assert.equal(
    await refused({ toOrganisationId: organisations.station }),
    'toOrganisationId posts/organisation-not-found',
  )
  assert.equal(await refused({ untilOn: '2026-03-20' }), 'untilOn posts/until-before-from')
  assert.equal(await refused({ untilOn: '2026-09-21' }), 'untilOn posts/too-long-lent')
  assert.equal(await refused({ personId: personId('neighbourWorker') }), 'personId posts/person-not-found')
  const { secondmentId, state } = await officer.get(contract.requestSecondment, ask)
  assert.equal(state, 'requested')
  assert.equal(await refused({}), 'posts/lent-already')
  assert.equal(
    refusalOf(await leader.call(contract.decideSecondment, { secondmentId, basedOnVersion: 1, approve: true })),
    'kernel/not-allowed',
  )
  assert.equal(
    refusalOf(
      await officer.call(contract.returnFromSecondment, { secondmentId, basedOnVersion: 1, returnedOn: '2026-03-16' }),
    ),
    'posts/decided-already',
  )
  const { version } = await officer.get(contract.decideSecondment, {
    secondmentId,
    basedOnVersion: 1,
    approve: true,
    decision: '同意',
  })
  assert.equal(
    refusalOf(await officer.call(contract.decideSecondment, { secondmentId, basedOnVersion: version, approve: false })),
    'posts/decided-already',
  )
  assert.equal(
    refusalOf(
      await leader.call(contract.returnFromSecondment, { secondmentId, basedOnVersion: 9, returnedOn: '2026-03-16' }),
    ),
    'kernel/changed-meanwhile',
  )
  assert.equal(
    refusalOf(
      await leader.call(contract.returnFromSecondment, {
        secondmentId,
        basedOnVersion: version,
        returnedOn: '2026-03-17',
      }),
    ),
    'returnedOn posts/day-in-future',
  )
  assert.equal(
    refusalOf(
      await leader.call(contract.returnFromSecondment, {
        secondmentId,
        basedOnVersion: version,
        returnedOn: '2026-03-16',
      }),
    ),
    'returnedOn posts/day-before-start',
  )
  const { rows } = await leader.get(contract.secondments, {})
  assert.deepEqual(
    rows.map((row) => [row.person.name, row.state, row.decision, row.decidedBy]),
    [['林小雨', 'approved', '同意', '周敏']],
  )
  assert.equal((await (await server.as('stranger')).get(contract.secondments, {})).total, 0)
  // Who holds no post of the kinds that are meant goes at once, and comes back.
  const other = await officer.get(contract.requestSecondment, {
    ...ask,
    personId: personId('colleague'),
    toOrganisationId: organisations.authority,
    fromOn: '2026-03-01' as never,
    untilOn: '2026-04-01' as never,
  })
  assert.equal(other.state, 'approved')
  await officer.get(contract.returnFromSecondment, {
    secondmentId: other.secondmentId,
    basedOnVersion: 1,
    returnedOn: '2026-03-16' as never,
  })
})

test('a probation ends with confirmation, or with leaving the post', async (t) => {
  const server = await testServer(t)
  const officer = await server.as('officer')
  const { postId } = await officer.get(contract.setUpPost, {
    organisationId: organisations.station,
    kind: 'worker',
    title: '专职工作人员',
    seats: 2,
    certificate: 'none',
    funding: 'fiscal',
    fromOn: '2025-01-01',
  })
  const take = (who: 'worker' | 'colleague', probation: boolean) =>
    officer.get(contract.takePost, { postId, personId: personId(who), fromOn: '2026-01-05', probation })
  const [on, off] = [await take('worker', true), await take('colleague', true)]
  assert.equal(on.probationUntil, '2026-04-05')
  const decide = (incumbencyId: string, more: object = {}) =>
    officer.call(contract.decideProbation, {
      incumbencyId,
      basedOnVersion: 1,
      result: 'confirmed',
      decidedOn: '2026-03-16',
      ...more,
    })
  assert.equal(refusalOf(await decide(on.incumbencyId, { decidedOn: '2026-03-17' })), 'decidedOn posts/day-in-future')
  assert.equal(
    refusalOf(await decide(on.incumbencyId, { decidedOn: '2026-01-04' })),
    'decidedOn posts/day-before-start',
  )
  assert.equal(refusalOf(await decide(on.incumbencyId, { basedOnVersion: 2 })), 'kernel/changed-meanwhile')
  assert.equal(refusalOf(await decide(on.incumbencyId)), 'accepted')
  assert.equal(refusalOf(await decide(on.incumbencyId, { basedOnVersion: 2 })), 'posts/no-probation')
  assert.equal(refusalOf(await decide(off.incumbencyId, { result: 'not-confirmed' })), 'accepted')
  const { incumbents } = await officer.get(contract.postPage, { postId })
  assert.deepEqual(incumbents.map((one) => [one.name, one.probation?.result, one.untilOn]).toSorted(), [
    ['林小雨', 'confirmed', null],
    ['许安', 'not-confirmed', '2026-03-16'],
  ])
})
