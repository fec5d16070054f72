import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeLock, newLock, openLock, seal, sealBytes, unseal, unsealBytes } from './seal.ts'

const { lock, key } = await newLock('雁过拔毛 1')

test('a worker opens the phone with the password and with no other', async () => {
  assert.equal(await openLock(lock, '雁过拔毛 2'), undefined)
  const sealed = await seal(key, 'outbox/1', { note: '老人独自在家' })
  const again = await openLock(lock, '雁过拔毛 1')
  assert.deepEqual(await unseal(again!, 'outbox/1', sealed), { note: '老人独自在家' })
})

test('nobody reads the data key out of an open phone', async () => {
  await assert.rejects(crypto.subtle.exportKey('raw', key))
  await assert.rejects(crypto.subtle.exportKey('raw', (await openLock(lock, '雁过拔毛 1'))!))
})

test('what is sealed shows nothing of what it holds', async () => {
  const sealed = await seal(key, 'clients/1', { name: '林秋水' })
  assert.ok(!Buffer.from(sealed.body).includes('林秋水'))
})

test('a row moved to another place does not open', async () => {
  const sealed = await seal(key, 'clients/1', { name: '林秋水' })
  await assert.rejects(unseal(key, 'clients/2', sealed))
})

test('a photograph comes back byte for byte', async () => {
  const bytes = new Uint8Array([0xff, 0xd8, 0, 1, 2, 0xff, 0xd9])
  assert.deepEqual(
    new Uint8Array(await unsealBytes(key, 'photographs/1', await sealBytes(key, 'photographs/1', bytes))),
    bytes,
  )
})

test('after a new password was given the old one still brings the unsent records under the new one', async () => {
  const sealed = await seal(key, 'outbox/1', { note: '未发送' })
  assert.equal(await changeLock(lock, 'wrong', 'new password'), undefined)
  const changed = await changeLock(lock, '雁过拔毛 1', 'new password')
  assert.equal(await openLock(changed!, '雁过拔毛 1'), undefined)
  assert.deepEqual(await unseal((await openLock(changed!, 'new password'))!, 'outbox/1', sealed), { note: '未发送' })
})
