import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import type { Decision } from '#kernel/refusal.ts'
import { readActivity } from '#modules/volunteers/domain/activity.ts'
import { decideRecording, type Present } from '#modules/volunteers/domain/recording.ts'
import {
  decideSignUp,
  decideWithdrawal,
  mayTakePart,
  movingUp,
  signUpGate,
  type SignUpState,
} from '#modules/volunteers/domain/sign-up.ts'
import { hoursOf, type Line, standingOf } from '#modules/volunteers/domain/standing.ts'
import {
  isMinor,
  readAgreement,
  readVolunteer,
  readVolunteerNumber,
  sameName,
  volunteerNumber,
  type VolunteerState,
} from '#modules/volunteers/domain/volunteer.ts'

const day = (text: string) => text as Day
const today = day('2026-03-16')
/** What came of it: the value, or the refusals at their fields. */
const came = (decision: Decision<unknown>): unknown =>
  decision.ok
    ? decision.value
    : (decision.refusal.fields?.map((one) => `${one.field} ${one.code}`).join() ?? decision.refusal.code)

const lists = { skills: [{ code: 'repair' }], categories: [{ code: 'elder' }] }
const someone = {
  name: '陈一舟',
  sex: 'unknown' as const,
  bornOn: day('1962-03-04'),
  identityNumber: null,
  phone: undefined,
  skills: ['repair', 'repair'],
  categories: [],
}
for (const [what, given, expected] of [
  ['as entered, each code once', {}, { ...someone, skills: ['repair'] }],
  ['an empty phone is none', { phone: ' ' }, { ...someone, phone: null, skills: ['repair'] }],
  ['no birthday', { bornOn: null }, 'bornOn volunteers/birthday-missing'],
  ['born tomorrow', { bornOn: day('2026-03-17') }, 'bornOn volunteers/day-in-future'],
  ['a number of letters', { identityNumber: 'abc', bornOn: null }, 'identityNumber volunteers/number-characters'],
  ['a category of no list', { categories: ['x'] }, 'categories volunteers/code-unknown'],
] as [string, object, unknown][])
  test(`a volunteer is read: ${what}`, () =>
    assert.deepEqual(came(readVolunteer({ ...someone, ...given }, today, lists)), expected))

const agreement = {
  agreementHow: [
    { code: 'on-paper', paper: true, self: false },
    { code: 'by-phone', paper: false, self: false },
    { code: 'own', paper: false, self: true },
  ],
  relations: [{ code: 'father' }],
  guardianBelow: 18,
}
const agreed = { agreedHow: 'by-phone', agreedOn: today, agreementPaper: null, guardian: null }
const guardian = { name: '某父', relation: 'father', agreedOn: today }
for (const [what, given, person, expected] of [
  ['who has an account is asked', {}, { hasAccount: true }, 'awaiting'],
  ['who has none needs a paper', {}, {}, 'agreementPaper volunteers/paper-missing'],
  ['and is registered with it', { agreementPaper: '登记表' }, {}, 'registered'],
  [
    'on paper names the paper, account or not',
    { agreedHow: 'on-paper' },
    { hasAccount: true },
    'agreementPaper volunteers/paper-missing',
  ],
  ['oneself is asked nothing more', { agreedHow: 'own' }, { hasAccount: true, self: true }, 'registered'],
  [
    'nobody else says it was themselves',
    { agreedHow: 'own' },
    { hasAccount: true },
    'agreedHow volunteers/code-unknown',
  ],
  ['eighteen today', { agreementPaper: '表' }, { bornOn: day('2008-03-16') }, 'registered'],
  [
    'eighteen tomorrow',
    { agreementPaper: '表' },
    { bornOn: day('2008-03-17') },
    'guardian volunteers/guardian-missing',
  ],
  ['with a guardian', { agreementPaper: '表', guardian }, { bornOn: day('2008-03-17') }, 'registered'],
] as [string, object, object, unknown][])
  test(`nobody is registered against their will: ${what}`, () =>
    assert.deepEqual(
      came(
        readAgreement(
          { ...agreed, ...given },
          { bornOn: day('1962-03-04'), hasAccount: false, self: false, ...person },
          today,
          agreement,
        ),
      ),
      expected,
    ))

const at = (time: string) => new Date(`2026-03-17T${time}:00+08:00`)
const activity = {
  startsAt: at('14:00'),
  heldOn: day('2026-03-17'),
  category: 'elder',
  capacity: 2,
  dangerous: false,
  insuredFrom: null,
  calledOff: false,
}
const ages = { adultAge: 18, adultsOnly: new Set(['rescue']) }
for (const [what, given, now, expected] of [
  ['open', {}, '13:59', 'open'],
  ['begun', {}, '14:00', 'begun'],
  ['called off', { calledOff: true }, '09:00', 'called-off'],
  ['dangerous and not insured', { dangerous: true }, '09:00', 'insurance-missing'],
  ['insured from the day itself', { dangerous: true, insuredFrom: day('2026-03-17') }, '09:00', 'open'],
  ['insured from the day after', { dangerous: true, insuredFrom: day('2026-03-18') }, '09:00', 'insurance-missing'],
] as [string, object, string, string][])
  test(`may people sign up: ${what}`, () => assert.equal(signUpGate({ ...activity, ...given }, at(now)), expected))

for (const [what, taken, current, state, expected] of [
  ['the last place', { signed: 1, waiting: 0 }, null, 'registered', 'signed'],
  ['full', { signed: 2, waiting: 0 }, null, 'registered', 'waiting'],
  ['a free place for which somebody waits', { signed: 1, waiting: 1 }, null, 'registered', 'waiting'],
  ['back again', { signed: 0, waiting: 0 }, 'withdrawn', 'registered', 'signed'],
  ['twice', { signed: 1, waiting: 0 }, 'signed', 'registered', 'volunteers/signed-up-already'],
  ['not confirmed', { signed: 0, waiting: 0 }, null, 'awaiting', 'volunteers/awaiting-confirmation'],
  ['left', { signed: 0, waiting: 0 }, null, 'left', 'volunteers/left-already'],
] as [string, { signed: number; waiting: number }, SignUpState | null, VolunteerState, string][])
  test(`signing up: ${what}`, () =>
    assert.equal(came(decideSignUp(activity, { state, bornOn: null }, taken, current, at('09:00'), ages)), expected))

for (const [bornOn, category, expected] of [
  ['2008-03-17', 'rescue', null],
  ['2008-03-18', 'rescue', 'volunteers/adults-only'],
  [null, 'rescue', 'volunteers/adults-only'],
  ['2012-01-01', 'elder', null],
] as [string | null, string, unknown][])
  test(`born ${bornOn}, may they take part in ${category}`, () =>
    assert.equal(
      came(mayTakePart({ ...activity, category }, { state: 'registered', bornOn: bornOn as Day | null }, ages)),
      expected,
    ))

test('one withdraws until it begins; who waits longest moves up', () => {
  assert.equal(came(decideWithdrawal(activity, 'signed', at('13:59'))), 'withdrawn')
  assert.equal(came(decideWithdrawal(activity, 'waiting', at('14:00'))), 'volunteers/begun-already')
  assert.equal(came(decideWithdrawal(activity, 'came', at('13:00'))), 'volunteers/not-signed-up')
  assert.equal(came(decideWithdrawal(activity, null, at('13:00'))), 'volunteers/not-signed-up')
  assert.deepEqual(movingUp(3, 1, ['a', 'b', 'c']), ['a', 'b'])
  assert.deepEqual(movingUp(3, 4, ['a']), [])
})

test('an activity ends on the next day where it ends before it begins', () => {
  const given = { category: 'elder', heldOn: today, startsAt: '22:00', endsAt: '02:00', capacity: 2, insurance: null }
  assert.deepEqual(came(readActivity(given, 2, lists.categories)), {
    startsAt: new Date('2026-03-16T22:00:00+08:00'),
    endsAt: new Date('2026-03-17T02:00:00+08:00'),
  })
  assert.equal(came(readActivity(given, 3, lists.categories)), 'capacity volunteers/capacity-below-signed')
  assert.equal(came(readActivity({ ...given, category: 'x' }, 0, lists.categories)), 'category volunteers/code-unknown')
})

const person = (state: SignUpState, more: Partial<Present> = {}): Present => ({
  state,
  recorded: false,
  colleague: false,
  ...more,
})
const present = new Map([
  ['a', person('signed')],
  ['b', person('came', { colleague: true })],
  ['c', person('absent')],
  ['d', person('signed', { recorded: true })],
  ['e', person('waiting')],
])
const rules = { longestMinutes: 720, qualities: [{ code: 'good' }] }
const over = { endsAt: at('16:00'), calledOff: false, dueOn: day('2026-03-31') }
const line = (volunteerId: string, more: object = {}) => ({
  volunteerId,
  minutes: 720,
  content: '探访',
  quality: 'good',
  offDuty: false,
  ...more,
})
for (const [what, given, on, expected] of [
  ['on the last day', { lines: [line('a')] }, '2026-03-31', { late: false }],
  [
    'the day after, without a reason',
    { lines: [line('a')] },
    '2026-04-01',
    'lateReason volunteers/late-reason-missing',
  ],
  ['the day after, with one', { lines: [line('a')], lateReason: '住院' }, '2026-04-01', { late: true }],
  ['that nobody came needs no reason', { absentIds: ['a'] }, '2026-04-01', { late: true }],
  ['too long', { lines: [line('a', { minutes: 721 })] }, '2026-03-18', 'lines.0.minutes volunteers/too-long'],
  [
    'no such quality',
    { lines: [line('a', { quality: 'x' })] },
    '2026-03-18',
    'lines.0.quality volunteers/code-unknown',
  ],
  ['not judged', { lines: [line('a', { quality: null })] }, '2026-03-18', { late: false }],
  ['staff in their working time', { lines: [line('b')] }, '2026-03-18', 'lines.0.offDuty volunteers/off-duty-missing'],
  ['staff outside it', { lines: [line('b', { offDuty: true })] }, '2026-03-18', { late: false }],
  ['who was said to be absent', { lines: [line('c')] }, '2026-03-18', { late: false }],
  ['who is recorded', { lines: [line('d')] }, '2026-03-18', 'lines.0.volunteerId volunteers/recorded-already'],
  ['who waited', { lines: [line('e')] }, '2026-03-18', 'lines.0.volunteerId volunteers/not-signed-up'],
  ['who is not there', { absentIds: ['x'] }, '2026-03-18', 'absentIds.0 volunteers/not-signed-up'],
  [
    'one and the same there and not there',
    { lines: [line('a')], absentIds: ['a'] },
    '2026-03-18',
    'absentIds.0 volunteers/recorded-already',
  ],
] as [string, object, string, unknown][])
  test(`recording: ${what}`, () =>
    assert.deepEqual(
      came(
        decideRecording(
          over,
          { lines: [], absentIds: [], lateReason: null, ...given },
          present,
          at('20:00'),
          day(on),
          rules,
        ),
      ),
      expected,
    ))

test('nothing is late where the working days of the year are not known, nor recorded before the end or of what was called off', () => {
  const given = { lines: [line('a')], absentIds: [], lateReason: null }
  const decide = (more: object, now = at('16:00')) =>
    came(decideRecording({ ...over, ...more }, given, present, now, day('2027-01-01'), rules))
  assert.deepEqual(decide({ dueOn: undefined }), { late: false })
  assert.equal(decide({}, at('15:59')), 'volunteers/not-over-yet')
  assert.equal(decide({ calledOff: true }), 'volunteers/called-off')
})

let id = 0
const served = (
  servedOn: string,
  minutes: number,
  quality: string | null = null,
  reverses: string | null = null,
): Line => ({
  id: `${++id}`,
  activityId: 'a',
  servedOn: day(servedOn),
  minutes,
  quality,
  reverses,
})
const share = (atLeast: number) => ({
  kind: 'ask' as const,
  ask: 'volunteer.goodShare',
  compare: 'atLeast' as const,
  limit: atLeast,
  basis: {} as never,
})
const standing = {
  stars: [
    { code: 'one', hours: 1 },
    { code: 'two', hours: 2, when: share(80) },
  ],
  goodQualities: new Set(['good']),
  active: { months: 12, minutes: 60 },
}
const wrong = served('2026-01-01', 600)
for (const [what, lines, expected] of [
  ['nothing', [], [0, null, 'one', null]],
  ['a minute before an hour', [served('2026-01-01', 59)], [59, null, 'one', null]],
  ['an hour', [served('2026-01-01', 60)], [60, 'one', 'two', '2027-01-02']],
  ['two hours that nobody judged', [served('2026-01-01', 120)], [120, 'one', undefined, '2027-01-02']],
  ['two good hours', [served('2026-01-01', 120, 'good')], [120, 'two', undefined, '2027-01-02']],
  [
    'one of two good',
    [served('2026-01-01', 60, 'good'), served('2026-01-02', 60, 'fair')],
    [120, 'one', undefined, '2027-01-03'],
  ],
  ['what was taken back is gone', [wrong, served('2026-01-01', -600, null, wrong.id)], [0, null, 'one', null]],
  ['what lies ahead does not count yet', [served('2026-03-17', 60)], [0, null, 'one', null]],
  [
    'the hour came together over two days, the older counts',
    [served('2025-05-31', 30), served('2025-08-01', 30)],
    [60, 'one', 'two', '2026-06-01'],
  ],
  ['the 29th of February ends on the 28th', [served('2024-02-29', 60)], [60, 'one', 'two', '2025-03-01']],
] as [string, Line[], unknown[]][])
  test(`a star and being active: ${what}`, () => {
    const { minutes, star, nextStar, activeUntil } = standingOf(lines, standing, today)
    assert.deepEqual([minutes, star, nextStar?.code, activeUntil], expected)
  })

test('hours are never rounded up, and numbers, names and codes are read as people type them', () => {
  assert.deepEqual([hoursOf(59), hoursOf(60), hoursOf(95)], [0.9, 1, 1.5])
  assert.equal(volunteerNumber('330304001000', 123), 'ZY3303040000123')
  assert.equal(readVolunteerNumber(' zy 330304０000123 '), 'ZY3303040000123')
  assert.equal(sameName('买买提·吐尔逊', '买买提・吐尔逊'), true)
  assert.equal(sameName('林小雨', '林大雨'), false)
  assert.equal(isMinor(null, today, 18), false)
})
