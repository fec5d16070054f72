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

const floors = { worker: 1, deputy: 4, chief: 7 }
const credits: Record<number, string> = { 3: 'bachelor', 5: 'master' }
/** What comes on top of the years: how many levels, and the step that says so. */
const onTop = {
  intermediate: [2, { at: 'bonus', bonus: 'intermediate', levels: 2, besides: ['assistant'] }],
  senior: [3, { at: 'bonus', bonus: 'senior', levels: 3, besides: ['intermediate', 'assistant'] }],
  unqualified: [-1, { at: 'result', result: 'unqualified', years: [2020], levels: -1 }],
} as const

type Line = [
  from: string,
  until: string,
  post: keyof typeof floors,
  /** Years served, credited and not counted, and the levels that they make. */
  years: [number, number, number, number],
  onTop: (keyof typeof onTop)[],
  level: number,
  coefficient: string,
  monthlyFen: number,
]
const life: Line[] = [
  // On probation: four fifths of the pay without its performance part.
  ['2012-07-01', '2012-10-01', 'worker', [0, 0, 0, 0], [], 1, '1.00', 218_400],
  ['2012-10-01', '2015-07-01', 'worker', [0, 0, 0, 0], [], 1, '1.00', 390_000],
  ['2015-07-01', '2016-06-30', 'worker', [3, 0, 0, 1], [], 2, '1.03', 401_700],
  ['2016-06-30', '2018-07-01', 'worker', [3, 3, 0, 2], [], 3, '1.06', 413_400],
  ['2018-07-01', '2020-01-01', 'deputy', [6, 3, 0, 3], [], 7, '1.18', 460_200],
  // The rule that counts certificates begins.
  ['2020-01-01', '2021-01-31', 'deputy', [6, 3, 0, 3], ['intermediate'], 9, '1.24', 483_600],
  ['2021-01-31', '2022-03-01', 'deputy', [8, 3, 1, 3], ['intermediate', 'unqualified'], 8, '1.21', 471_900],
  // Between the two nobody knows the years.
  ['2022-09-01', '2023-03-01', 'deputy', [10, 5, 1, 4], ['intermediate', 'unqualified'], 9, '1.24', 483_600],
  ['2023-03-01', '2024-02-29', 'chief', [10, 5, 1, 4], ['intermediate', 'unqualified'], 12, '1.33', 518_700],
  ['2024-02-29', '2025-05-01', 'chief', [10, 5, 1, 4], ['senior', 'unqualified'], 13, '1.36', 530_400],
]
const expected = life.map(
  ([from, until, held, [served, credited, uncounted, levels], more, level, coefficient, monthlyFen], at) => {
    const onProbation = at === 0
    let reached = floors[held] + levels
    const credit = credits[credited]
    return {
      from,
      until,
      post: held,
      level,
      monthlyFen,
      steps: [
        { at: 'post', post: held, level: floors[held] },
        { at: 'years', served, credited, uncounted, levels, level: reached, ...(credit && { credit }) },
        ...more.map((one) => ({ ...onTop[one][1], level: (reached += onTop[one][0]) })),
        {
          at: 'money',
          money: {
            kind: 'coefficient',
            monthlyFen,
            coefficient,
            baseFen: 390_000,
            ...(onProbation ? { wholeFen: 390_000, performanceFen: 117_000 } : { performanceFen: monthlyFen * 0.3 }),
          },
        },
      ],
      rule: from < since ? 'before' : 'after',
      onProbation,
    }
  },
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
  assert.deepEqual(periods, expected)
})
