import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import type { Condition } from '#kernel/packs/decide.ts'
import { chosenFacts, type FormerTitle } from '#modules/selection/domain/renewal.ts'
import { verdictOn } from '#modules/selection/domain/verdict.ts'

const title = (more: Partial<FormerTitle>): FormerTitle => ({
  stage: 'held',
  fromOn: '2022-03-01' as Day,
  untilOn: '2026-03-01' as Day,
  withdrawnOn: null,
  gradeAllows: undefined,
  ...more,
})

const facts: [who: string, titles: FormerTitle[], on: string, facts: object][] = [
  ['who was never chosen', [], '2026-01-01', { 'chosen.times': 0 }],
  ['whose title begins tomorrow', [title({})], '2022-02-28', { 'chosen.times': 0 }],
  [
    'whose term ends tomorrow still holds it',
    [title({})],
    '2026-02-28',
    {
      'chosen.times': 1,
      'chosen.running': true,
      'chosen.withdrawn': false,
      'chosen.yearsSince': 3,
      'chosen.yearsSinceOver': 0,
    },
  ],
  [
    'whose term ended today, graded so that one may enter again',
    [title({ gradeAllows: true })],
    '2026-03-01',
    {
      'chosen.times': 1,
      'chosen.running': false,
      'chosen.withdrawn': false,
      'chosen.yearsSince': 4,
      'chosen.yearsSinceOver': 0,
      'chosen.gradeAllows': true,
    },
  ],
  [
    'whose title was withdrawn two years ago',
    [title({ withdrawnOn: '2024-01-15' as Day, gradeAllows: false })],
    '2026-01-15',
    {
      'chosen.times': 1,
      'chosen.running': false,
      'chosen.withdrawn': true,
      'chosen.yearsSince': 3,
      'chosen.yearsSinceOver': 2,
      'chosen.gradeAllows': false,
    },
  ],
  [
    'whose first title ran out and whose second has no end',
    [title({ fromOn: '2026-05-01' as Day, untilOn: null }), title({ gradeAllows: true })],
    '2026-06-01',
    {
      'chosen.times': 2,
      'chosen.running': true,
      'chosen.withdrawn': false,
      'chosen.yearsSince': 0,
      'chosen.yearsSinceOver': 0,
    },
  ],
  [
    'who is in training for it',
    [title({ stage: 'training', fromOn: null, untilOn: null })],
    '2026-06-01',
    { 'chosen.times': 1, 'chosen.running': true, 'chosen.withdrawn': false, 'chosen.yearsSinceOver': 0 },
  ],
]

for (const [who, titles, on, known] of facts)
  test(`what is known of one ${who}`, () => assert.deepEqual(chosenFacts(titles, on as Day), known))

const over: Condition = {
  kind: 'ask',
  ask: 'chosen.running',
  compare: 'equals',
  limit: false,
  basis: { place: 'x', document: 'rule', title: '办法', certainty: 'stated', source: '原文' },
}
const on = '2026-01-01' as Day
const asked = (reading: 'forbids' | 'ask') => ({
  requirements: [],
  preferences: [],
  renewal: [{ code: 'over', name: { zh: '期满', en: 'Over' }, when: over, reading }],
})

test('a clause on renewal is asked only of whoever was chosen before; where the text leaves it open, somebody decides', () => {
  const holder = { 'chosen.times': 1, 'chosen.running': true }
  const outcomes = (reading: 'forbids' | 'ask', known: object) => {
    const { outcome, requirements } = verdictOn(asked(reading), known as never, on)
    return [outcome, requirements.map((one) => [one.code, one.outcome])]
  }
  assert.deepEqual(outcomes('forbids', { 'chosen.times': 0 }), ['met', []])
  assert.deepEqual(outcomes('forbids', {}), ['met', []], 'nobody looked: a rehearsal of the rule alone')
  assert.deepEqual(outcomes('forbids', holder), ['unmet', [['again-over', 'unmet']]])
  assert.deepEqual(outcomes('ask', holder), ['unknown', [['again-over', 'unknown']]])
  assert.deepEqual(outcomes('forbids', { ...holder, 'chosen.running': false }), ['met', [['again-over', 'met']]])
  assert.deepEqual(outcomes('ask', { 'chosen.times': 1 }), ['unknown', [['again-over', 'unknown']]])
})
