import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BankQuestion, drawPaper, flagsOf, isRight, statisticsOf } from '#modules/certificates/domain/mock.ts'

const bank: BankQuestion[] = ['a', 'b', 'c'].flatMap((point) =>
  [1, 2, 3].map((n) => ({ id: `${point}${n}`, kind: 'single' as const, point })),
)
const many: BankQuestion[] = [1, 2].map((n) => ({ id: `m${n}`, kind: 'multiple', point: 'a' }))
/** Always the same luck. */
const luck = () => {
  let n = 7
  return () => (n = (n * 16807) % 2147483647) / 2147483647
}

test('a paper draws each point once before any twice', () => {
  const drawn = drawPaper([...bank, ...many], { single: 3, multiple: 1 }, luck())!
  assert.equal(drawn.length, 4)
  assert.deepEqual(
    drawn
      .slice(0, 3)
      .map((id) => id[0])
      .toSorted(),
    ['a', 'b', 'c'],
  )
  assert.equal(new Set(drawPaper([...bank, ...many], { single: 9, multiple: 2 }, luck())).size, 11)
  assert.equal(drawPaper(bank, { single: 3, multiple: 1 }, luck()), undefined)
  assert.equal(drawPaper(bank, { single: 10, multiple: 0 }, luck()), undefined)
})

test('an answer is right as a whole or not at all', () => {
  assert.equal(isRight(['A'], ['A']), true)
  assert.equal(isRight(['A', 'C'], ['C', 'A']), true)
  assert.equal(isRight(['A', 'C'], ['A']), false)
  assert.equal(isRight(['A', 'C'], ['A', 'B', 'C']), false)
  assert.equal(isRight(['A'], []), false)
})

test('a question that the able answer and others do not tells them apart', () => {
  const good = [
    ...Array(10).fill({ isRight: true, restShare: 0.9 }),
    ...Array(10).fill({ isRight: false, restShare: 0.3 }),
  ]
  const { discrimination, ...rest } = statisticsOf(good)
  assert.deepEqual([rest, discrimination?.toFixed(9)], [{ answers: 20, difficulty: 0.5 }, (1).toFixed(9)])
  const upsideDown = good.map((one) => ({ ...one, isRight: !one.isRight }))
  assert.equal(statisticsOf(upsideDown).discrimination?.toFixed(9), (-1).toFixed(9))
  assert.deepEqual(statisticsOf([]), { answers: 0, difficulty: null, discrimination: null })
  assert.equal(statisticsOf(good.map((one) => ({ ...one, isRight: true }))).discrimination, null)
  assert.equal(statisticsOf(good.map((one) => ({ ...one, restShare: 0.5 }))).discrimination, null)
})

test('a question is flagged when enough have answered, and not before', () => {
  const limits = { leastAnswers: 20, tooHardBelow: 0.2, tooEasyAbove: 0.95, weakBelow: 0.2 }
  const of = (answers: number, difficulty: number, discrimination: number | null) =>
    flagsOf({ answers, difficulty, discrimination }, limits)
  assert.deepEqual(of(19, 0, -1), [])
  assert.deepEqual(of(20, 0.19, 0.5), ['too-hard'])
  assert.deepEqual(of(20, 0.96, 0.1), ['too-easy', 'weak'])
  assert.deepEqual(of(20, 0.2, 0.2), [])
  assert.deepEqual(of(20, 0.95, null), [])
})
