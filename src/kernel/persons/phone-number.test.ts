import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readPhoneNumber } from './phone-number.ts'

describe('however a worker types a phone, it becomes one number', () => {
  const mobile = [
    '13800001234',
    '138 0000 1234',
    '138-0000-1234',
    '+86 13800001234',
    '+86-138-0000-1234',
    '008613800001234',
    '8613800001234',
    '１３８００００１２３４',
    '(138)00001234',
    '\u200e13800001234 ',
    '138.0000.1234',
    '138–0000–1234',
  ]
  for (const typed of mobile) {
    test(typed, () => assert.deepEqual(readPhoneNumber(typed), { ok: true, kind: 'mobile', number: '13800001234' }))
  }

  const landline = {
    '0577-88001234': '0577-88001234',
    '(0577)8800 1234': '0577-88001234',
    '（0577）88001234': '0577-88001234',
    '057788001234': '0577-88001234',
    '+86 577 88001234': '0577-88001234',
    '0086057788001234': '0577-88001234',
    '010-88001234': '010-88001234',
    '021 6800123': '021-6800123',
    '0577-88001234转801': '0577-88001234-801',
    '0577-88001234-801': '0577-88001234-801',
    '057788001234 ext.801': '0577-88001234-801',
  }
  for (const [typed, number] of Object.entries(landline)) {
    test(typed, () => assert.deepEqual(readPhoneNumber(typed), { ok: true, kind: 'landline', number }))
  }
})

describe('a worker is told why a phone cannot be right', () => {
  const cases: [string, string][] = [
    ['', 'empty'],
    [' 　', 'empty'],
    ['没有', 'characters'],
    ['1380000123a', 'characters'],
    ['13800001234、13900001234', 'characters'],
    ['1380000123', 'length'],
    ['138000012345', 'length'],
    ['12345', 'length'],
    ['12800001234', 'prefix'],
    ['88001234', 'area-code-missing'],
    ['8800123', 'area-code-missing'],
    ['0577-880012', 'length'],
    ['0577-18001234', 'prefix'],
    ['0177-88001234', 'prefix'],
  ]
  for (const [typed, why] of cases)
    test(`${typed || 'nothing'}: ${why}`, () => assert.deepEqual(readPhoneNumber(typed), { ok: false, why }))
})

test('a number read once reads as itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-+ 转()') }), (typed) => {
      const once = readPhoneNumber(typed)
      if (once.ok) assert.deepEqual(readPhoneNumber(once.number), once)
    }),
    { numRuns: 2000 },
  )
})
