/** What the account-security pack gives. */
export interface LockOutRule {
  tries: number
  minutes: number
}

export interface SignInState {
  failures: number
  lockedUntil: Date | null
}

/** Minutes until an account opens again, rounded up; 0 where it is open. */
export const minutesLocked = (state: SignInState, now: Date): number =>
  state.lockedUntil && state.lockedUntil > now ? Math.ceil((state.lockedUntil.getTime() - now.getTime()) / 60_000) : 0

/** One wrong password more. The count starts again after a lock, or one mistake later would lock at once. */
export function afterWrongPassword(state: SignInState, now: Date, rule: LockOutRule): SignInState {
  const failures = state.failures + 1
  return failures >= rule.tries
    ? { failures: 0, lockedUntil: new Date(now.getTime() + rule.minutes * 60_000) }
    : { failures, lockedUntil: null }
}

export const afterRightPassword: SignInState = { failures: 0, lockedUntil: null }
