import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Day, Month } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { nextSteps } from '#modules/pay/domain/next-steps.ts'
import { linesFor } from '#modules/pay/domain/payroll.ts'
import { periodsOf } from '#modules/pay/domain/periods.ts'
import { career, madeUp, stands, today, type Told } from '#modules/pay/testing/careers.ts'

// A pay scheme that no line of code knows.

describe('a scheme that nobody here has seen runs from its YAML: five posts, twenty-two levels, a step every two years', () => {
  const base: Facts = {
    'post.kind': 'clerk',
    'community.years': 0,
    'education.degree': 'none',
    'certificate.level': 'none',
    'pay.veteran': false,
    'assessment.excellentYears': [],
  }
  const nowhere = (told: Told) => career('999999', told, [], madeUp)
  const level = (facts: Facts) => stands(nowhere([['2010-01-01', { ...base, ...facts }]]))
  const examples: [what: string, facts: Facts, is: string][] = [
    ['two years are a level', { 'community.years': 4 }, 'clerk 3 3210'],
    [
      'a bachelor’s counts nothing, a master’s four years',
      { 'education.degree': 'bachelor', 'community.years': 1 },
      'clerk 1 3000',
    ],
    ['a master’s counts four years', { 'education.degree': 'master' }, 'clerk 3 3210'],
    [
      'its own bonus adds to the certificate’s',
      { 'pay.veteran': true, 'certificate.level': 'assistant' },
      'clerk 3 3210',
    ],
    ['the senior allowance takes the place of the bonus', { 'certificate.level': 'senior' }, 'clerk 1 3000'],
    [
      'two excellent years running move up, one does not',
      { 'assessment.excellentYears': ['2024', '2025'] },
      'clerk 2 3100',
    ],
    ['one does not', { 'assessment.excellentYears': ['2023', '2025'] }, 'clerk 1 3000'],
    ['a post of its own', { 'post.kind': 'vice-secretary' }, 'vice 8 3910'],
    ['a level that the table does not have is not guessed', { 'post.kind': 'secretary' }, '? level:11'],
    ['a fact that only it asks for is missing by name', { 'pay.veteran': undefined }, '? pay.veteran'],
  ]
  for (const [what, facts, is] of examples) test(what, () => assert.equal(level(facts), is))

  test('what would move somebody up is found there too', () => {
    const steps = nextSteps(
      nowhere([
        ['2024-05-01', base],
        ['2025-05-01', { 'community.years': 1 }],
        ['2026-05-01', { 'community.years': 2 }],
      ]),
      today,
    )
    assert.deepEqual(
      steps.map((one) => [one.by, one.fact, one.to, one.on ?? null, one.level]),
      [
        ['time', 'community.years', 4, '2028-05-01', 3],
        ['fact', 'pay.veteran', true, null, 3],
        ['fact', 'certificate.level', 'assistant', null, 3],
        ['fact', 'education.degree', 'master', null, 4],
        ['post', 'post.kind', 'grid', null, 3],
        ['post', 'post.kind', 'member', null, 5],
        ['post', 'post.kind', 'vice-secretary', null, 8],
      ],
    )
  })
  test('the month of a change is paid by its days', () => {
    const one = nowhere([
      ['2024-05-01', base],
      ['2026-09-16', { 'community.years': 2 }],
    ])
    const { periods } = periodsOf(one, [], '2024-05-01' as Day, today)
    const { lines } = linesFor(one, periods, '2026-09' as Month, [], [])
    assert.deepEqual(
      lines.map(({ code, fen }) => [code, fen]),
      [['grade', (300000 + 310000) / 2]],
    )
  })
})
