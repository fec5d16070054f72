import assert from 'node:assert/strict'
import { createDecipheriv } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Algorithm, cipherWith, headerOf, isAvailable, keyBytesOf, Unopenable } from './cipher.ts'

for (const algorithm of ['aes-256-gcm', 'sm4-gcm'] satisfies Algorithm[]) {
  describe(algorithm, () => {
    const key = Buffer.alloc(keyBytesOf(algorithm), 7)
    const cipher = cipherWith(algorithm, 3, key)

    test('this Node has it', () => assert.equal(isAvailable(algorithm), true))

    test('any text comes back as it was, in its own place', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, context) => {
          assert.equal(cipher.open(cipher.seal(plain, context), context), plain)
        }),
      )
    })

    test('a value carried to another place does not open', () => {
      fc.assert(
        fc.property(fc.string(), fc.string(), fc.string(), (plain, here, there) => {
          fc.pre(here !== there)
          assert.throws(() => cipher.open(cipher.seal(plain, here), there), Unopenable)
        }),
      )
    })

    test('a single changed bit anywhere is noticed', () => {
      const sealed = cipher.seal('330399195603120012', 'here')
      for (let bit = 0; bit < sealed.length * 8; bit++) {
        const changed = Buffer.from(sealed)
        changed[bit >> 3]! ^= 1 << (bit & 7)
        assert.throws(() => cipher.open(changed, 'here'), Unopenable, `bit ${bit}`)
      }
    })

    test('a value that was cut short is noticed at every length', () => {
      const sealed = cipher.seal('330399195603120012', 'here')
      for (let length = 0; length < sealed.length; length++) {
        assert.throws(() => cipher.open(sealed.subarray(0, length), 'here'), Unopenable)
      }
    })

    test('neither another key nor another version of the key opens it', () => {
      const sealed = cipher.seal('x', 'here')
      const otherKey = cipherWith(algorithm, 3, Buffer.alloc(keyBytesOf(algorithm), 8))
      const otherVersion = cipherWith(algorithm, 4, key)
      for (const other of [otherKey, otherVersion]) assert.throws(() => other.open(sealed, 'here'), Unopenable)
    })

    test('the same value sealed twice looks different, and none of it shows', () => {
      const [one, two] = [cipher.seal('永安路八号', 'here'), cipher.seal('永安路八号', 'here')]
      assert.notDeepEqual(one, two)
      assert.equal(one.includes(Buffer.from('永安')), false)
    })

    test('the header says which key to fetch', () => {
      assert.deepEqual(headerOf(cipher.seal('x', 'here')), { algorithm, keyVersion: 3 })
    })

    test('a key of the wrong length is not accepted', () => {
      assert.throws(() => cipherWith(algorithm, 1, Buffer.alloc(5)), /wants a key/)
    })
  })
}

test('bytes that were never sealed are told apart', () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from([1, 0, 1]), Buffer.alloc(64, 9)]) {
    assert.throws(() => headerOf(bytes), Unopenable)
  }
})

test('SM4-GCM is the SM4-GCM of RFC 8998, appendix A.1', () => {
  const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
  const decipher = createDecipheriv(
    'sm4-gcm' as 'aes-256-gcm',
    hex('0123456789ABCDEFFEDCBA9876543210'),
    hex('00001234567800000000ABCD'),
    { authTagLength: 16 },
  )
  decipher.setAAD(hex('FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2'))
  decipher.setAuthTag(hex('83DE3541E4C2B58177E065A9BF7B62EC'))
  const sealed = hex(
    '17F399F08C67D5EE19D0DC9969C4BB7D 5FD46FD3756489069157B282BB200735 D82710CA5C22F0CCFA7CBF93D496AC15 A56834CBCF98C397B4024A2691233B8D',
  )
  assert.deepEqual(
    Buffer.concat([decipher.update(sealed), decipher.final()]),
    hex(
      'AAAAAAAAAAAAAAAA BBBBBBBBBBBBBBBB CCCCCCCCCCCCCCCC DDDDDDDDDDDDDDDD EEEEEEEEEEEEEEEE FFFFFFFFFFFFFFFF EEEEEEEEEEEEEEEE AAAAAAAAAAAAAAAA',
    ),
  )
})
