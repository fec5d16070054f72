import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#modules/posts/contract.ts'
import { changeStatus, moveWorker } from '#modules/workforce/contract-moves.ts'
import { testServer } from '#demo/test-server.ts'
import type { TestServer } from '#demo/test-server.ts'
import { organisations, personId } from '#demo/test-world.ts'

/** A post of two seats at the station with the worker and the colleague on it, who is appointed to a level and lent to another station besides. */
async function twoSeats(server: TestServer) {
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
  for (const who of ['worker', 'colleague'] as const)
    await officer.get(contract.takePost, { postId, personId: personId(who), fromOn: '2025-02-01' })
  await officer.get(contract.appointToLevel, {
    personId: personId('colleague'),
    level: 'assistant',
    fromOn: '2025-06-01',
    document: '聘字1号',
  })
  const { secondmentId } = await officer.get(contract.requestSecondment, {
    personId: personId('colleague'),
    toOrganisationId: organisations.otherStation,
    fromOn: '2026-02-01',
    untilOn: '2026-06-01',
    reason: '协助换届',
  })
  await officer.get(contract.decideSecondment, { secondmentId, basedOnVersion: 1, approve: true, decision: '同意' })
  const held = async () =>
    (
      await server.database.pool.query<{ who: string; until_on: string | null; end_reason: string | null }>(
        `select person_id as who, until_on::text, end_reason from posts.incumbency order by until_on nulls first`,
      )
    ).rows
  return { officer, postId, held }
}

test('whoever the registry says has gone holds no seat, no appointment and is lent to nobody; the seat is free for another', async (t) => {
  const server = await testServer(t)
  const { officer, postId, held } = await twoSeats(server)
  await officer.get(changeStatus, {
    personId: personId('colleague'),
    basedOnVersion: 1,
    status: 'retired',
    on: '2026-03-16',
    reason: '到龄退休',
  })
  assert.deepEqual(await held(), [
    { who: personId('worker'), until_on: null, end_reason: null },
    { who: personId('colleague'), until_on: '2026-03-16', end_reason: 'retired' },
  ])
  const { rows } = await server.database.pool.query(
    `select (select until_on::text from posts.appointment) as appointed, state, returned_on::text as returned from posts.secondment`,
  )
  assert.deepEqual(rows, [{ appointed: '2026-03-16', state: 'returned', returned: '2026-03-16' }])
  await officer.get(contract.takePost, { postId, personId: personId('otherWorker'), fromOn: '2026-03-16' })
})

test('who moves to another station leaves the seat at the old one and takes the level along; one of the new station stays theirs', async (t) => {
  const server = await testServer(t)
  const { officer, held } = await twoSeats(server)
  await officer.get(moveWorker, {
    personId: personId('colleague'),
    basedOnVersion: 1,
    organisationId: organisations.otherStation,
    employerId: null,
    on: '2026-03-16',
    reason: '工作需要',
  })
  assert.deepEqual((await held())[1], { who: personId('colleague'), until_on: '2026-03-16', end_reason: 'moved' })
  const { rows } = await server.database.pool.query(`select until_on from posts.appointment`)
  assert.deepEqual(rows, [{ until_on: null }])

  // Another employer at the same station: the seat stays.
  await officer.get(moveWorker, {
    personId: personId('worker'),
    basedOnVersion: 1,
    organisationId: organisations.station,
    employerId: organisations.otherAgency,
    on: '2026-03-16',
    reason: '换签劳动合同',
  })
  assert.deepEqual((await held())[0], { who: personId('worker'), until_on: null, end_reason: null })
})
