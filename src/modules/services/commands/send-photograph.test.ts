import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { FileReply } from '#kernel/context.ts'
import * as contract from '#modules/services/contract.ts'
import { classAnew, dropAbandonedPhotographs } from '#modules/services/jobs.ts'
import { keyOf } from '#modules/services/photograph-place.ts'
import { actors, noon, openCounty } from '#modules/services/testing/county.ts'
import { aClient, aPicture, aVisit } from '#modules/services/testing/given.ts'

const county = await openCounty()
county.clock.now = new Date('2026-06-01T12:00:00+08:00')
const { clientId } = await county.done(
  contract.registerClient,
  actors.ding,
  aClient({ bornOn: '1946-06-15', categories: ['elder-alone'] }),
)
county.clock.now = noon

const send = (photographId: string, bytes: Buffer, actor = actors.ding) =>
  county.call(contract.sendPhotograph, actor, { photographId }, bytes)
const place = [0xff, 0xe1, 0, 12, ...Buffer.from('Exif\0\0N28E')]

test('a photograph is kept sealed and without what the camera wrote beside it, and is shown again to whom it may be', async () => {
  const id = randomUUID()
  assert.deepEqual(await send(id, aPicture(place)), { ok: true, reply: { photographId: id, bytes: aPicture().length } })
  const kept = await county.house.files.get(keyOf(id))
  assert.ok(kept && !kept.includes(aPicture().subarray(0, 8)))
  const shown = (await county.done(contract.photograph, actors.leader, { photographId: id })) as FileReply
  assert.deepEqual([shown.type, shown.body], ['image/jpeg', aPicture()])
})

test('sent again it changes nothing; another picture under its number is refused', async () => {
  const id = randomUUID()
  const first = await send(id, aPicture())
  assert.deepEqual(await send(id, aPicture()), first)
  for (const answer of [
    await send(id, aPicture([0xff, 0xdb, 0, 3, 7])),
    await send(id, aPicture(), actors.westWorker),
  ]) {
    assert.equal(answer.ok || answer.code, 'services/photograph-differs')
  }
})

test('what is no photograph, broken off, or too large is refused', async () => {
  for (const bytes of [
    Buffer.from('<svg onload=alert(1)>'),
    Buffer.alloc(0),
    aPicture().subarray(0, 9),
    Buffer.from('%PDF-1.7'),
  ]) {
    const answer = await send(randomUUID(), bytes)
    assert.equal(answer.ok || answer.code, 'services/photograph-not-an-image')
  }
  const large = await send(randomUUID(), Buffer.concat([aPicture(), Buffer.alloc(10 * 1024 * 1024)]))
  assert.equal(large.ok || large.words, '照片太大，最多 10 MB。')
})

test('a disk without space keeps neither the file nor the row', async () => {
  const id = randomUUID()
  const { put } = county.house.files
  county.house.files.put = async () => {
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
  }
  await assert.rejects(send(id, aPicture()), { code: 'ENOSPC' })
  county.house.files.put = put
  assert.deepEqual(await county.rows('select from services.photograph where id = $1', [id]), [])
})

test('a photograph that no record names is dropped after a week, one that is named stays', async () => {
  const [used, left] = [randomUUID(), randomUUID()]
  for (const id of [used, left]) await send(id, aPicture())
  await county.done(contract.recordService, actors.ding, aVisit(clientId, { photographIds: [used] }))
  await dropAbandonedPhotographs(county.house)
  assert.ok(await county.house.files.get(keyOf(left)))
  county.clock.now = new Date('2026-06-18T12:00:00+08:00')
  await dropAbandonedPhotographs(county.house)
  county.clock.now = noon
  assert.deepEqual(
    [(await county.house.files.get(keyOf(used))) !== null, await county.house.files.get(keyOf(left))],
    [true, null],
  )
  assert.deepEqual(await county.rows('select id from services.photograph where id = any ($1)', [[used, left]]), [
    { id: used },
  ])
})

test('on the eightieth birthday a client becomes high-risk by night, and nobody else’s file is touched', async () => {
  const standing = () =>
    county.rows('select risk_class, due_on, last_met_on from services.client where id = $1', [clientId])
  assert.deepEqual(await standing(), [{ risk_class: 'general', due_on: '2026-09-10', last_met_on: '2026-06-10' }])
  county.clock.now = new Date('2026-06-15T01:20:00+08:00')
  assert.equal(await classAnew(county.house), 1)
  assert.equal(await classAnew(county.house), 0)
  county.clock.now = noon
  assert.deepEqual(await standing(), [{ risk_class: 'high', due_on: '2026-06-17', last_met_on: '2026-06-10' }])
})
