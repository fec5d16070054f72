import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodiesOfGrade, endingOf, gradesWaiting } from '#modules/selection/domain/endings.ts'

const office = { zh: '办公室核实', en: 'The office verifies' }
const group = { zh: '领导小组批准', en: 'The group approves' }
const withdrawn = { code: 'withdrawn', title: 'withdrawn', verifiedBy: office, approvedBy: group } as const
const left = { code: 'left', title: 'kept' } as const
const fail = { code: 'fail', title: 'withdrawn' } as const

test('a grade that withdraws the title goes by its own words, or by those of the ending that withdraws it', () => {
  const own = { ...fail, verifiedBy: group }
  assert.equal(bodiesOfGrade({ endings: [withdrawn] }, own), own)
  assert.equal(bodiesOfGrade({ endings: [left, withdrawn] }, fail), withdrawn)
  assert.deepEqual(bodiesOfGrade({ endings: [left, { code: 'x', title: 'withdrawn' }] }, fail), {})
  assert.deepEqual(bodiesOfGrade({ endings: [withdrawn] }, { code: 'pass', title: 'kept', verifiedBy: group }), {})
})

test('a fact is ruled by its ending, or by the grade it carries out', () => {
  const rules = { endings: [left, withdrawn], grades: [fail, { code: 'left', title: 'confirmed' } as const] }
  assert.deepEqual(
    [
      endingOf(rules, { code: 'left', grade_id: null })?.title,
      endingOf(rules, { code: 'left', grade_id: 'g' })?.title,
      endingOf(rules, { code: 'fail', grade_id: 'g' })?.title,
      endingOf(rules, { code: 'fail', grade_id: 'g' })?.approvedBy,
      endingOf(rules, { code: 'fail', grade_id: null }),
      endingOf(rules, { code: 'gone', grade_id: 'g' }),
    ],
    ['kept', 'kept', 'withdrawn', group, undefined, undefined],
  )
})

test('a grade holds only once its fact is in force', () => {
  const stages = ['reported', 'verified', 'in-force', 'dismissed', 'reversed']
  assert.deepEqual(
    [...gradesWaiting([...stages.map((stage) => ({ grade_id: stage, stage })), { grade_id: null, stage: 'reported' }])],
    ['reported', 'verified', 'dismissed', 'reversed'],
  )
})
