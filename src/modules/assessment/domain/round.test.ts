import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayAnswer, mayNow, nextStage, stages } from '#modules/assessment/domain/round.ts'

test('a round goes from stage to stage and ends sealed', () => {
  assert.deepEqual(stages.map(nextStage), ['scoring', 'proposing', 'told', 'sealed', null])
})

test('scores are given while scoring, grades proposed after it, appeals made once people are told', () => {
  const when = (act: Parameters<typeof mayNow>[0]) => stages.filter((stage) => mayNow(act, stage))
  assert.deepEqual(when('score'), ['scoring'])
  assert.deepEqual(when('summarise'), ['self', 'scoring'])
  assert.deepEqual(when('propose'), ['proposing'])
  assert.deepEqual(when('appeal'), ['told'])
})

test('an appeal is answered by somebody who decided nothing about it before', () => {
  const about = { proposedBy: 'leader', confirmedBy: 'officer', personId: 'worker' }
  assert.deepEqual(
    ['leader', 'officer', 'worker', 'director'].map((who) => mayAnswer(who, about)),
    [false, false, false, true],
  )
})
