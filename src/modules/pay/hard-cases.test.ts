import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Day, Month } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import type { RegionCode } from '#kernel/region.ts'
import { allowancesIn } from '#modules/pay/domain/allowances.ts'
import { type Career, gradeOn } from '#modules/pay/domain/grade.ts'
import { nextSteps } from '#modules/pay/domain/next-steps.ts'
import { type Line, linesFor } from '#modules/pay/domain/payroll.ts'
import { periodsOf } from '#modules/pay/domain/periods.ts'
import type { Scheme } from '#modules/pay/domain/scheme.ts'
import { sayNext, sayStep } from '#modules/pay/domain/words.ts'
import { factsIn } from '#modules/pay/queries/say.ts'
import { ruleDays } from '#modules/pay/rules.ts'
import { career, madeUp, packs, stands, today, type Told, worker } from '#modules/pay/testing/careers.ts'

// The hard cases of the field.

const facts = factsIn(packs)
const told = ({ timeline }: Career): Told => timeline.map((step) => [step.from, step.facts])

describe('hard cases', () => {
  const days = ruleDays(packs, '150102000000' as RegionCode)
  test('why am I on grade seven, and what would move me to eight', () => {
    const one = career('150102', [
      ['2014-03-01', worker],
      ['2025-03-01', { 'community.years': 11, 'education.degree': 'bachelor', 'certificate.registered': 'assistant' }],
      ['2026-03-01', { 'community.years': 12 }],
    ])
    const grade = gradeOn(one, today)
    assert.ok(grade.is === 'known' && grade.level === 7)
    const rule = one.ruleOn(today)
    assert.deepEqual(
      grade.steps.map((step) => sayStep(step, rule).sentence.zh),
      [
        '岗位是工作人员，等级在 1～12 级之间，从 1 级起算',
        '社区工作满 12 年，学士学位视同 3 年；共计 15 年，每 3 年一级，＋5 级',
        '助理社会工作师（已登记），＋1 级',
        '每月 4,418 元：按等级对照表',
      ],
    )
    const said = nextSteps(one, today).map((step) => [step.level, sayNext(step, rule, facts, today).zh])
    assert.deepEqual(said, [
      [8, '2029年3月1日年限满 15 年（每年都计入的话）：到 8 级，每月多 169 元'],
      [8, '在登记有效期内的证书为“社会工作师”（如自 2026年11月22日起）：到 8 级，每月多 169 元'],
      [8, '最高学位为“博士”（如自 2026年11月22日起）：到 8 级，每月多 169 元'],
    ])
    // Each of them, once it is so, does bring grade eight.
    assert.equal(
      stands(career('150102', [...told(one), ['2026-11-22', { 'certificate.registered': 'intermediate' }]])),
      'worker 8 4587',
    )
    assert.equal(
      stands(career('150102', [...told(one), ['2029-03-01', { 'community.years': 15 }]]), '2029-03-01' as Day),
      'worker 8 4587',
    )
    assert.equal(stands(career('150102', [...told(one), ['2029-02-28', {}]]), '2029-02-28' as Day), 'worker 7 4418')
  })
  test('years that have stopped growing promise no level', () => {
    const of = (last: string) =>
      nextSteps(
        career('150102', [
          ['2014-03-01', worker],
          [last, { 'community.years': 2 }],
        ]),
        today,
      ).map(({ by, on }) => [by, on])
    assert.deepEqual(of('2026-03-01')[0], ['time', '2027-03-01'])
    assert.ok(of('2023-03-01').every(([by]) => by === 'fact'))
  })
  test('a year graded unqualified does not count and costs a level from the day of the result; the money of before stays', () => {
    const one = career('150102', [
      ['2018-03-01', worker],
      ['2025-03-01', { 'community.years': 7 }],
      ['2026-01-31', { 'assessment.unqualifiedYears': ['2025'] }],
    ])
    const { periods } = periodsOf(one, days, '2025-03-01' as Day, today)
    assert.deepEqual(
      periods.map(({ from, until, level }) => [from, until, level]),
      [
        ['2025-03-01', '2026-01-31', 3],
        ['2026-01-31', null, 2],
      ],
    )
  })
  test('a degree gained mid-year counts from its day, and not before', () => {
    const one = career('150102', [
      ['2021-03-01', worker],
      ['2026-06-30', { 'community.years': 5, 'education.degree': 'bachelor' }],
    ])
    const { periods } = periodsOf(one, days, '2021-03-01' as Day, today)
    assert.deepEqual(
      periods.map(({ from, until, level, onProbation }) => [from, until, level, onProbation]),
      [
        ['2021-03-01', '2021-06-01', 1, true],
        ['2021-06-01', '2026-06-30', 1, false],
        ['2026-06-30', null, 3, false],
      ],
    )
  })
  test('an allowance and a level bonus that exclude each other: one of them, both, or as the officer chooses; until then unknown', () => {
    const senior: Facts = {
      'post.kind': 'clerk',
      'community.years': 0,
      'education.degree': 'none',
      'certificate.level': 'senior',
      'pay.veteran': false,
      'assessment.excellentYears': [],
    }
    const by = (said: Scheme['bonusAndAllowance'], answer?: string) => {
      const one = career(
        '999999',
        [['2010-01-01', senior]],
        answer ? [{ question: 'bonusAndAllowance', answer, from: '2010-01-01' as Day }] : [],
        madeUp,
      )
      const under: Career = {
        ...one,
        ruleOn: (day) => ({
          ...one.ruleOn(day),
          scheme: { ...one.ruleOn(day).scheme, bonusAndAllowance: said },
        }),
      }
      const grade = gradeOn(under, today)
      const [allowance] = allowancesIn(under, '2026-10' as Month, [])
      return [
        grade.is === 'known' ? grade.level : grade.is === 'unknown' ? grade.missing.join() : grade.is,
        allowance!.is === 'not-paid' ? allowance!.because : allowance!.is,
      ]
    }
    assert.deepEqual(by('allowance'), [1, 'paid'])
    const withBonus = by('bonus')
    assert.deepEqual(withBonus, [withBonus[0], 'bonus'])
    assert.ok(Number(withBonus[0]) > 1)
    assert.deepEqual(by('both'), [withBonus[0], 'paid'])
    assert.deepEqual(by('officer'), ['choice:bonusAndAllowance', 'unknown'])
    assert.deepEqual(by('officer', 'bonus'), withBonus)
    assert.deepEqual(by('officer', 'allowance'), [1, 'paid'])
  })
  test('worker to deputy where the rule leaves it open: unknown until the officer chooses, and both readings come out as they should', () => {
    const told: Told = [
      ['2006-01-01', worker],
      ['2026-01-01', { 'community.years': 18, 'certificate.registered': 'senior' }],
      ['2026-04-01', { 'post.kind': 'deputy', 'certificate.registered': 'none', 'community.years': 6 }],
    ]
    const by = (answer?: string) =>
      stands(career('150102', told, answer ? [{ question: 'promotionLevel', answer, from: '2026-04-01' as Day }] : []))
    assert.deepEqual(
      [by(), by('keep-higher'), by('recompute')],
      ['? choice:promotionLevel', 'deputy 10 4927', 'deputy 6 4248'],
    )
  })
  test('a registration that lapses ends the bonus', () => {
    const one = career('150102', [
      ['2021-03-01', { ...worker, 'certificate.registered': 'assistant' }],
      ['2026-03-10', { 'certificate.registered': 'none' }],
    ])
    assert.deepEqual(
      ['2026-03-09', '2026-03-10'].map((day) => stands(one, day as Day).split(' ')[1]),
      ['2', '1'],
    )
  })
  test('a new base does not rewrite the past', () => {
    const { periods } = periodsOf(
      career('610103', [['2015-01-01', worker]]),
      ruleDays(packs, '610103000000' as RegionCode),
      '2020-01-01' as Day,
      today,
    )
    assert.deepEqual(
      periods.map(({ from, until, monthlyFen }) => [from, until, monthlyFen]),
      [
        ['2020-01-01', '2022-01-01', 320000],
        ['2022-01-01', null, 390000],
      ],
    )
  })
  test('a degree found late is arrears of each locked month, a lapsed registration a claw-back, and a settled month is not settled twice', () => {
    const told: Told = [['2015-01-01', { ...worker, 'community.years': 4 }]]
    const before = career('150102', told)
    const late = career('150102', [...told, ['2026-03-10', { 'education.degree': 'bachelor' }]])
    const months = ['2026-03', '2026-04', '2026-05'] as Month[]
    const standing = (of: Career) => periodsOf(of, days, '2021-01-01' as Day, today).periods
    const locked = months.reduce<Line[]>(
      (lines, month, index) => [
        ...lines,
        ...linesFor(before, standing(before), month, lines, months.slice(0, index)).lines,
      ],
      [],
    )
    assert.deepEqual(
      locked.map(({ code, fen }) => [code, fen]),
      months.map(() => ['grade', 356800]),
    )
    const { lines } = linesFor(late, standing(late), '2026-06' as Month, locked, months)
    assert.deepEqual(
      lines.map(({ kind, forMonth, fen }) => [kind, forMonth, fen]),
      [
        ['due', '2026-06', 373800],
        ['arrears', '2026-04', 17000],
        ['arrears', '2026-05', 17000],
      ],
    )
    const next = linesFor(
      late,
      standing(late),
      '2026-07' as Month,
      [...locked, ...lines],
      [...months, '2026-06' as Month],
    ).lines
    assert.deepEqual(
      next.map(({ kind, forMonth }) => [kind, forMonth]),
      [['due', '2026-07']],
    )
    const lapsed = linesFor(
      before,
      standing(before),
      '2026-07' as Month,
      [...locked, ...lines],
      [...months, '2026-06' as Month],
    ).lines
    assert.deepEqual(
      lapsed.map(({ kind, forMonth, fen }) => [kind, forMonth, fen]),
      [
        ['due', '2026-07', 356800],
        ['claw-back', '2026-04', -17000],
        ['claw-back', '2026-05', -17000],
        ['claw-back', '2026-06', -17000],
      ],
    )
  })
})
