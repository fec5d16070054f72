import { ProblemError } from '#web/client/call.ts'

/** What becomes of an act that was not accepted. */
export type Fate =
  /** The rules said no: it stays with the reason on it until it is mended. */
  | 'refused'
  /** The session has ended: all is kept until the worker has signed in. */
  | 'sign-in'
  /** The server could not just now: the same act again, later. */
  | 'later'
  /** Nobody answered: the rest need not be tried either. */
  | 'no-network'

const passing = new Set([408, 425, 429])

/** Reads an error of `call`. */
export function fateOf(error: unknown): Fate {
  if (!(error instanceof ProblemError)) return 'no-network'
  const { status, code } = error.problem
  if (status === 401) return 'sign-in'
  // Words that are not the server's own (a proxy's, a hotel's sign-in page) say nothing about the act.
  return status >= 500 || passing.has(status) || code === 'http/unknown' ? 'later' : 'refused'
}

/** Milliseconds to wait after so many failures in a row: 15 s, doubled each time, at most five minutes. */
export const pauseAfter = (failures: number): number =>
  failures === 0 ? 0 : Math.min(15_000 * 2 ** (failures - 1), 300_000)
