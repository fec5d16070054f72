import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '#modules/supervision/contract.ts'
import { openPool } from '#modules/supervision/testing/given.ts'
import * as workforce from '#modules/workforce/contract.ts'
import * as moves from '#modules/workforce/contract-moves.ts'
import { aWorker } from '#modules/workforce/testing/given.ts'
import { signInAs } from '#demo/test-server.ts'
import { organisations, personId, username } from '#demo/test-world.ts'

test('a supervisor whose two files become one goes on supervising the same people', async (t) => {
  const { server, as, ids } = await openPool(t)
  const officer = await as('officer')
  const { personId: kept } = await officer.get(
    workforce.registerWorker,
    aWorker({ name: '何田田', phone: null, organisationId: organisations.otherStation }),
  )
  const { mergeId } = await officer.get(moves.askMerge, {
    keptPersonId: kept,
    gonePersonId: personId('otherWorker'),
    reason: '同一人两份档案',
  })
  await (await as('provinceOfficer')).get(moves.approveMerge, { mergeId, basedOnVersion: 1 })
  const own = await (await signInAs(server.app, username('otherWorker'))).get(contract.mySupervision, {})
  assert.equal(own.personId, kept)
  assert.deepEqual(
    own.agreements.map((one) => [one.agreementId, one.iSupervise, one.people.map(({ personId: id }) => id).toSorted()]),
    [[ids.agreement, true, [personId('worker'), personId('colleague')].toSorted()]],
  )
})
