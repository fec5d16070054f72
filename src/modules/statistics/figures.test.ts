import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inTransaction, statistics } from '#kernel/database.ts'
import { addMonths, parseDay, parseMonth, type Month } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { findIndicator } from '#modules/statistics/catalogue.ts'
import { rebuild } from '#modules/statistics/commands/rebuild.ts'
import { branchesOver } from '#modules/statistics/domain/branch.ts'
import { monthsBetween } from '#modules/statistics/domain/months.ts'
import { readFigures, wholeOf } from '#modules/statistics/figures.ts'
import { checkFigures } from '#modules/statistics/queries/check.ts'
import { clearRows, giveEvent, giveRows, idFor, refreshToTheEnd } from '#modules/statistics/testing/rows.ts'

// Two villages of a town, a town without villages, the next county, the next prefecture, and a city without counties.
const villages = ['330304001001', '330304001002', '330304002000', '330305001001', '330402001001', '441900003001']
const people = Array.from({ length: 9 }, (_, at) => `client ${at}`)
const first = parseMonth('2026-01')
const today = parseDay('2026-04-20')
const now = new Date(`${today}T10:00:00+08:00`)

const anyRecord = fc.record({
  client: fc.constantFrom(...people),
  in: fc.constantFrom(...villages),
  worker: fc.constantFrom('w1', 'w2', 'w3'),
  month: fc.integer({ min: 0, max: 3 }),
  outcome: fc.constantFrom('met' as const, 'met' as const, 'refused' as const),
})

const { pool } = await testDatabase()

/** Reads as the server reads, by the role that counts. */
async function personsIn(branches: string[], months: Month[], key: string): Promise<Record<string, number>> {
  const indicator = findIndicator(key)!
  return inTransaction(pool, statistics, async ({ query }) => {
    const figures = await readFigures(query, [indicator], branches, months)
    const house = { gatePool: pool } as Pick<House, 'gatePool'> as House
    const whole = await wholeOf({ query, house, today }, indicator, figures, branches, months)
    return Object.fromEntries([...whole].map(([branch, value]) => [branch, value.numerator]))
  })
}

test('everyone is counted once, in any branch and over any months, as one would count by hand', async () => {
  const branches = [...new Set(villages.flatMap(branchesOver))]
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRecord, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
      async (given, from, length) => {
        await clearRows(pool)
        const dated = given.map((one, at) => ({
          ...one,
          id: `record ${at}`,
          on: `${addMonths(first, one.month)}-1${at % 10}`,
        }))
        await giveRows(pool, {
          clients: people.map((id, at) => ({ id, in: villages[at % villages.length]!, priority: at % 2 === 0 })),
          records: dated,
        })
        await rebuild(pool, { now })

        const months = monthsBetween(addMonths(first, from), addMonths(first, Math.min(3, from + length)))
        const byHand = (records: typeof dated, of: 'client' | 'worker') =>
          Object.fromEntries(
            branches.map((branch) => {
              const there = records.filter(
                (one) =>
                  one.in.startsWith(branch) &&
                  months.includes(addMonths(first, one.month)) &&
                  (of === 'worker' || one.outcome === 'met'),
              )
              return [branch, new Set(there.map((one) => one[of])).size]
            }),
          )
        assert.deepEqual(await personsIn(branches, months, 'persons'), byHand(dated, 'client'))
        assert.deepEqual(await personsIn(branches, months, 'active-workers'), byHand(dated, 'worker'))

        // Every third record is withdrawn; the refresh takes out just those.
        const gone = dated.filter((_, at) => at % 3 === 0)
        for (const one of gone) {
          await pool.query('update services.service_record set withdrawn = true where id = $1', [idFor(one.id)])
          await giveEvent(pool, {
            kind: 'services/record-withdrawn',
            subject: { kind: 'record', id: idFor(one.id) },
            in: one.in,
            day: one.on,
          })
        }
        await refreshToTheEnd(pool, now)
        assert.deepEqual(
          await personsIn(branches, months, 'persons'),
          byHand(
            dated.filter((one) => !gone.includes(one)),
            'client',
          ),
        )
        assert.deepEqual(await checkFigures(pool, now), [])
      },
    ),
    { numRuns: 4, seed: 20260420, endOnFailure: true },
  )
})

test('a client of the sixty-six-thousandth file is counted like the first', async () => {
  await clearRows(pool)
  await giveRows(pool, {
    clients: [
      { id: 'early', in: villages[0]! },
      { id: 'late', in: villages[0]! },
    ],
    records: [
      { client: 'early', on: '2026-03-02' },
      { client: 'late', on: '2026-03-02' },
    ],
  })
  await pool
    .query('update services.client set ordinal = $2 where id = $1', [idFor('late'), 200_000])
    .catch(() => pool.query('alter table services.client alter ordinal set generated by default'))
  await pool.query('update services.client set ordinal = $2 where id = $1', [idFor('late'), 200_000])
  await rebuild(pool, { now })
  assert.deepEqual(await personsIn(['33', '330304'], [parseMonth('2026-02'), parseMonth('2026-03')], 'persons'), {
    '33': 2,
    '330304': 2,
  })
  const { rows } = await pool.query<{ chunk: number }>(
    `select chunk from statistics.presence where branch = '33' and indicator = 'persons' order by chunk`,
  )
  assert.equal(rows.at(-1)?.chunk, 3)
})
