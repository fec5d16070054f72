import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { type Algorithm, headerOf, Unopenable } from './cipher.ts'
import { lastFour } from './keyed-hash.ts'
import { addKeyVersion, openKeys } from './keys.ts'
import { openVault, type Place } from './vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'vault-'))
after(() => rmSync(folder, { recursive: true }))

const place: Place = { table: 'services.client', column: 'identity_number', rowId: 'a' }
const number = '330399195603120012'

for (const algorithm of ['aes-256-gcm', 'sm4-gcm'] satisfies Algorithm[]) {
  const path = join(folder, algorithm, 'keys.json')
  const open = (sealedDataExists: boolean) => openKeys({ path, algorithm, sealedDataExists })

  describe(`an installation with ${algorithm}`, () => {
    test('that is new makes its keys once, for its owner alone, and finds them again', () => {
      const made = open(false)
      assert.equal(statSync(path).mode & 0o777, 0o600)
      assert.deepEqual(open(true), made)
      assert.equal(made.search.algorithm, algorithm === 'sm4-gcm' ? 'sm3' : 'sha256')
    })

    test('opens a value in its own row, and in no other row, column or table', () => {
      const vault = openVault(open(true))
      const sealed = vault.seal(place, number)
      assert.equal(vault.open(place, sealed), number)
      for (const other of [{ rowId: 'b' }, { column: 'phone' }, { table: 'volunteers.volunteer' }]) {
        assert.throws(() => vault.open({ ...place, ...other }, sealed), Unopenable)
      }
    })

    test('does not mistake one split of a place for another', () => {
      const vault = openVault(open(true))
      const sealed = vault.seal({ table: 'a', column: 'b","c', rowId: 'd' }, number)
      assert.throws(() => vault.open({ table: 'a', column: 'b', rowId: 'c","d' }, sealed), Unopenable)
    })

    test('finds a number by its hash, which differs from a phone with the same digits', () => {
      const vault = openVault(open(true))
      assert.deepEqual(vault.searchHash('phone', '13800001234'), vault.searchHash('phone', '13800001234'))
      assert.notDeepEqual(vault.searchHash('phone', '13800001234'), vault.searchHash('identity-number', '13800001234'))
      assert.notDeepEqual(vault.searchHash('phone', '13800001234'), vault.searchHash('phone', '13800001235'))
      assert.equal(vault.searchHash('phone', '13800001234').length, 32)
    })

    test('goes on opening old values after a new key version, and seals them again once', () => {
      const before = openVault(open(true))
      const sealed = before.seal(place, number)
      assert.equal(before.resealed(place, sealed), undefined)

      const renewed = openVault(addKeyVersion(path, algorithm))
      assert.equal(renewed.open(place, sealed), number)
      const again = renewed.resealed(place, sealed)
      assert.ok(again)
      assert.deepEqual(headerOf(again), { algorithm, keyVersion: 2 })
      assert.equal(renewed.open(place, again), number)
      assert.equal(renewed.resealed(place, again), undefined)
      assert.equal(renewed.fingerprint, before.fingerprint)
      assert.deepEqual(renewed.searchHash('phone', '1'), before.searchHash('phone', '1'))
      assert.throws(() => before.open(place, again), /key version 2 is not in the key file/)
    })

    test('moves to the other algorithm by a key version, with its old values still readable', () => {
      const sealed = openVault(open(true)).seal(place, number)
      const other: Algorithm = algorithm === 'sm4-gcm' ? 'aes-256-gcm' : 'sm4-gcm'
      const moved = openVault(addKeyVersion(path, other))
      assert.equal(moved.open(place, sealed), number)
      assert.equal(headerOf(moved.resealed(place, sealed)!).algorithm, other)
    })
  })
}

test('keys are never made anew where sealed data exists', () => {
  const path = join(folder, 'lost.json')
  assert.throws(
    () => openKeys({ path, algorithm: 'aes-256-gcm', sealedDataExists: true }),
    /Restore it from its backup/,
  )
})

test('two installations have two fingerprints', () => {
  const [one, two] = ['one', 'two'].map((name) =>
    openVault(openKeys({ path: join(folder, name), algorithm: 'aes-256-gcm', sealedDataExists: false })),
  )
  assert.notEqual(one!.fingerprint, two!.fingerprint)
})

test('a key file that others can read is not used', { skip: process.platform === 'win32' }, () => {
  const path = join(folder, 'open.json')
  openKeys({ path, algorithm: 'aes-256-gcm', sealedDataExists: false })
  chmodSync(path, 0o644)
  assert.throws(() => openKeys({ path, algorithm: 'aes-256-gcm', sealedDataExists: true }), /chmod 600/)
})

test('a damaged key file is named without a byte of it', () => {
  const path = join(folder, 'damaged.json')
  openKeys({ path, algorithm: 'aes-256-gcm', sealedDataExists: false })
  const whole = readFileSync(path, 'utf8')
  for (const text of ['', '{', '"abcdef"', whole.replace('"current": 1', '"current": 9'), whole.slice(0, -20)]) {
    writeFileSync(path, text)
    assert.throws(
      () => openKeys({ path, algorithm: 'aes-256-gcm', sealedDataExists: true }),
      (error: Error) => /damaged/.test(error.message) && !error.message.includes('secret') && !('cause' in error),
    )
  }
})

test('the last four stand in clear for recognising', () => assert.equal(lastFour(number), '0012'))
