import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { ancestorsOf, branchRange, digitsBelow, isWithin, levelOf, prefixOf, RegionCode } from './region.ts'

const code = (text: string) => RegionCode.parse(text)

for (const [text, prefix, level, above] of [
  ['330000000000', '33', 'province', []],
  ['330300000000', '3303', 'prefecture', ['330000000000']],
  ['330304000000', '330304', 'county', ['330300000000', '330000000000']],
  ['330304001000', '330304001', 'township', ['330304000000', '330300000000', '330000000000']],
  ['330304001202', '330304001202', 'village', ['330304001000', '330304000000', '330300000000', '330000000000']],
  // Dongguan has no counties: its towns hang directly on the prefecture.
  ['441900003000', '441900003', 'township', ['441900000000', '440000000000']],
  // Zeros at the end of a part are not an empty part.
  ['330304100000', '330304100', 'township', ['330304000000', '330300000000', '330000000000']],
  ['130100000000', '1301', 'prefecture', ['130000000000']],
] as const) {
  test(`${text} is a ${level}, and what lies above it is known from its digits`, () => {
    assert.deepEqual([prefixOf(code(text)), levelOf(code(text)), ancestorsOf(code(text))], [prefix, level, above])
  })
}

test('a branch is a half-open range of text: just what lies within it is between its ends', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`))
  fc.assert(
    fc.property(digits(12), digits(12), (one, other) => {
      const { low, high } = branchRange(code(other))
      assert.equal(one >= low && one < high, isWithin(code(one), code(other)))
    }),
  )
})

test('the places below a region are named by the digits of the next level', () => {
  assert.deepEqual(
    ['330000000000', '330300000000', '330304000000', '441900000000', '441900003000', '330304001202'].map((text) =>
      digitsBelow(code(text)),
    ),
    [4, 6, 9, 6, 12, 12],
  )
})

test('what is no region code is not taken for one', () => {
  assert.deepEqual(
    ['33', '03030400000a', '030304000000', '3303040000000', ''].map((text) => RegionCode.safeParse(text).success),
    [false, false, false, false, false],
  )
})
