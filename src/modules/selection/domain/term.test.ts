import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterEnding, afterGrade, bodiesNeeded } from '#modules/selection/domain/term.ts'

test('a training ends in a title or in none, and a title that is held is kept or withdrawn', () => {
  const means = ['kept', 'withdrawn', 'confirmed', 'never'] as const
  const states = ['training', 'held', 'never', 'withdrawn'] as const
  assert.deepEqual(
    states.map((state) => means.map((one) => afterGrade(state, one))),
    [
      ['training', 'training', 'held', 'never'],
      ['held', 'withdrawn', 'held', 'held'],
      ['never', 'never', 'never', 'never'],
      ['withdrawn', 'withdrawn', 'withdrawn', 'withdrawn'],
    ],
  )
  assert.deepEqual(
    states.map((state) => (['kept', 'withdrawn', 'never'] as const).map((one) => afterEnding(state, one))),
    [
      ['training', 'never', 'never'],
      ['held', 'withdrawn', 'held'],
      ['never', 'never', 'never'],
      ['withdrawn', 'withdrawn', 'withdrawn'],
    ],
  )
})

test('an ending that names a body needs two of them', () => {
  assert.deepEqual([bodiesNeeded({}), bodiesNeeded({ verifiedBy: 1 }), bodiesNeeded({ approvedBy: 1 })], [0, 2, 2])
})
