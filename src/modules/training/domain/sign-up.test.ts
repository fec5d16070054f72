import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RegionCode } from '#kernel/region.ts'
import { isFor } from '#modules/training/domain/audience.ts'
import { scannedAt, stepEnds, stepsTaken } from '#modules/training/domain/door-code.ts'
import { classHours } from '#modules/training/domain/ledger.ts'
import { isDone, shareRight } from '#modules/training/domain/quiz.ts'
import {
  clashing,
  decideSignUp,
  decideWithdrawal,
  type EnrolmentState,
  movingUp,
} from '#modules/training/domain/sign-up.ts'
import { transcriptState } from '#modules/training/domain/transcript-code.ts'

const at = (time: string) => new Date(`2026-03-23T${time}+08:00`)
const session = { signUpUntil: at('12:00:00'), capacity: 2, calledOff: false, startsAt: at('14:00:00') }

for (const [what, enrolled, waiting, current, now, expected] of [
  ['the last place', 1, 0, null, '11:59:59', 'enrolled'],
  ['full', 2, 0, null, '11:00:00', 'waiting'],
  ['a free place for which somebody waits', 1, 1, null, '11:00:00', 'waiting'],
  ['whoever withdrew may come back', 0, 0, 'withdrawn', '11:00:00', 'enrolled'],
  ['twice', 1, 0, 'enrolled', '11:00:00', 'training/signed-up-already'],
  ['waiting twice', 2, 1, 'waiting', '11:00:00', 'training/signed-up-already'],
  ['at the closing', 0, 0, null, '12:00:00', 'training/sign-up-closed'],
] as [string, number, number, EnrolmentState | null, string, string][])
  test(`signing up: ${what}`, () => {
    const decision = decideSignUp(session, { enrolled, waiting }, current, at(now))
    assert.equal(decision.ok ? decision.value : decision.refusal.code, expected)
  })

test('nobody signs up for what was called off, and nobody withdraws from what has begun', () => {
  const off = decideSignUp({ ...session, calledOff: true }, { enrolled: 0, waiting: 0 }, null, at('11:00:00'))
  assert.equal(!off.ok && off.refusal.code, 'training/called-off')
  const told = (current: EnrolmentState | null, now: string) => {
    const decision = decideWithdrawal(session, current, at(now))
    return decision.ok ? decision.value : decision.refusal.code
  }
  assert.deepEqual(
    [
      told('enrolled', '13:59:59'),
      told('waiting', '13:00:00'),
      told('enrolled', '14:00:00'),
      told(null, '13:00:00'),
      told('withdrawn', '13:00:00'),
    ],
    ['withdrawn', 'withdrawn', 'training/begun-already', 'training/not-signed-up', 'training/not-signed-up'],
  )
})

test('those who wait move up in their order, as many as there are places', () => {
  assert.deepEqual(
    [movingUp(3, 1, ['a', 'b', 'c']), movingUp(3, 3, ['a']), movingUp(3, 4, ['a']), movingUp(5, 0, [])],
    [['a', 'b'], [], [], []],
  )
})

test('sessions clash where they overlap, not where one begins as the other ends', () => {
  const times = (from: string, until: string) => ({ startsAt: at(from), endsAt: at(until) })
  const of = times('14:00:00', '17:00:00')
  assert.deepEqual(
    [
      times('12:00:00', '14:00:00'),
      times('17:00:00', '18:00:00'),
      times('16:59:59', '18:00:00'),
      times('15:00:00', '16:00:00'),
    ].map((one) => clashing(of, [one]).length),
    [0, 0, 1, 1],
  )
})

test('a course is for its region, or for who works at or is employed by its organisation', () => {
  const person = { regionCode: '330304001001' as RegionCode, organisationId: 'station', employerId: 'agency' }
  const course = (regionCode: string, organisationId: string | null) => ({
    regionCode: regionCode as RegionCode,
    organisationId,
  })
  assert.deepEqual(
    [
      course('330304000000', null),
      course('330302000000', null),
      course('330304000000', 'station'),
      course('330302000000', 'agency'),
      course('330304001000', 'another'),
    ].map((one) => isFor(one, person)),
    [true, false, true, true, false],
  )
})

test('a code is taken in its step and so many beside it; of a phone only the time between scanning and sending is believed', () => {
  const rule = { codeSeconds: 30, codeTolerance: 1, offlineMinutes: 60 }
  const now = at('14:00:10')
  const own = stepsTaken(now, rule)[0]!
  assert.deepEqual(
    stepsTaken(now, rule).toSorted((a, b) => a - b),
    [own - 1, own, own + 1],
  )
  assert.deepEqual(stepsTaken(now, { ...rule, codeTolerance: 0 }), [own])
  assert.deepEqual(stepEnds(now, 30), at('14:00:30'))
  const told = (waitedSeconds: number) => {
    const phone = new Date('2001-01-01T00:00:00Z')
    const decision = scannedAt(
      now,
      { scannedAt: phone, sentAt: new Date(phone.getTime() + waitedSeconds * 1000) },
      rule,
    )
    return decision.ok ? decision.value : decision.refusal.code
  }
  assert.deepEqual(
    [told(0), told(70), told(3600), told(3601), told(-1)],
    [now, at('13:59:00'), at('13:00:10'), 'training/code-too-old', 'training/code-time-unclear'],
  )
})

test('a quiz counts what is wholly right; a lesson is done when enough is right and enough time was spent', () => {
  const quiz = [
    { question: '一', options: ['甲', '乙'], right: [0] },
    { question: '二', options: ['甲', '乙', '丙'], right: [0, 2] },
  ]
  assert.deepEqual(
    [
      shareRight(quiz, [[0], [2, 0]]),
      shareRight(quiz, [[0], [0]]),
      shareRight(quiz, [[0], [0, 1, 2]]),
      shareRight(quiz, []),
      shareRight([], []),
    ],
    [1, 0.5, 0.5, 0, 1],
  )
  const rule = { onlinePassShare: 0.6, onlineTimeShare: 0.5 }
  assert.deepEqual(
    [isDone(0.6, 1350, 45, rule), isDone(0.59, 1350, 45, rule), isDone(1, 1349, 45, rule)],
    [true, false, false],
  )
})

test('class hours are rounded down to a tenth', () => {
  assert.deepEqual(
    [classHours(45, 45), classHours(44, 45), classHours(180, 45), classHours(89, 60), classHours(0, 45)],
    [1, 0.9, 4, 1.4, 0],
  )
})

test('what a paper says follows what happened since', () => {
  assert.deepEqual(
    [
      transcriptState({ withdrawnOn: null, takenBack: 0 }),
      transcriptState({ withdrawnOn: null, takenBack: 2 }),
      transcriptState({ withdrawnOn: '2026-01-01', takenBack: 2 }),
    ],
    ['valid', 'changed', 'withdrawn'],
  )
})
