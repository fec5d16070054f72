import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day } from '#kernel/days.ts'
import {
  type Applicant,
  applicationOn,
  firstDueOn,
  isLocked,
  mayRegister,
  periodFrom,
  registrationActs,
  type RegistrationRule,
  type Stage,
  stages,
  standingOn,
} from '#modules/certificates/domain/registration.ts'

const day = (text: string) => text as Day
const rule: RegistrationRule = {
  firstWithinMonths: 12,
  periodMonths: 36,
  windowMonths: 3,
  lateFirst: 'with-explanation',
}
const period = { from: day('2023-09-01'), until: day('2026-09-01'), cancelledOn: null }
const holder: Applicant = {
  verification: 'matched',
  titledOn: day('2023-07-30'),
  passedOn: day('2023-07-30'),
  periods: [],
  lateReason: null,
}

test('a registration stands by the day alone: active, running out in its last three months, lapsed, cancelled', () => {
  const table: [string, string][] = [
    ['2023-08-31', 'none'],
    ['2023-09-01', 'active'],
    ['2026-05-31', 'active'],
    ['2026-06-01', 'expiring'],
    ['2026-08-31', 'expiring'],
    ['2026-09-01', 'lapsed'],
    ['2030-01-01', 'lapsed'],
  ]
  for (const [on, standing] of table) assert.equal(standingOn([period], day(on), rule).standing, standing, on)
  assert.deepEqual(standingOn([], day('2026-01-01'), rule), { standing: 'none', until: null, renewFrom: null })
  const cancelled = { ...period, cancelledOn: day('2025-01-01') }
  assert.equal(standingOn([cancelled], day('2024-12-31'), rule).standing, 'active')
  assert.deepEqual(standingOn([cancelled], day('2025-01-01'), rule), {
    standing: 'cancelled',
    until: '2025-01-01',
    renewFrom: null,
  })
})

test('who has renewed is active again, and until the end of the new period', () => {
  const renewed = { from: day('2026-09-01'), until: day('2029-09-01'), cancelledOn: null }
  assert.deepEqual(standingOn([period, renewed], day('2026-08-01'), rule), {
    standing: 'active',
    until: '2029-09-01',
    renewFrom: '2029-06-01',
  })
  assert.deepEqual(standingOn([period, renewed], day('2026-09-01'), rule), {
    standing: 'active',
    until: '2029-09-01',
    renewFrom: '2029-06-01',
  })
})

test('the first registration is due a year after passing; late it asks for an explanation, or is refused where a place rules so', () => {
  assert.equal(firstDueOn(day('2023-07-30'), rule), '2024-07-30')
  assert.deepEqual(applicationOn(holder, day('2024-07-30'), rule), { ok: true, value: 'first' })
  const late = applicationOn(holder, day('2024-07-31'), rule)
  assert.equal(!late.ok && late.refusal.fields?.[0]?.code, 'certificates/late-reason-missing')
  assert.deepEqual(applicationOn({ ...holder, lateReason: '外出进修' }, day('2024-07-31'), rule), {
    ok: true,
    value: 'first',
  })
  const refused = applicationOn({ ...holder, lateReason: '外出进修' }, day('2024-07-31'), {
    ...rule,
    lateFirst: 'refused',
  })
  assert.equal(!refused.ok && refused.refusal.code, 'certificates/first-term-over')
})

test('a renewal may be handed in from three months before the end, and after it a new registration; the qualification stays', () => {
  const registered = { ...holder, periods: [period] }
  const early = applicationOn(registered, day('2026-05-31'), rule)
  assert.deepEqual(!early.ok && early.refusal, { code: 'certificates/window-not-open', params: { from: '2026-06-01' } })
  assert.deepEqual(applicationOn(registered, day('2026-06-01'), rule), { ok: true, value: 'renewal' })
  assert.deepEqual(applicationOn(registered, day('2026-09-01'), rule), { ok: true, value: 'again' })
  const cancelled = { ...holder, periods: [{ ...period, cancelledOn: day('2025-01-01') }] }
  assert.deepEqual(applicationOn(cancelled, day('2025-06-01'), rule), { ok: true, value: 'again' })
  const renewed = {
    ...holder,
    periods: [period, { from: day('2026-09-01'), until: day('2029-09-01'), cancelledOn: null }],
  }
  assert.equal(applicationOn(renewed, day('2026-08-01'), rule).ok, false)
})

test('only a verified certificate is registered, and the senior one only after the review', () => {
  for (const verification of ['unverified', 'unknown', 'feedback', 'rejected'] as const) {
    const no = applicationOn({ ...holder, verification }, day('2024-01-01'), rule)
    assert.equal(!no.ok && no.refusal.code, 'certificates/not-verified-yet')
  }
  assert.equal(applicationOn({ ...holder, verification: 'approved' }, day('2024-01-01'), rule).ok, true)
  const ticket = applicationOn({ ...holder, titledOn: null }, day('2024-01-01'), rule)
  assert.equal(!ticket.ok && ticket.refusal.code, 'certificates/title-only-after-review')
})

test('a period is three years; a renewal goes on where the last one ends, whenever it is completed', () => {
  assert.deepEqual(periodFrom('first', [], day('2024-02-29'), rule), { from: '2024-02-29', until: '2027-02-28' })
  assert.deepEqual(periodFrom('renewal', [period], day('2026-07-10'), rule), {
    from: '2026-09-01',
    until: '2029-09-01',
  })
  assert.deepEqual(periodFrom('renewal', [period], day('2026-09-20'), rule), {
    from: '2026-09-20',
    until: '2029-09-20',
  })
  assert.deepEqual(periodFrom('again', [period], day('2027-01-05'), rule), { from: '2027-01-05', until: '2030-01-05' })
})

test('the form is open until the first check has passed it, and locked from there on', () => {
  const open: Stage[] = ['draft', 'submitted', 'first-refused', 'final-refused']
  for (const stage of stages) {
    assert.equal(isLocked(stage), !open.includes(stage), stage)
    assert.equal(mayRegister('edit', stage), open.includes(stage), stage)
  }
  assert.deepEqual(registrationActs.checkFinal, ['first-passed'])
})
