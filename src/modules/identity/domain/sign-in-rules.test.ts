import assert from 'node:assert/strict'
import test from 'node:test'
import { afterRightPassword, afterWrongPassword, minutesLocked } from './lock-out.ts'
import { isPlainUsername, wrongWithPassword } from './password-rule.ts'

const now = new Date('2026-03-16T01:30:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const rule = { tries: 3, minutes: 30 }

test('the third wrong password in a row locks, and the count begins again behind the lock', () => {
  const once = afterWrongPassword(afterRightPassword, now, rule)
  const twice = afterWrongPassword(once, now, rule)
  assert.deepEqual(
    [once, twice],
    [
      { failures: 1, lockedUntil: null },
      { failures: 2, lockedUntil: null },
    ],
  )
  assert.deepEqual(afterWrongPassword(twice, now, rule), { failures: 0, lockedUntil: later(30) })
})

test('a lock says how many minutes are left, rounded up, and none when it is over', () => {
  const locked = { failures: 0, lockedUntil: later(30) }
  assert.deepEqual(
    [
      minutesLocked(afterRightPassword, now),
      minutesLocked(locked, now),
      minutesLocked(locked, later(29.5)),
      minutesLocked(locked, later(30)),
    ],
    [0, 30, 1, 0],
  )
})

for (const [password, expected] of [
  ['Ab-1', 'identity/password-too-short'],
  ['雁阵雁阵雁阵雁阵雁', 'identity/password-too-short'],
  ['lin.xiaoyu', 'identity/password-is-username'],
  ['LIN.xiaoyu', 'identity/password-is-username'],
  ['onlysmallletters', 'identity/password-too-plain'],
  ['small1234567', 'identity/password-too-plain'],
  ['Small1234567', undefined],
  ['small-1234567', undefined],
  ['雁阵abc-12345', undefined],
] as const) {
  test(`the password ${password} is ${expected ?? 'taken'}`, () => {
    const rules = { passwordLength: 10, passwordKinds: 3 }
    assert.equal(wrongWithPassword(password, 'lin.xiaoyu', rules, 'password')?.code, expected)
  })
}

test('a username is small letters, digits, dots and hyphens, three of them at least', () => {
  const taken = ['lin', 'lin.xiaoyu', 'zhan-12', 'a'.repeat(40)].map(isPlainUsername)
  const refused = ['li', 'Lin', '林小雨', '.lin', 'lin xiaoyu', 'a'.repeat(41), '<b>lin', "lin' or 1=1"].map(
    isPlainUsername,
  )
  assert.deepEqual([...new Set(taken), ...new Set(refused)], [true, false])
})
