import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seatTogether } from '#modules/certificates/domain/escort.ts'

const of = (unit: string, count: number) => Array.from({ length: count }, (_, n) => ({ id: `${unit}${n}`, unit }))
const groupsOf = (seated: Map<string, string>, unit: string) => [
  ...new Set([...seated].filter(([id]) => id.startsWith(unit)).map(([, group]) => group)),
]

test('colleagues go together in the bus they just fit in', () => {
  const seated = seatTogether(
    [...of('east', 5), ...of('west', 3)],
    [
      { id: 'bus', free: 20 },
      { id: 'van', free: 5 },
    ],
  )
  assert.deepEqual(groupsOf(seated, 'east'), ['van'])
  assert.deepEqual(groupsOf(seated, 'west'), ['bus'])
})

test('a unit that fits nowhere whole is parted, and nobody sits where there is no seat', () => {
  const seated = seatTogether(of('east', 7), [
    { id: 'van', free: 3 },
    { id: 'car', free: 2 },
  ])
  assert.equal(seated.size, 5)
  assert.deepEqual(groupsOf(seated, 'east').toSorted(), ['car', 'van'])
  assert.equal(seatTogether(of('east', 2), []).size, 0)
})
