import type { Context } from '#kernel/context.ts'
import { inTransaction, statistics, type Transaction } from '#kernel/database.ts'
import type { Month } from '#kernel/days.ts'
import { distinctByPresence, fromRows, valuesOf } from '#modules/statistics/counting.ts'
import { type Branch, hasPresence, isUnder } from '#modules/statistics/domain/branch.ts'
import { together, type Value, valueOf } from '#modules/statistics/domain/figure.ts'
import { type Indicator, isRate } from '#modules/statistics/domain/indicator.ts'
import { daysOf } from '#modules/statistics/domain/months.ts'

/** Reads cells: three statements, however many indicators, branches and months. */

interface Row {
  indicator: string
  branch: string
  month: string
  numerator: number
  denominator: number | null
  rows: number
  computed_at: Date | null
}

export interface Figures {
  /** A sealed month says what was sealed; a running or waiting one what the rows say now. Zero where nothing was counted. `rows` stand behind it now. */
  of(indicator: Indicator, branch: Branch, month: Month): Value & { rows: number; computedAt: Date | null }
  isSealed(branch: Branch, month: Month): boolean
  /** Was anything counted for this branch in this month? If not, there is nothing to compare with. */
  isKnown(branch: Branch, month: Month): boolean
}

const whereText = 'where branch = any ($1::text[]) and indicator = any ($2::text[]) and month = any ($3::text[])'

export async function readFigures(
  query: Transaction['query'],
  indicators: Indicator[],
  branches: Branch[],
  months: Month[],
): Promise<Figures> {
  const values = [branches, indicators.map((one) => one.key), months]
  const [cells, sealed, seals] = await Promise.all([
    query<Row>(
      `select indicator, branch, month, numerator, denominator, rows, computed_at from statistics.cell ${whereText}`,
      values,
      'statistics-cells',
    ),
    query<Row>(
      `select indicator, branch, month, numerator, denominator, rows, null as computed_at from statistics.sealed_figure ${whereText}`,
      values,
      'statistics-sealed',
    ),
    query<{ branch: string; month: string }>(
      'select branch, month from statistics.seal where month = any ($1::text[])',
      [months],
      'statistics-seals',
    ),
  ])
  const key = (indicator: string, branch: string, month: string) => `${indicator} ${branch} ${month}`
  const cellOf = new Map(cells.map((row) => [key(row.indicator, row.branch, row.month), row]))
  const sealedOf = new Map(sealed.map((row) => [key(row.indicator, row.branch, row.month), row]))
  const known = new Set(cells.map((row) => `${row.branch} ${row.month}`))
  const isSealed = (branch: Branch, month: Month) =>
    seals.some((seal) => seal.month === month && isUnder(branch, seal.branch))
  return {
    isSealed,
    isKnown: (branch, month) => known.has(`${branch} ${month}`) || isSealed(branch, month),
    of(indicator, branch, month) {
      const at = key(indicator.key, branch, month)
      const cell = cellOf.get(at)
      const row = isSealed(branch, month) ? sealedOf.get(at) : cell
      const numerator = row?.numerator ?? 0
      return {
        ...valueOf({ numerator, denominator: isRate(indicator) ? (row?.denominator ?? 0) : null }),
        rows: cell?.rows ?? 0,
        computedAt: cell?.computed_at ?? null,
      }
    },
  }
}

type Reader = Pick<Context, 'query' | 'house' | 'today'>

/**
 * People counted once over several months, for each branch: by their presence bits from the county upwards, below straight from the rows.
 * The rows are read by the role that counts, so that everyone who may see a branch sees the same figure of it.
 */
export async function countOnce(
  { query, house, today }: Reader,
  indicator: Indicator,
  branches: Branch[],
  months: Month[],
): Promise<Map<Branch, number>> {
  const [high, low] = [branches.filter(hasPresence), branches.filter((branch) => !hasPresence(branch))]
  const [first, last] = [months[0]!, months.at(-1)!]
  type Counted = { branch: string; numerator: number }
  const found: Counted[] = []
  if (high.length > 0)
    found.push(...(await query<Counted>(distinctByPresence, [indicator.key, high, first, last], 'statistics-once')))
  if (low.length > 0) {
    const days = { from: daysOf(first, today).from, until: daysOf(last, today).until }
    const marks = low.map((branch) => ({ branch, month: last, ...days }))
    found.push(
      ...(await inTransaction(house.gatePool, statistics, (counting) =>
        counting.query<Counted>(fromRows(indicator), valuesOf(marks)),
      )),
    )
  }
  return new Map(found.map((row) => [row.branch, row.numerator]))
}

/** An indicator over a whole period, for each branch, from figures that hold its months. */
export async function wholeOf(
  reader: Reader,
  indicator: Indicator,
  figures: Figures,
  branches: Branch[],
  months: Month[],
): Promise<Map<Branch, Value>> {
  const once =
    indicator.addsUp === 'recount' && months.length > 1
      ? await countOnce(reader, indicator, branches, months)
      : undefined
  return new Map(
    branches.map((branch) => {
      const parts = months.map((month) => figures.of(indicator, branch, month))
      return [branch, valueOf(together(indicator.addsUp, parts, once && (once.get(branch) ?? 0)))]
    }),
  )
}
