import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factsOf } from '#modules/assessment/domain/standing.ts'
import type { Standing } from '#modules/assessment/domain/standing.ts'

const years = (...standings: [number, Standing][]) => standings.map(([year, standing]) => ({ year, standing }))

test('nothing is known of somebody who was never assessed', () => {
  assert.deepEqual(factsOf([]), {})
  assert.deepEqual(factsOf(years([2025, 'not-assessed'])), {})
})

test('the latest year speaks, and rows are counted back from it', () => {
  assert.deepEqual(
    factsOf(years([2022, 'unqualified'], [2023, 'qualified'], [2024, 'excellent'], [2025, 'excellent'])),
    {
      'assessment.last': 'excellent',
      'assessment.lastYear': 2025,
      'assessment.lastTwo': ['excellent', 'excellent'],
      'assessment.excellentInRow': 2,
      'assessment.qualifiedInRow': 3,
      'assessment.excellentYears': ['2024', '2025'],
      'assessment.unqualifiedYears': ['2022'],
      'assessment.basicYears': [],
    },
  )
})

test('a year of leave neither counts nor breaks a row; a year of which nothing is known breaks it', () => {
  const leave = factsOf(years([2023, 'excellent'], [2024, 'not-assessed'], [2025, 'excellent']))
  assert.equal(leave['assessment.excellentInRow'], 2)
  assert.equal(leave['assessment.last'], 'excellent')
  const gap = factsOf(years([2023, 'excellent'], [2025, 'excellent']))
  assert.equal(gap['assessment.excellentInRow'], 1)
})

test('whoever was barely qualified last year has no row', () => {
  const facts = factsOf(years([2024, 'excellent'], [2025, 'basic']))
  assert.equal(facts['assessment.excellentInRow'], 0)
  assert.equal(facts['assessment.qualifiedInRow'], 0)
  assert.deepEqual(facts['assessment.basicYears'], ['2025'])
  assert.deepEqual(facts['assessment.lastTwo'], ['basic', 'excellent'])
})
