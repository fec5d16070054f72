import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import * as contract from '#modules/services/contract.ts'
import { actors, noon, openCounty, regions } from '#modules/services/testing/county.ts'
import { aClient, anActivity, aPicture, aVisit } from '#modules/services/testing/given.ts'

const county = await openCounty()
county.clock.now = new Date('2026-06-01T12:00:00+08:00')
const { clientId } = await county.done(contract.registerClient, actors.ding, aClient())
const other = await county.done(contract.registerClient, actors.ding, aClient({ regionCode: regions.farVillage }))
county.clock.now = noon

const lastMet = async (id: string) =>
  (await county.rows<{ last_met_on: string | null }>('select last_met_on from services.client where id = $1', [id]))[0]!
    .last_met_on

test('a correction puts the record right everywhere and keeps the former version with who, when and why', async () => {
  const photographId = randomUUID()
  await county.done(contract.sendPhotograph, actors.ding, { photographId }, aPicture())
  const { recordId } = await county.done(
    contract.recordService,
    actors.ding,
    aVisit(clientId, { photographIds: [photographId] }),
  )
  assert.equal(await lastMet(clientId), '2026-06-10')
  const right = aVisit(other.clientId, { heldOn: '2026-06-09', minutes: 25 })
  const corrected = await county.done(contract.correctRecord, actors.leader, {
    ...right,
    recordId,
    basedOnVersion: 1,
    reason: '选错了人',
  })
  assert.deepEqual(corrected, { recordId, version: 2 })
  assert.deepEqual([await lastMet(clientId), await lastMet(other.clientId)], [null, '2026-06-09'])

  const shown = await county.done(contract.record, actors.ding, { recordId })
  assert.deepEqual(
    [shown.clientId, shown.heldOn, shown.minutes, shown.regionCode, shown.workerName, shown.photographs],
    [other.clientId, '2026-06-09', 25, regions.farVillage, '丁小满', []],
  )
  assert.deepEqual(shown.history, [
    { version: 1, at: noon.toISOString(), byName: '丁小满', act: 'recorded', reason: null },
    { version: 2, at: noon.toISOString(), byName: '陶知行', act: 'corrected', reason: '选错了人' },
  ])
  const [kept] = await county.rows<{ before: Record<string, unknown> }>(
    'select before from services.record_revision where record_id = $1',
    [recordId],
  )
  assert.deepEqual(
    [kept!.before['client_id'], kept!.before['minutes'], kept!.before['photographs']],
    [clientId, 40, [photographId]],
  )
  const [event] = await county.rows(
    `select region_code, day, reason, data from kernel.event where kind = 'services/record-corrected' and subject_id = $1`,
    [recordId],
  )
  assert.deepEqual(event, {
    region_code: regions.farVillage,
    day: '2026-06-09',
    reason: '选错了人',
    data: { method: 'visit', formerRegionCode: regions.village, formerDay: '2026-06-10' },
  })
})

test('a correction on a version that is no longer the last, of another method, or by a stranger is refused', async () => {
  const { recordId } = await county.done(contract.recordService, actors.ding, aVisit(clientId))
  const again = { ...aVisit(clientId), recordId, basedOnVersion: 1, reason: '改分钟' }
  const stale = await county.call(contract.correctRecord, actors.ding, { ...again, basedOnVersion: 0 })
  assert.equal(stale.ok || stale.code, 'kernel/changed-meanwhile')
  const method = await county.call(contract.correctRecord, actors.ding, { ...again, method: 'case' })
  assert.deepEqual(method.ok || method.fields, { method: 'services/method-stays' })
  const wrong = await county.call(contract.correctRecord, actors.ding, { ...again, minutes: 0 })
  assert.deepEqual(wrong.ok || wrong.fields, { minutes: 'services/minutes-too-few' })
  for (const stranger of [actors.westWorker, actors.nextOfficer, actors.wen]) {
    const answer = await county.call(contract.correctRecord, stranger, again)
    assert.equal(answer.ok || answer.code, 'kernel/not-found')
  }
  await county.done(contract.correctRecord, actors.officer, again)
})

test('who was taken out of an activity no longer came, and who stays need not be in reach today', async () => {
  const guest = await county.done(contract.registerClient, actors.ding, aClient())
  const { recordId } = await county.done(
    contract.recordService,
    actors.ding,
    anActivity({ participantIds: [clientId, guest.clientId] }),
  )
  await county.rows('update services.client set closed_on = $2 where id = $1', [guest.clientId, '2026-06-10'])
  const change = {
    ...anActivity({ participantIds: [guest.clientId, other.clientId], unnamedParticipants: 3 }),
    recordId,
    basedOnVersion: 1,
    reason: '补签到',
  }
  await county.done(contract.correctRecord, actors.ding, change)
  const present = await county.rows<{ client_id: string }>(
    'select client_id from services.presence where record_id = $1',
    [recordId],
  )
  assert.deepEqual(present.map((one) => one.client_id).sort(), [guest.clientId, other.clientId].sort())
  assert.equal((await county.done(contract.record, actors.ding, { recordId })).personTimes, 5)
})

test('a record may be put right long after it could still be made', async () => {
  const { recordId } = await county.done(contract.recordService, actors.ding, aVisit(clientId))
  county.clock.now = new Date('2026-12-10T12:00:00+08:00')
  await county.done(contract.correctRecord, actors.ding, {
    ...aVisit(clientId, { minutes: 55 }),
    recordId,
    basedOnVersion: 1,
    reason: '时长写错',
  })
  county.clock.now = noon
})

test('a withdrawn record counts nowhere, stays to be read, and cannot be changed again', async () => {
  const { clientId: lonely } = await county.done(contract.registerClient, actors.ding, aClient())
  const { recordId } = await county.done(contract.recordService, actors.ding, aVisit(lonely))
  await county.done(contract.withdrawRecord, actors.ding, { recordId, basedOnVersion: 1, reason: '重复登记' })
  assert.equal(await lastMet(lonely), null)
  assert.deepEqual(await county.rows('select from services.presence where record_id = $1', [recordId]), [])
  const shown = await county.done(contract.record, actors.ding, { recordId })
  assert.deepEqual([shown.withdrawn, shown.mayCorrect, shown.history.at(-1)!.act], [true, false, 'withdrawn'])
  const again = await county.call(contract.withdrawRecord, actors.ding, {
    recordId,
    basedOnVersion: 2,
    reason: '再撤一次',
  })
  assert.equal(again.ok || again.code, 'services/record-withdrawn')
})
