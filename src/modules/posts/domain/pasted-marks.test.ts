import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPasted } from './pasted-marks.ts'

const people = [
  { candidateId: 'a', number: 1, name: '丁一' },
  { candidateId: 'b', number: 2, name: '丁二' },
  { candidateId: 'c', number: 3, name: '丁二' },
]

test('a pasted list is read by number or by a name that only one has; the rest comes back', () => {
  const { found, unknown } = readPasted(
    '001\t丁一\t８３.５\n丁二 80\n\n3，缺考\n9 70\n丁一 一百\n丁一 101\n丁一',
    people,
  )
  assert.deepEqual(found, [
    { candidateId: 'a', result: 83.5 },
    { candidateId: 'c', result: 'absent' },
  ])
  assert.deepEqual(unknown, ['丁二 80', '9 70', '丁一 一百', '丁一 101', '丁一'])
})
