import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Month } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { allowancesIn } from '#modules/pay/domain/allowances.ts'
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
  test('Changning pays once, in a year that was graded qualified', () => {
    const holds: Facts = { ...worker, 'certificate.level': 'assistant' }
    assert.deepEqual(paidIn('310105', [['2026-01-01', { ...holds, 'assessment.last': 'qualified' }]], '2026-10'), [
      'certificate-assistant 1500',
    ])
    assert.deepEqual(
      whyNot('310105', [['2026-01-01', { ...holds, 'assessment.last': 'basic' }]], '2026-10')[0],
      'unmet',
    )
    assert.deepEqual(whyNot('310105', [['2026-01-01', holds]], '2026-10')[0], '? assessment.last')
    assert.deepEqual(
      whyNot('310105', [['2026-01-01', { ...holds, 'assessment.last': 'qualified' }]], '2026-11', [
        { code: 'certificate-assistant', month: '2026-10' as Month },
      ])[0],
      'paid-before',
    )
  })
  test('Longhua pays yearly, in key fields only, for three years at most', () => {
    const told: Told = [['2025-01-01', { ...worker, 'certificate.registered': 'intermediate', 'pay.keyField': true }]]
    const years = ['2025-12', '2026-12', '2027-12'].map((month) => ({
      code: 'certificate-intermediate',
      month: month as Month,
    }))
    assert.deepEqual(paidIn('440309', told, '2026-12', years.slice(0, 1)), ['certificate-intermediate 10000'])
    assert.deepEqual(whyNot('440309', told, '2026-11')[0], 'not-this-month')
    assert.deepEqual(whyNot('440309', told, '2028-12', years)[0], 'years-over')
    assert.deepEqual(
      paidIn(
        '440309',
        [['2025-01-01', { ...worker, 'certificate.registered': 'intermediate', 'pay.keyField': false }]],
        '2026-12',
      ),
      [],
    )
  })
})
