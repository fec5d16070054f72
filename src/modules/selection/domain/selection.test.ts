import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarWith } from '#kernel/calendar.ts'
import { parseDay } from '#kernel/days.ts'
import type { Condition, Facts } from '#kernel/packs/decide.ts'
import { timetable } from '#modules/selection/domain/timetable.ts'
import { inOrder, tally, verdictOn } from '#modules/selection/domain/verdict.ts'

const on = parseDay('2026-03-16')
const basis = { place: 'here', document: 'rule', title: '某办法', certainty: 'stated', source: '例' } as const
const asks = (ask: string, compare: 'atLeast' | 'below', limit: number): Condition => ({
  kind: 'ask',
  ask,
  compare,
  limit,
  basis,
})
const programme = {
  requirements: [
    { code: 'years', when: asks('practice.years', 'atLeast', 5), usually: false },
    { code: 'age', when: asks('person.age', 'below', 55), usually: true },
  ],
  preferences: [
    { code: 'ten', when: asks('practice.years', 'atLeast', 10) },
    { code: 'young', when: asks('person.age', 'below', 40) },
  ],
}
const verdict = (facts: Facts) => verdictOn(programme, facts, on)

test('who meets every requirement may enter; preferences never decide that', () => {
  const { outcome, preferred, missing } = verdict({ 'practice.years': 5, 'person.age': 54 })
  assert.deepEqual([outcome, preferred, missing], ['met', [], []])
})

test('one requirement not met is enough, whatever else is unknown', () => {
  const answer = verdict({ 'practice.years': 4 })
  assert.deepEqual([answer.outcome, answer.missing], ['unmet', ['person.age']])
})

test('what is not known is unknown and says what would have to be known', () => {
  assert.deepEqual([verdict({}).outcome, verdict({}).missing], ['unknown', ['practice.years', 'person.age']])
})

test('who is past an age that the rule only names as normal is left to somebody’s decision', () => {
  const { outcome, requirements, preferred } = verdict({ 'practice.years': 12, 'person.age': 55 })
  assert.deepEqual(
    [outcome, requirements[1]!.outcome, requirements[1]!.decided.outcome],
    ['unknown', 'unknown', 'unmet'],
  )
  assert.deepEqual(preferred, ['ten'])
})

test('people stand in the order of outcome, then of preferences; equals stay as they stood', () => {
  const people = Object.entries({
    out: { 'practice.years': 1, 'person.age': 30 },
    plain: { 'practice.years': 6, 'person.age': 50 },
    perhaps: { 'practice.years': 20 },
    best: { 'practice.years': 11, 'person.age': 39 },
    same: { 'practice.years': 7, 'person.age': 51 },
  }).map(([name, facts]) => ({ name, verdict: verdict(facts) }))
  assert.deepEqual(
    inOrder(people).map((one) => one.name),
    ['best', 'plain', 'same', 'perhaps', 'out'],
  )
  assert.deepEqual(
    tally(
      ['years', 'age'],
      people.map((one) => one.verdict),
    ),
    { years: { met: 4, unmet: 1, unknown: 0 }, age: { met: 4, unmet: 0, unknown: 1 } },
  )
})

test('a notice of five working days that begins before a holiday ends after it, and the next stage a day later', () => {
  const stages = [
    { code: 'notice', takes: { unit: 'workingDays', count: 5 } as const },
    { code: 'objections', takes: { unit: 'days', count: 3 } as const },
    { code: 'decide' },
    { code: 'letters', takes: { unit: 'days', count: 3 } as const },
  ]
  // The holiday of 1 October 2026 is from the 1st to the 7th; the 10th is a Saturday of work.
  assert.deepEqual(timetable(stages, parseDay('2026-09-28'), calendarWith()), [
    { code: 'notice', from: '2026-09-28', lastOn: '2026-10-10', missingYear: null },
    { code: 'objections', from: '2026-10-11', lastOn: '2026-10-14', missingYear: null },
    { code: 'decide', from: '2026-10-15', lastOn: null, missingYear: null },
    { code: 'letters', from: null, lastOn: null, missingYear: null },
  ])
})

test('a limit that runs into a year without an official calendar is unknown, and says which year', () => {
  const stages = [{ code: 'notice', takes: { unit: 'workingDays', count: 5 } as const }]
  assert.deepEqual(timetable(stages, parseDay('2049-03-01'), calendarWith()), [
    { code: 'notice', from: '2049-03-01', lastOn: null, missingYear: 2049 },
  ])
})
