import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lend } from '#modules/posts/domain/secondment.ts'

const rule = {
  forbiddenLevels: ['province', 'prefecture', 'county'],
  approvalLevels: ['township'],
  kinds: new Set(['worker', 'deputy']),
}

test('who may borrow a community worker', () => {
  const examples: [string | undefined, string, string][] = [
    ['worker', 'county', 'posts/lending-forbidden'],
    ['deputy', 'province', 'posts/lending-forbidden'],
    ['worker', 'township', 'with-approval'],
    ['worker', 'village', 'at-once'],
    ['professional', 'county', 'at-once'],
    [undefined, 'county', 'at-once'],
  ]
  for (const [kind, level, said] of examples) {
    const answer = lend(kind, level, rule)
    assert.equal(answer.ok ? answer.value : answer.refusal.code, said)
  }
})
