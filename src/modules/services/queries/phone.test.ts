import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '#kernel/actor.ts'
import * as contract from '#modules/services/contract.ts'
import { actors, noon, openCounty, regions, stations } from '#modules/services/testing/county.ts'
import { aClient, aVisit } from '#modules/services/testing/given.ts'

const county = await openCounty()

/** Waits until every transaction that is running now has ended: the server is shared with other tests, and a phone's page waits for all. */
async function settled(): Promise<void> {
  const [mine] = await county.rows<{ tx: string }>('select pg_current_xact_id()::text as tx')
  for (let tries = 0; tries < 400; tries++) {
    const [row] = await county.rows<{ past: boolean }>('select kernel.settled_before() > $1::text::xid8 as past', [
      mine!.tx,
    ])
    if (row!.past) return
    await sleep(25)
  }
}

const carried = async (actor: Actor, since?: string) => {
  await settled()
  return county.done(contract.carriedClients, actor, since ? { since } : {})
}
county.clock.now = new Date('2026-05-01T12:00:00+08:00')
const register = async (given = {}) =>
  (await county.done(contract.registerClient, actors.ding, aClient(given))).clientId
const calm = await register({ name: '安静', workerId: null })
const urgent = await register({ name: '急先锋', bornOn: '1940-01-02', categories: ['elder-alone'] })
const colleagues = await register({ name: '同事的', workerId: actors.leader.personId })
county.clock.now = noon

test('today begins with who is most overdue and why, and leaves a colleague’s clients out', async () => {
  const list = await county.done(contract.today, actors.ding, {})
  assert.deepEqual(
    list.due.map((visit) => [visit.clientId, visit.overdueDays]),
    [
      [urgent, 33],
      [calm, 0],
    ],
  )
  assert.equal(list.due[0]!.reason.zh, '高风险对象，每周至少探访一次；建档后尚未见面，已超期 33 天')
  assert.deepEqual([list.doneToday, list.overdue], [0, 1])
  await county.done(contract.recordService, actors.ding, aVisit(urgent))
  const later = await county.done(contract.today, actors.ding, {})
  assert.deepEqual(
    later.due.map((visit) => visit.clientId),
    [calm, urgent],
  )
  assert.deepEqual(
    [later.doneToday, later.overdue, later.due[1]!.lastOutcome, later.due[1]!.lastServiceCodes],
    [1, 0, 'met', ['wellbeing-check']],
  )
})

test('a phone gets its clients once, then only what changed, and forgets who left', async () => {
  const first = await carried(actors.ding)
  assert.deepEqual(first.rows.map((row) => row.clientId).sort(), [calm, urgent, colleagues].sort())
  assert.deepEqual([first.gone, first.more], [[], false])
  assert.ok(!JSON.stringify(first.rows).includes('ealed'))

  const idle = await carried(actors.ding, first.next)
  assert.deepEqual([idle.rows, idle.gone], [[], []])

  await county.done(
    contract.recordService,
    actors.ding,
    aVisit(calm, { outcome: 'not-met', minutes: 0, serviceCodes: [] }),
  )
  await county.done(contract.changeClient, actors.officer, {
    clientId: colleagues,
    basedOnVersion: 1,
    stationId: stations.west,
    regionCode: regions.otherVillage,
    workerId: null,
  })
  await county.done(contract.changeClient, actors.officer, { clientId: urgent, basedOnVersion: 1, workerId: null })
  const changed = await carried(actors.ding, idle.next)
  assert.deepEqual([changed.rows.map((row) => row.clientId), changed.gone], [[urgent], [colleagues]])
  const west = await carried(actors.westWorker)
  assert.deepEqual(
    west.rows.map((row) => row.clientId),
    [colleagues],
  )
})

test('a page that a slow writer is still behind of waits for it', async () => {
  const { next } = await carried(actors.ding)
  const slow = await county.pool.connect()
  await slow.query('begin')
  await slow.query('select pg_current_xact_id()')
  await county.done(contract.recordService, actors.ding, aVisit(urgent))
  assert.deepEqual((await county.done(contract.carriedClients, actors.ding, { since: next })).rows, [])
  await slow.query('commit')
  slow.release()
  assert.deepEqual(
    (await carried(actors.ding, next)).rows.map((row) => row.clientId),
    [urgent],
  )
})

test('a cursor that nobody made starts from the beginning', async () => {
  for (const since of ['x', Buffer.from('["1","2","3"]').toString('base64url')]) {
    assert.ok((await carried(actors.ding, since)).rows.length > 0)
  }
})
