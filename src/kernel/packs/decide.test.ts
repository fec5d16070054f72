import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import type { Basis, Condition } from '#kernel/packs/decide.ts'
import { askedFacts, decide, missingFacts, outcomeOf } from '#kernel/packs/decide.ts'

const on = parseDay('2026-11-22')
const basis: Basis = { place: 'national', document: 'rule', title: '演示办法', certainty: 'assumed', source: '演示' }
const oldEnough: Condition = { kind: 'ask', ask: 'person.age', compare: 'atLeast', limit: 60, basis }
const alone: Condition = { kind: 'ask', ask: 'person.livesAlone', compare: 'equals', limit: true, basis }
const both: Condition = { kind: 'all', parts: [oldEnough, alone] }

test('an elder who lives alone meets both parts, and the answer shows what was found and on what it rests', () => {
  assert.deepEqual(decide(both, { 'person.age': 66, 'person.livesAlone': true }, on), {
    kind: 'all',
    outcome: 'met',
    parts: [
      { kind: 'ask', outcome: 'met', ask: 'person.age', compare: 'atLeast', limit: 60, found: 66, basis },
      { kind: 'ask', outcome: 'met', ask: 'person.livesAlone', compare: 'equals', limit: true, found: true, basis },
    ],
  })
})

test('where a fact is missing the answer is unknown and names it', () => {
  const decided = decide(both, { 'person.age': 66 }, on)
  assert.equal(decided.outcome, 'unknown')
  assert.deepEqual(missingFacts(decided), ['person.livesAlone'])
})

test('a young person is settled without asking further', () => {
  const decided = decide(both, { 'person.age': 20 }, on)
  assert.equal(decided.outcome, 'unmet')
  assert.deepEqual(missingFacts(decided), [])
})

test('one of two is enough, and the other way round turns a known answer only', () => {
  const either: Condition = { kind: 'any', parts: [oldEnough, alone] }
  assert.equal(decide(either, { 'person.livesAlone': true }, on).outcome, 'met')
  const neither: Condition = { kind: 'not', part: either }
  assert.equal(decide(neither, { 'person.livesAlone': true }, on).outcome, 'unmet')
  assert.deepEqual(missingFacts(decide(neither, { 'person.livesAlone': false }, on)), ['person.age'])
})

test('a caller learns which facts to compute', () => {
  assert.deepEqual(askedFacts({ kind: 'any', parts: [both, { kind: 'not', part: oldEnough }] }), [
    'person.age',
    'person.livesAlone',
  ])
})

test('who asks only for the outcome is told the same as who sees the tree', () => {
  const conditions: Condition[] = [
    oldEnough,
    alone,
    both,
    { kind: 'any', parts: [oldEnough, alone] },
    { kind: 'not', part: both },
    {
      kind: 'all',
      parts: [
        { kind: 'not', part: alone },
        { kind: 'any', parts: [both, oldEnough] },
      ],
    },
  ]
  const people = [
    {},
    { 'person.age': 61 },
    { 'person.age': 59 },
    { 'person.livesAlone': true },
    { 'person.age': 61, 'person.livesAlone': true },
    { 'person.age': 61, 'person.livesAlone': false },
    { 'person.age': null, 'person.livesAlone': true },
  ]
  const outcomes = conditions.map((condition) => people.map((facts) => outcomeOf(condition, facts, on)))
  assert.deepEqual(
    outcomes,
    conditions.map((condition) => people.map((facts) => decide(condition, facts, on).outcome)),
  )
  assert.deepEqual(new Set(outcomes.flat()), new Set(['met', 'unmet', 'unknown']))
})
