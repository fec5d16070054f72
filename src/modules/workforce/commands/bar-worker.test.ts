import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import * as notices from '#modules/notices/contract.ts'
import * as contract from '#modules/workforce/contract-person.ts'
import * as bars from '#modules/workforce/contract-bar.ts'
import { personFacts } from '#modules/workforce/public.ts'
import { sentEvidence } from '#modules/workforce/testing/evidence.ts'
import { refusalOf, testServer } from '#demo/test-server.ts'
import { personId } from '#demo/test-world.ts'
import { gate, inTransaction } from '#kernel/database.ts'

test('an officer bars a worker on evidence; the page, the rules and the worker know it, until it is lifted', async (t) => {
  const server = await testServer(t)
  const [officer, worker] = [await server.as('officer'), await server.as('worker')]
  const id = personId('worker')
  const page = () => officer.get(contract.person, { personId: id })
  const isBarred = async (on: string) =>
    (await inTransaction(server.house.gatePool, gate, ({ query }) => personFacts(query, [id], on as Day))).get(id)![
      'person.disqualified'
    ]
  const told = async () =>
    (await worker.get(notices.notices, {})).rows.filter(({ title }) => title.zh === '登记了禁止从业').length
  const given = async (more: object = {}) => ({
    personId: id,
    basedOnVersion: (await page()).version,
    fromOn: '2026-03-01',
    untilOn: null,
    reason: '受到刑事处罚',
    evidenceIds: [],
    ...more,
  })
  const lift = async (more: object = {}) => ({
    personId: id,
    basedOnVersion: (await page()).version,
    on: '2026-03-10',
    reason: '决定撤销',
    evidenceIds: [await sentEvidence(officer, id)],
    ...more,
  })
  assert.deepEqual([(await page()).disqualified, await isBarred('2026-03-16'), await told()], [null, false, 0])

  const refused = async (more: object) => refusalOf(await officer.call(bars.barWorker, await given(more)))
  assert.equal(await refused({}), 'evidenceIds workforce/bar-evidence-needed')
  assert.equal(await refused({ fromOn: '2026-03-17' }), 'fromOn workforce/day-in-future')
  assert.equal(await refused({ untilOn: '2026-03-01' }), 'untilOn workforce/days-crossed')
  assert.equal(await refused({ basedOnVersion: 99 }), 'kernel/changed-meanwhile')
  assert.equal(
    await refused({ evidenceIds: [await sentEvidence(worker)].map(() => personId('officer')) }),
    'evidenceIds workforce/evidence-not-there',
  )
  assert.equal(refusalOf(await officer.call(bars.liftBar, await lift())), 'workforce/not-barred')
  assert.equal(refusalOf(await (await server.as('stranger')).call(bars.barWorker, await given())), 'kernel/not-found')

  const evidenceId = await sentEvidence(officer, id)
  await officer.get(bars.barWorker, (await given({ evidenceIds: [evidenceId] })) as never)
  const { disqualified } = await page()
  assert.deepEqual(
    [disqualified!.fromOn, disqualified!.untilOn, disqualified!.reason, disqualified!.evidence.at(-1)!.evidenceId],
    ['2026-03-01', null, '受到刑事处罚', evidenceId],
  )
  assert.deepEqual([await isBarred('2026-02-28'), await isBarred('2026-03-16'), await told()], [false, true, 1])
  assert.equal(await refused({}), 'workforce/barred-already')
  assert.equal(
    refusalOf(await officer.call(bars.liftBar, await lift({ on: '2026-03-17' }))),
    'on workforce/day-in-future',
  )
  assert.equal(
    refusalOf(await officer.call(bars.liftBar, await lift({ evidenceIds: [] }))),
    'evidenceIds workforce/bar-evidence-needed',
  )

  await officer.get(bars.liftBar, (await lift()) as never)
  assert.deepEqual(
    [(await page()).disqualified, await isBarred('2026-03-09'), await isBarred('2026-03-10'), await told()],
    [null, true, false, 0],
  )
})
