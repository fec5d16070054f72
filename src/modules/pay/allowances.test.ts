import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Month } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { allowancesIn } from '#modules/pay/domain/allowances.ts'
import type { Career } from '#modules/pay/domain/grade.ts'
import { type Line, linesFor } from '#modules/pay/domain/payroll.ts'
import { career, type Told, worker } from '#modules/pay/testing/careers.ts'

// The allowances that come with Yanzhen, and when they are not paid.

describe('allowances', () => {
  const paidIn = (region: string, told: Told, month: string, paid: { code: string; month: Month }[] = []) =>
    allowancesIn(career(region, told), month as Month, paid).flatMap((one) =>
      one.is === 'paid' ? [`${one.code} ${one.fen / 100}`] : [],
    )
  const whyNot = (region: string, told: Told, month: string, paid: { code: string; month: Month }[] = []) =>
    allowancesIn(career(region, told), month as Month, paid).map((one) =>
      one.is === 'not-paid' ? one.because : one.is === 'unknown' ? `? ${one.missing.join()}` : 'paid',
    )
  const registered = (level: string): Told => [['2024-01-01', { ...worker, 'certificate.registered': level }]]

  test('Gansu, Longkou and Hebei pay monthly, the highest alone', () => {
    const of = (region: string) =>
      ['assistant', 'intermediate', 'senior'].flatMap((level) => paidIn(region, registered(level), '2026-10'))
    assert.deepEqual(of('620102'), [
      'certificate-assistant 200',
      'certificate-intermediate 300',
      'certificate-senior 500',
    ])
    assert.deepEqual(of('370681'), [
      'certificate-assistant 100',
      'certificate-intermediate 200',
      'certificate-senior 300',
    ])
    assert.deepEqual(of('130102'), [
      'certificate-assistant 50',
      'certificate-intermediate 100',
      'certificate-senior 200',
    ])
    assert.deepEqual(paidIn('620102', registered('none'), '2026-10'), [])
  })
  test('Quanjiao pays from the month of registration, though the exam was passed three months before', () => {
    const told: Told = [
      ['2026-01-01', worker],
      ['2026-06-20', { 'certificate.level': 'assistant' }],
      ['2026-09-17', { 'certificate.registered': 'assistant' }],
    ]
    assert.deepEqual(
      ['2026-06', '2026-08', '2026-09', '2026-10'].map((month) => paidIn('341124', told, month).length),
      [0, 0, 1, 1],
    )
  })
  test('and no more from the month in which the registration lapses', () => {
    const told: Told = [...registered('assistant'), ['2026-09-17', { 'certificate.registered': 'none' }]]
    assert.deepEqual(
      ['2026-08', '2026-09', '2026-10'].map((month) => whyNot('341124', told, month)[0]),
      ['paid', 'ended', 'unmet'],
    )
  })

  const holds = (more: Facts): Told => [['2025-01-01', { ...worker, 'certificate.level': 'assistant', ...more }]]
  const keyField = (is: boolean): Told => [
    ['2025-01-01', { ...worker, 'certificate.registered': 'intermediate', 'pay.keyField': is }],
  ]
  const paidBefore = (code: string, ...months: string[]) => months.map((month) => ({ code, month: month as Month }))
  const yearly = (...years: number[]) => paidBefore('certificate-intermediate', ...years.map((year) => `${year}-12`))
  const [changning, longhua] = ['310105', '440309']
  const qualified = { 'assessment.last': 'qualified' }
  const examples: [
    what: string,
    region: string,
    told: Told,
    month: string,
    paid: ReturnType<typeof paidBefore>,
    is: string,
  ][] = [
    [
      'Changning pays in a year that was graded qualified',
      changning,
      holds(qualified),
      '2026-10',
      [],
      'certificate-assistant 1500',
    ],
    ['not in one that was barely so', changning, holds({ 'assessment.last': 'basic' }), '2026-10', [], 'unmet'],
    ['cannot tell without a grade', changning, holds({}), '2026-10', [], '? assessment.last'],
    [
      'and pays once',
      changning,
      holds(qualified),
      '2026-11',
      paidBefore('certificate-assistant', '2026-10'),
      'paid-before',
    ],
    [
      'Longhua pays yearly in key fields',
      longhua,
      keyField(true),
      '2026-12',
      yearly(2025),
      'certificate-intermediate 10000',
    ],
    ['in its month', longhua, keyField(true), '2026-11', yearly(2025), 'not-this-month'],
    ['for three years at most', longhua, keyField(true), '2028-12', yearly(2025, 2026, 2027), 'years-over'],
    ['and in no other field', longhua, keyField(false), '2026-12', [], 'unmet'],
  ]
  test('who was paid the higher one for good is not paid the lower one after it', () => {
    const senior = holds({ ...qualified, 'certificate.level': 'senior' })
    assert.deepEqual(paidIn(changning, senior, '2026-10'), ['certificate-senior 5000'])
    assert.deepEqual(whyNot(changning, senior, '2026-11', paidBefore('certificate-senior', '2026-10')), [
      'higher',
      'higher',
      'paid-before',
    ])
    const registeredSenior: Told = [
      ['2020-01-01', { ...worker, 'certificate.registered': 'senior', 'pay.keyField': true }],
    ]
    const threeYears = paidBefore('certificate-senior', '2023-12', '2024-12', '2025-12')
    assert.deepEqual(paidIn(longhua, registeredSenior, '2026-12', threeYears), [])
  })
  test('what is due once is paid once, whichever of the months before turns out to owe it', () => {
    const months = ['2026-02', '2026-03', '2026-04'] as Month[]
    const from = (day: string) =>
      career(changning, [
        ['2025-01-01', worker],
        [day, holds(qualified)[0]![1]],
      ])
    const lockedBy = (life: Career) =>
      months
        .slice(0, 2)
        .reduce<Line[]>(
          (lines, month, at) => [...lines, ...linesFor(life, [], month, lines, months.slice(0, at)).lines],
          [],
        )
    const inApril = (life: Career, locked: Line[]) =>
      linesFor(life, [], months[2]!, locked, months.slice(0, 2)).lines.map(({ kind, forMonth, fen }) => [
        kind,
        forMonth,
        fen,
      ])
    const paidInMarch = lockedBy(from('2026-03-10'))
    assert.deepEqual(paidInMarch, [{ code: 'certificate-assistant', fen: 150000, forMonth: '2026-03', kind: 'due' }])
    assert.deepEqual(inApril(from('2026-03-10'), paidInMarch), [])
    // It was so since February: that month owes it, and March does not any more.
    assert.deepEqual(inApril(from('2026-02-10'), paidInMarch), [
      ['arrears', '2026-02', 150000],
      ['claw-back', '2026-03', -150000],
    ])
    // It is so only since April: it is due now, and was not in March.
    assert.deepEqual(inApril(from('2026-04-10'), paidInMarch), [
      ['due', '2026-04', 150000],
      ['claw-back', '2026-03', -150000],
    ])
    // Nobody can tell any more: nothing is taken back, and nothing paid again.
    const untold = career(changning, [['2025-01-01', { ...worker, 'certificate.level': 'assistant' }]])
    assert.deepEqual(inApril(untold, paidInMarch), [])
  })
  test('another employer that paid it once, or the month, has paid it; what another scheme calls the same has not', () => {
    const life = career(changning, holds(qualified))
    const by = (sameScheme: boolean, forMonth: string) =>
      linesFor(
        life,
        [],
        '2026-04' as Month,
        [],
        [],
        [{ code: 'certificate-assistant', fen: 150000, forMonth: forMonth as Month, sameScheme }],
      ).lines.map(({ code, fen }) => [code, fen])
    assert.deepEqual(by(true, '2025-06'), [])
    assert.deepEqual(by(false, '2025-06'), [['certificate-assistant', 150000]])
    assert.deepEqual(by(false, '2026-04'), [])
  })
  for (const [what, region, told, month, paid, is] of examples)
    test(what, () => {
      const found = paidIn(region, told, month, paid)
      assert.deepEqual(found.length > 0 ? found : whyNot(region, told, month, paid).slice(0, 1), [is])
    })
})
