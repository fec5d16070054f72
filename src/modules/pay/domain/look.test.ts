import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '#kernel/days.ts'
import type { Basis, Condition, Facts } from '#kernel/packs/decide.ts'
import { look } from '#modules/pay/domain/proposal.ts'
import { type Rule, Scheme } from '#modules/pay/domain/scheme.ts'
import { together } from '#modules/pay/domain/timeline.ts'

const day = parseDay
const basis: Basis = { place: 'nowhere', document: 'rule', title: '演示办法', certainty: 'assumed', source: '演示' }
const name = { zh: '演示', en: 'Demonstration' }
const oneOf = (ask: string, limit: string[]): Condition => ({ kind: 'ask', ask, compare: 'oneOf', limit, basis })
const atLeast = (ask: string, limit: string, order: string[]): Condition => ({
  kind: 'ask',
  ask,
  compare: 'atLeast',
  limit,
  order,
  basis,
})
const degrees = ['none', 'bachelor', 'master', 'doctor']
const levels = ['none', 'assistant', 'intermediate', 'senior']

const post = (code: string, rank: number, floor: number, top: number) => ({
  code,
  name,
  rank,
  floor,
  top,
  when: oneOf('post.kind', [code]),
})
const parts = {
  posts: [post('chief', 3, 7, 18), post('deputy', 2, 4, 15), post('worker', 1, 1, 12)],
  education: [
    { code: 'bachelor', name, years: 3, when: atLeast('education.degree', 'bachelor', degrees) },
    { code: 'master', name, years: 5, when: atLeast('education.degree', 'master', degrees) },
  ],
  results: [
    { code: 'basic', name, fact: 'assessment.basicYears', counted: false },
    { code: 'unqualified', name, fact: 'assessment.unqualifiedYears', counted: false, levels: -1 },
  ],
  levels: Array.from({ length: 18 }, (_, at) => ({
    code: String(at + 1),
    coefficient: `1.${String(at * 3).padStart(2, '0')}`,
  })),
  yearsPerLevel: 3,
  promotionLevel: 'keep-higher',
  money: 'coefficient',
  baseFen: 390_000,
  rounding: 'yuan',
  performanceShare: 3000,
  probation: { months: 3, share: 8000, withoutPerformance: true },
}
const bonus = (code: string, worth: number) => ({
  code,
  name,
  group: 'certificate',
  levels: worth,
  when: atLeast('certificate.appointed', code, levels),
})
const rule = (version: string, more: object): Rule => ({
  title: name,
  scheme: Scheme.parse({ ...parts, ...more }),
  bases: {},
  covered: oneOf('post.kind', ['chief', 'deputy', 'worker']),
  version,
})
const [before, after] = [
  rule('before', {}),
  rule('after', { bonuses: [bonus('assistant', 1), bonus('intermediate', 2), bonus('senior', 3)] }),
]
const since = day('2020-01-01')

const from = (on: string, facts: Facts) => ({ from: day(on), facts })
const timeline = together(
  [
    [
      from('2012-07-01', { 'education.degree': 'none', 'community.years': 0, 'person.age': 40 }),
      from('2015-07-01', { 'education.degree': 'none', 'community.years': 3, 'person.age': 40 }),
      from('2016-06-30', { 'education.degree': 'bachelor', 'community.years': 3, 'person.age': 40 }),
      from('2018-07-01', { 'education.degree': 'bachelor', 'community.years': 6, 'person.age': 40 }),
      from('2021-01-31', { 'education.degree': 'bachelor', 'community.years': 8, 'person.age': 40 }),
      // Of these months nobody knows how many years it were.
      from('2022-03-01', { 'education.degree': 'bachelor', 'person.age': 40 }),
      from('2022-09-01', { 'education.degree': 'master', 'community.years': 10, 'person.age': 40 }),
    ],
    [
      from('1900-01-01', { 'certificate.appointed': 'none' }),
      from('2016-06-30', { 'certificate.appointed': 'assistant' }),
      from('2018-07-01', { 'certificate.appointed': 'intermediate' }),
      from('2024-02-29', { 'certificate.appointed': 'senior' }),
    ],
    [
      from('2012-07-01', { 'post.kind': 'worker', 'post.since': '2012-07-01' }),
      from('2018-07-01', { 'post.kind': 'deputy', 'post.since': '2018-07-01' }),
      from('2023-03-01', { 'post.kind': 'chief', 'post.since': '2023-03-01' }),
      from('2025-05-01', { 'post.kind': null }),
    ],
    [from('2021-01-31', { 'assessment.unqualifiedYears': ['2020'], 'assessment.basicYears': [] })],
  ],
  [
    'post.kind',
    'education.degree',
    'community.years',
    'certificate.appointed',
    'assessment.unqualifiedYears',
    'assessment.basicYears',
  ],
)

test('the grades of a working life come with every step by which each came about', () => {
  const { proposal, missing } = look(
    { timeline, choices: [], ruleOn: (on) => (on < since ? before : after) },
    [since],
    [],
    day('2026-11-22'),
  )
  assert.deepEqual(missing, [])
  assert.ok(proposal)
  const { periods, ...told } = proposal
  assert.deepEqual(told, {
    effectiveOn: '2012-07-01',
    was: null,
    becomes: { post: 'worker', level: 1, monthlyFen: 218400, rule: 'before' },
    reasons: [{ because: 'first' }],
  })
  assert.deepEqual(periods, [
    {
      from: '2012-07-01',
      until: '2012-10-01',
      post: 'worker',
      level: 1,
      monthlyFen: 218400,
      steps: [
        { at: 'post', post: 'worker', level: 1 },
        { at: 'years', served: 0, credited: 0, uncounted: 0, levels: 0, level: 1 },
        {
          at: 'money',
          money: { kind: 'coefficient', monthlyFen: 218400, coefficient: '1.00', baseFen: 390000, wholeFen: 390000 },
        },
      ],
      rule: 'before',
      onProbation: true,
    },
    {
      from: '2012-10-01',
      until: '2015-07-01',
      post: 'worker',
      level: 1,
      monthlyFen: 390000,
      steps: [
        { at: 'post', post: 'worker', level: 1 },
        { at: 'years', served: 0, credited: 0, uncounted: 0, levels: 0, level: 1 },
        {
          at: 'money',
          money: {
            kind: 'coefficient',
            monthlyFen: 390000,
            coefficient: '1.00',
            baseFen: 390000,
            performanceFen: 117000,
          },
        },
      ],
      rule: 'before',
      onProbation: false,
    },
    {
      from: '2015-07-01',
      until: '2016-06-30',
      post: 'worker',
      level: 2,
      monthlyFen: 401700,
      steps: [
        { at: 'post', post: 'worker', level: 1 },
        { at: 'years', served: 3, credited: 0, uncounted: 0, levels: 1, level: 2 },
        {
          at: 'money',
          money: {
            kind: 'coefficient',
            monthlyFen: 401700,
            coefficient: '1.03',
            baseFen: 390000,
            performanceFen: 120510,
          },
        },
      ],
      rule: 'before',
      onProbation: false,
    },
    {
      from: '2016-06-30',
      until: '2018-07-01',
      post: 'worker',
      level: 3,
      monthlyFen: 413400,
      steps: [
        { at: 'post', post: 'worker', level: 1 },
        { at: 'years', served: 3, credited: 3, uncounted: 0, levels: 2, level: 3, credit: 'bachelor' },
        {
          at: 'money',
          money: {
            kind: 'coefficient',
            monthlyFen: 413400,
            coefficient: '1.06',
            baseFen: 390000,
            performanceFen: 124020,
          },
        },
      ],
      rule: 'before',
      onProbation: false,
    },
    {
      from: '2018-07-01',
      until: '2020-01-01',
      post: 'deputy',
      level: 7,
      monthlyFen: 460200,
      steps: [
        { at: 'post', post: 'deputy', level: 4 },
        { at: 'years', served: 6, credited: 3, uncounted: 0, levels: 3, level: 7, credit: 'bachelor' },
        {
          at: 'money',
          money: {
            kind: 'coefficient',
            monthlyFen: 460200,
            coefficient: '1.18',
            baseFen: 390000,
            performanceFen: 138060,
          },
        },
      ],
      rule: 'before',
      onProbation: false,
    },
    {
      from: '2020-01-01',
      until: '2021-01-31',
      post: 'deputy',
      level: 9,
      monthlyFen: 483600,
      steps: [
        { at: 'post', post: 'deputy', level: 4 },
        { at: 'years', served: 6, credited: 3, uncounted: 0, levels: 3, level: 7, credit: 'bachelor' },
        { at: 'bonus', bonus: 'intermediate', levels: 2, level: 9, besides: ['assistant'] },
        {
          at: 'money',
          money: {
            kind: 'coefficient',
            monthlyFen: 483600,
            coefficient: '1.24',
            baseFen: 390000,
            performanceFen: 145080,
          },
        },
      ],
      rule: 'after',
      onProbation: false,
    },
    {
      from: '2021-01-31',
      until: '2022-03-01',
      post: 'deputy',
      level: 8,
      monthlyFen: 471900,
      steps: [
        { at: 'post', post: 'deputy', level: 4 },
        { at: 'years', served: 8, credited: 3, uncounted: 1, levels: 3, level: 7, credit: 'bachelor' },
        { at: 'bonus', bonus: 'intermediate', levels: 2, level: 9, besides: ['assistant'] },
        { at: 'result', result: 'unqualified', years: [2020], levels: -1, level: 8 },
        {
          at: 'money',
          money: {
            kind: 'coefficient',
            monthlyFen: 471900,
            coefficient: '1.21',
            baseFen: 390000,
            performanceFen: 141570,
          },
        },
      ],
      rule: 'after',
      onProbation: false,
    },
    {
      from: '2022-09-01',
      until: '2023-03-01',
      post: 'deputy',
      level: 9,
      monthlyFen: 483600,
      steps: [
        { at: 'post', post: 'deputy', level: 4 },
        { at: 'years', served: 10, credited: 5, uncounted: 1, levels: 4, level: 8, credit: 'master' },
        { at: 'bonus', bonus: 'intermediate', levels: 2, level: 10, besides: ['assistant'] },
        { at: 'result', result: 'unqualified', years: [2020], levels: -1, level: 9 },
        {
          at: 'money',
          money: {
            kind: 'coefficient',
            monthlyFen: 483600,
            coefficient: '1.24',
            baseFen: 390000,
            performanceFen: 145080,
          },
        },
      ],
      rule: 'after',
      onProbation: false,
    },
    {
      from: '2023-03-01',
      until: '2024-02-29',
      post: 'chief',
      level: 12,
      monthlyFen: 518700,
      steps: [
        { at: 'post', post: 'chief', level: 7 },
        { at: 'years', served: 10, credited: 5, uncounted: 1, levels: 4, level: 11, credit: 'master' },
        { at: 'bonus', bonus: 'intermediate', levels: 2, level: 13, besides: ['assistant'] },
        { at: 'result', result: 'unqualified', years: [2020], levels: -1, level: 12 },
        {
          at: 'money',
          money: {
            kind: 'coefficient',
            monthlyFen: 518700,
            coefficient: '1.33',
            baseFen: 390000,
            performanceFen: 155610,
          },
        },
      ],
      rule: 'after',
      onProbation: false,
    },
    {
      from: '2024-02-29',
      until: '2025-05-01',
      post: 'chief',
      level: 13,
      monthlyFen: 530400,
      steps: [
        { at: 'post', post: 'chief', level: 7 },
        { at: 'years', served: 10, credited: 5, uncounted: 1, levels: 4, level: 11, credit: 'master' },
        { at: 'bonus', bonus: 'senior', levels: 3, level: 14, besides: ['intermediate', 'assistant'] },
        { at: 'result', result: 'unqualified', years: [2020], levels: -1, level: 13 },
        {
          at: 'money',
          money: {
            kind: 'coefficient',
            monthlyFen: 530400,
            coefficient: '1.36',
            baseFen: 390000,
            performanceFen: 159120,
          },
        },
      ],
      rule: 'after',
      onProbation: false,
    },
  ])
})
