import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import { type CampaignDays, checkDays, phaseOn, readOutcome } from '#modules/certificates/domain/campaign.ts'

const day = (text: string) => text as Day
const days: CampaignDays = {
  cutOffOn: day('2025-12-31'),
  signUpFrom: day('2026-03-10'),
  signUpUntil: day('2026-03-25'),
  examOn: day('2026-05-23'),
  resultsOn: day('2026-07-28'),
}

test('a campaign goes from sign-up to results', () => {
  const table: [string, boolean, string][] = [
    ['2026-03-09', false, 'coming'],
    ['2026-03-10', false, 'sign-up'],
    ['2026-03-24', false, 'sign-up'],
    ['2026-03-25', false, 'preparing'],
    ['2026-05-23', false, 'preparing'],
    ['2026-05-24', false, 'waiting'],
    ['2026-07-30', true, 'done'],
  ]
  for (const [on, resultsIn, phase] of table) assert.equal(phaseOn(days, resultsIn, day(on)), phase, on)
})

test('days out of their order are said at their field', () => {
  const field = (more: Partial<CampaignDays>, year = 2026) => {
    const decision = checkDays({ ...days, ...more }, year)
    return decision.ok ? 'accepted' : `${decision.refusal.fields![0]!.field} ${decision.refusal.fields![0]!.code}`
  }
  assert.equal(field({}), 'accepted')
  assert.equal(field({ resultsOn: null }), 'accepted')
  assert.equal(field({ signUpUntil: day('2026-03-10') }), 'signUpUntil certificates/sign-up-ends-before')
  assert.equal(field({ examOn: day('2026-03-20') }), 'examOn certificates/exam-before-sign-up-ends')
  assert.equal(field({}, 2027), 'examOn certificates/exam-in-other-year')
  assert.equal(field({ cutOffOn: day('2026-06-01') }), 'cutOffOn certificates/cut-off-after-exam')
  assert.equal(field({ resultsOn: day('2026-05-23') }), 'resultsOn certificates/results-before-exam')
})

test('a cell of the results says pass, fail, absent or a mark, and nothing where it cannot be read', () => {
  const table: [string, unknown][] = [
    ['合格', { outcome: 'pass', mark: null }],
    [' 不合格 ', { outcome: 'fail', mark: null }],
    ['缺考', { outcome: 'absent', mark: null }],
    ['60', { outcome: 'pass', mark: 60 }],
    ['５９', { outcome: 'fail', mark: 59 }],
    ['-1', { outcome: 'absent', mark: null }],
    ['六十', undefined],
    ['999', undefined],
    ['', undefined],
  ]
  for (const [cell, said] of table) assert.deepEqual(readOutcome(cell, 60), said, cell)
})
