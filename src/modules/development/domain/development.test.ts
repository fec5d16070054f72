import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  cooperationKinds,
  kindsUnder,
  mayStandUnder,
  standsUnder,
  stateOn,
  treeOf,
} from '#modules/development/domain/cooperation.ts'
import { parseDay } from '#kernel/days.ts'
import type { Condition } from '#kernel/packs/decide.ts'
import { placeOn } from '#modules/development/domain/growth.ts'
import { stateOf } from '#modules/development/domain/measure.ts'
import { rankCandidates } from '#modules/development/domain/pool.ts'

test('whom the rule lets in stands before whom it cannot tell of, and equals over the last place are a tie', () => {
  const candidates = [
    { id: 'a', outcome: 'met', preferred: 1 },
    { id: 'b', outcome: 'met', preferred: 3 },
    { id: 'c', outcome: 'unknown', preferred: 3 },
    { id: 'd', outcome: 'met', preferred: 1 },
    { id: 'e', outcome: 'unmet', preferred: 3 },
  ] as const
  const ranked = (places: number | null) =>
    rankCandidates(candidates, places).map((one) => [one.id, one.rank, one.tied])
  assert.deepEqual(ranked(2), [
    ['b', 1, false],
    ['a', 2, true],
    ['d', 2, true],
    ['c', 4, false],
    ['e', 5, false],
  ])
  for (const places of [3, 0, null, 9])
    assert.deepEqual(
      ranked(places).filter((one) => one[2]),
      [],
      String(places),
    )
})

test('somebody stands on the last step whose every step before is met; what is unknown is not reached', () => {
  const ask = (name: string): Condition => ({
    kind: 'ask',
    ask: name,
    compare: 'equals',
    limit: true,
    basis: {} as never,
  })
  const steps = ['one', 'two', 'three'].map((code) => ({ code, when: ask(code) }))
  const on = parseDay('2026-03-16')
  const place = (facts: Record<string, boolean>) => {
    const { at, next } = placeOn(steps, facts, on)
    return [at?.code ?? null, next?.code ?? null]
  }
  assert.deepEqual(place({}), [null, 'one'])
  assert.deepEqual(place({ one: true }), ['one', 'two'])
  assert.deepEqual(place({ one: true, three: true }), ['one', 'two'], 'a step is not jumped over')
  assert.deepEqual(place({ one: false, two: true }), [null, 'one'])
  assert.deepEqual(place({ one: true, two: true, three: true }), ['three', null])
})

test('a measure is overdue the day after it was due, and due soon before', () => {
  const state = (dueOn: string, doneOn: string | null = null) =>
    stateOf({ doneOn, dueOn: parseDay(dueOn) }, parseDay('2026-03-16'), 30)
  assert.deepEqual(
    ['2026-03-15', '2026-03-16', '2026-04-15', '2026-04-16'].map((day) => state(day)),
    ['overdue', 'soon', 'soon', 'running'],
  )
  assert.equal(state('2026-03-01', '2026-02-20'), 'done')
})

test('each kind stands under kinds before it, so nothing comes to stand under itself', () => {
  for (const kind of cooperationKinds)
    for (const above of standsUnder[kind])
      assert.ok(cooperationKinds.indexOf(above) < cooperationKinds.indexOf(kind), `${kind} under ${above}`)
  assert.deepEqual(kindsUnder('institute'), ['topic', 'output'])
  assert.deepEqual(kindsUnder('output'), [])
  assert.equal(mayStandUnder('output', 'topic'), true)
  assert.equal(mayStandUnder('topic', 'output'), false)
})

test('what ends soon is called so from its first day of reminding to its last', () => {
  const today = parseDay('2026-03-16')
  const state = (untilOn: string | null, days: number | null = 30) => stateOn(untilOn, today, days)
  assert.deepEqual(
    [null, '2026-04-16', '2026-04-15', '2026-03-17', '2026-03-16'].map((untilOn) => state(untilOn)),
    ['running', 'running', 'soon', 'soon', 'over'],
  )
  assert.equal(state('2026-03-17', null), 'running', 'a kind that nobody is reminded of')
})

test('the outputs of an institute follow their topics', () => {
  const row = (id: string, under_id: string | null) => ({ id, under_id })
  const rows = [row('paper', 'topic'), row('topic', 'institute'), row('report', 'institute'), row('elsewhere', 'other')]
  assert.deepEqual(
    treeOf(rows, 'institute').map(({ id, depth }) => [id, depth]),
    [
      ['topic', 0],
      ['paper', 1],
      ['report', 0],
    ],
  )
})
