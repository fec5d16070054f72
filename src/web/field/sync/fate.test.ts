import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OfflineError, ProblemError } from '#web/client/call.ts'
import { fateOf, pauseAfter } from './fate.ts'

const no = (status: number, code: string) => new ProblemError({ type: '', status, code, title: '' })

test('only the rules refuse a record; everything else is tried again', () => {
  assert.deepEqual(
    [
      no(422, 'services/held-in-the-future'),
      no(403, 'kernel/not-allowed'),
      no(409, 'services/month-sealed'),
      no(409, 'kernel/changed-meanwhile'),
      no(401, 'kernel/not-signed-in'),
      no(503, 'kernel/no-space'),
      no(500, 'http/unknown'),
      no(429, 'kernel/too-often'),
      no(403, 'http/unknown'),
      new OfflineError('offline'),
      new SyntaxError('a page of the hotel instead of JSON'),
    ].map(fateOf),
    [
      'refused',
      'refused',
      'refused',
      'refused',
      'sign-in',
      'later',
      'later',
      'later',
      'later',
      'no-network',
      'no-network',
    ],
  )
})

test('a phone without signal asks less and less often, and at least every five minutes', () => {
  assert.deepEqual([0, 1, 2, 3, 6, 60].map(pauseAfter), [0, 15_000, 30_000, 60_000, 300_000, 300_000])
})
