import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { parseMonth } from '#kernel/days.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { catalogue } from '#modules/statistics/catalogue.ts'
import { rebuild } from '#modules/statistics/commands/rebuild.ts'
import { checkFigures } from '#modules/statistics/queries/check.ts'
import { clearRows, giveRows, type GivenRows } from '#modules/statistics/testing/rows.ts'

/** A case as its file writes it: rows, then for branches by their digits what the month says, `3` or `[3, 4]` for a rate. */
interface Case {
  name: string
  /** The day after the month where left out. */
  today?: string
  month: string
  given: GivenRows
  then: Record<string, number | [number, number]>
}

const { pool } = await testDatabase()

for (const indicator of catalogue) {
  const file = new URL(`indicators/${indicator.key}.cases.yaml`, import.meta.url)
  test(`a reader can trust “${indicator.title.zh}”: it has cases beside it`, () =>
    assert.ok(existsSync(file), `write indicators/${indicator.key}.cases.yaml`))
  if (!existsSync(file)) continue
  for (const one of parse(readFileSync(file, 'utf8')) as Case[]) {
    test(`${indicator.key}: ${one.name}`, async () => {
      await clearRows(pool)
      await giveRows(pool, one.given)
      const now = new Date(`${one.today ?? '2027-01-01'}T10:00:00+08:00`)
      await rebuild(pool, { now, months: [parseMonth(one.month)] })
      const { rows } = await pool.query<{ branch: string; numerator: number; denominator: number | null }>(
        'select branch, numerator, denominator from statistics.cell where indicator = $1 and month = $2 and branch = any ($3)',
        [indicator.key, one.month, Object.keys(one.then)],
      )
      const found = Object.fromEntries(
        rows.map((row) => [row.branch, row.denominator === null ? row.numerator : [row.numerator, row.denominator]]),
      )
      const nothing = Object.fromEntries(
        Object.entries(one.then).map(([branch, value]) => [branch, Array.isArray(value) ? [0, 0] : 0]),
      )
      assert.deepEqual({ ...nothing, ...found }, one.then)
      assert.deepEqual(await checkFigures(pool, now), [])
    })
  }
}
