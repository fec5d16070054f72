import assert from 'node:assert/strict'
import { test } from 'node:test'
import { todayIn } from '#kernel/days.ts'
import type { CodeLists } from './codes.ts'
import { inputOf, mistakesOf, newValues } from './record-values.ts'

const name = { zh: '', en: '' }
const lists: CodeLists = {
  packVersion: '1',
  services: [
    {
      code: 'policy-advice',
      name,
      basis: null,
      certainty: null,
      methods: ['visit', 'group'],
      modes: ['home', 'station'],
    },
  ],
  categories: [],
  outcomes: [],
  limits: { noteLength: 2000, minutes: 720, backDays: 90, photographs: 6, photographBytes: 1 },
}
const today = todayIn(new Date())
const say = (code: string) => code
const missing = { outcome: 'no outcome', day: 'no day' }
const right = {
  ...newValues('visit', today),
  clientId: 'c1',
  outcome: 'met' as const,
  minutes: '３０',
  serviceCodes: ['policy-advice'],
}

test('minutes typed in full-width digits are minutes', () => {
  assert.equal(inputOf('visit', right).minutes, 30)
  assert.deepEqual(mistakesOf('visit', right, lists, say, missing), [])
})

test('a visit without client, outcome and minutes is told all three at their fields', () => {
  assert.deepEqual(
    mistakesOf('visit', { ...newValues('visit', today), minutes: 'half an hour' }, lists, say, missing),
    [
      { field: 'outcome', message: 'no outcome' },
      { field: 'clientId', message: 'services/client-missing' },
      { field: 'minutes', message: 'services/minutes-not-whole' },
    ],
  )
})

test('a group session that nobody came to is told so at the number of people', () => {
  const session = {
    ...newValues('group', today),
    groupId: 'g1',
    regionCode: '330304001001',
    minutes: '60',
    serviceCodes: ['policy-advice'],
  }
  assert.deepEqual(mistakesOf('group', session, lists, say, missing), [
    { field: 'unnamed', message: 'services/nobody-took-part' },
  ])
  assert.deepEqual(mistakesOf('group', { ...session, unnamed: '8' }, lists, say, missing), [])
})

test('a form without a day is asked for it first', () => {
  assert.deepEqual(mistakesOf('visit', { ...right, heldOn: null }, lists, say, missing), [
    { field: 'heldOn', message: 'no day' },
  ])
})
