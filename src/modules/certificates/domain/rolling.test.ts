import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEarned, type PassRule, type SubjectResult, subjectsLeft } from '#modules/certificates/domain/rolling.ts'

const assistant: PassRule = { level: 'assistant', subjects: ['ability', 'practice'], withinYears: 1 }
const intermediate: PassRule = { level: 'intermediate', subjects: ['ability', 'practice', 'law'], withinYears: 2 }
const pass = (year: number, ...subjects: string[]): SubjectResult[] =>
  subjects.map((subject) => ({ year, subject, outcome: 'pass' as const }))
const fail = (year: number, ...subjects: string[]): SubjectResult[] =>
  subjects.map((subject) => ({ year, subject, outcome: 'fail' as const }))

test('the assistant passes both subjects in one year', () => {
  assert.equal(isEarned(pass(2026, 'ability', 'practice'), assistant, 2026), true)
  assert.equal(isEarned([...pass(2025, 'ability'), ...pass(2026, 'practice')], assistant, 2026), false)
  assert.equal(isEarned([...pass(2026, 'ability'), ...fail(2026, 'practice')], assistant, 2026), false)
})

test('the intermediate passes all three within two consecutive years', () => {
  assert.equal(isEarned(pass(2025, 'ability', 'practice', 'law'), intermediate, 2025), true)
  assert.equal(isEarned([...pass(2025, 'ability'), ...pass(2026, 'practice', 'law')], intermediate, 2026), true)
  assert.equal(isEarned([...pass(2024, 'ability'), ...pass(2026, 'practice', 'law')], intermediate, 2026), false)
})

test('a subject passed in year 1 and the others in years 2 and 3: the first pass has lapsed in year 3', () => {
  const results = [...pass(2024, 'ability'), ...pass(2025, 'practice'), ...fail(2025, 'law'), ...pass(2026, 'law')]
  assert.equal(isEarned(results, intermediate, 2024), false)
  assert.equal(isEarned(results, intermediate, 2025), false)
  assert.equal(isEarned(results, intermediate, 2026), false)
  assert.deepEqual(subjectsLeft(results, intermediate, 2026).left, ['ability'])
  // The first subject once more, and all three lie within two years.
  assert.equal(isEarned([...results, ...pass(2026, 'ability')], intermediate, 2026), true)
})

test('a certificate is earned in the year of its last subject and in no later one', () => {
  const results = pass(2025, 'ability', 'practice', 'law')
  assert.equal(isEarned(results, intermediate, 2026), false)
})

test('nobody earns anything by being absent', () => {
  const results: SubjectResult[] = [...pass(2026, 'ability'), { year: 2026, subject: 'practice', outcome: 'absent' }]
  assert.equal(isEarned(results, assistant, 2026), false)
})

test('a worker sees what is left and until when what is passed counts', () => {
  assert.deepEqual(subjectsLeft([...pass(2025, 'ability'), ...fail(2025, 'law')], intermediate, 2026), {
    left: ['practice', 'law'],
    kept: [{ subject: 'ability', passedIn: 2025, countsUntil: 2026 }],
  })
  assert.deepEqual(subjectsLeft(pass(2024, 'ability'), intermediate, 2026), {
    left: ['ability', 'practice', 'law'],
    kept: [],
  })
})
