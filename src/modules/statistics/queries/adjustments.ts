import type { Context } from '#kernel/context.ts'
import { namesIn } from '#modules/identity/public.ts'
import { findIndicator } from '#modules/statistics/catalogue.ts'
import { valueOf } from '#modules/statistics/domain/figure.ts'
import { regionOf } from '#modules/statistics/domain/branch.ts'

interface Row {
  indicator: string
  month: string
  numerator_before: number
  denominator_before: number | null
  numerator_after: number
  denominator_after: number | null
  region_code: string
  at: Date
  person_id: string | null
  reason: string
}

export interface Adjustment {
  indicator: string
  title: { zh: string; en: string }
  month: string
  regionName: string
  at: string
  byName: string
  reason: string
  before: number | null
  after: number | null
}

/** What moved after the seal in a branch and some months, newest first: who, when and why. */
export async function adjustmentsOf(
  { query, db }: Pick<Context, 'query' | 'db'>,
  branch: string,
  months: string[],
  indicator: string | null = null,
): Promise<Adjustment[]> {
  const rows = await query<Row>(
    `select * from statistics.adjustment where branch = $1 and month = any ($2::text[]) and ($3::text is null or indicator = $3) order by id desc limit 500`,
    [branch, months, indicator],
    'statistics-adjustments',
  )
  const { people, regions } = await namesIn({ db, query }, rows, {
    people: (row) => row.person_id,
    regions: (row) => regionOf(row.region_code),
  })
  return rows.map((row) => ({
    indicator: row.indicator,
    title: findIndicator(row.indicator)?.title ?? { zh: row.indicator, en: row.indicator },
    month: row.month,
    regionName: regions.get(row.region_code) ?? row.region_code,
    at: row.at.toISOString(),
    byName: people.get(row.person_id ?? '') ?? '—',
    reason: row.reason,
    before: valueOf({ numerator: row.numerator_before, denominator: row.denominator_before }).value,
    after: valueOf({ numerator: row.numerator_after, denominator: row.denominator_after }).value,
  }))
}
