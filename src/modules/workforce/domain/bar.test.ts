import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import { type Bar, isStanding, lifted } from './bar.ts'

const bar = (from: string, until: string | null): Bar => ({ fromOn: from as Day, untilOn: until as Day | null })

test('a bar stands until the day it ends; one that is still to come stands already', () => {
  const today = '2026-03-16' as Day
  const cases: [Bar | null, boolean][] = [
    [null, false],
    [bar('2025-01-01', null), true],
    [bar('2025-01-01', '2026-03-17'), true],
    [bar('2025-01-01', '2026-03-16'), false],
    [bar('2027-01-01', null), true],
  ]
  for (const [one, stands] of cases) assert.equal(isStanding(one, today), stands)
})

test('a bar that is lifted ends that day, and one that is lifted before it began never was', () => {
  assert.deepEqual(lifted(bar('2025-01-01', null), '2026-03-16' as Day), bar('2025-01-01', '2026-03-16'))
  assert.deepEqual(lifted(bar('2025-01-01', '2028-01-01'), '2026-03-16' as Day), bar('2025-01-01', '2026-03-16'))
  assert.equal(lifted(bar('2026-03-16', null), '2026-03-16' as Day), null)
})
