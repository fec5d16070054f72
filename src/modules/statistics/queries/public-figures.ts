import type { Transaction } from '#kernel/database.ts'
import type { Month } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import { regionNames } from '#modules/organisations/public.ts'
import { catalogue } from '#modules/statistics/catalogue.ts'
import type * as contract from '#modules/statistics/contract.ts'
import { branchOf } from '#modules/statistics/domain/branch.ts'
import { valueOf } from '#modules/statistics/domain/figure.ts'
import { isRate } from '#modules/statistics/domain/indicator.ts'

interface Row {
  indicator: string
  month: Month
  numerator: number | null
  denominator: number | null
  sealed_at: Date
}

/** What a region has made public of its last sealed month. */
export const publicFigures: Handler<typeof contract.publicFigures> = async ({ house, db, query }, input) => {
  const region = input.regionCode ?? (await publishedRegion(query)) ?? (house.rootRegionCode as RegionCode)
  const rows = await query<Row>(
    `select indicator, month, numerator, denominator, sealed_at from statistics.published_figure p
      where branch = $1 and month = (select max(month) from statistics.published_figure where branch = $1)`,
    [branchOf(region)],
  )
  const names = await regionNames(db, [region])
  const regionName = names.get(region) ?? region
  return {
    regionCode: region,
    regionName,
    month: rows[0]?.month ?? null,
    figures: catalogue.flatMap((indicator) => {
      const row = rows.find((one) => one.indicator === indicator.key)
      if (!row) return []
      const { numerator } = row
      const isSuppressed = numerator === null
      const denominator = isRate(indicator) ? row.denominator : null
      return [
        {
          ...(isSuppressed ? { value: null, numerator: null, denominator: null } : valueOf({ numerator, denominator })),
          suppressed: isSuppressed,
          indicator: indicator.key,
          regionCode: region,
          regionName,
          from: row.month,
          until: row.month,
          state: 'sealed' as const,
          computedAt: row.sealed_at.toISOString(),
          title: indicator.title,
          unit: indicator.unit,
          numerator_: indicator.numerator,
          denominator_: indicator.denominator,
        },
      ]
    }),
    demonstration: house.demonstration,
  }
}

/** The widest region that has made anything public: a county seals before its province does. */
async function publishedRegion(query: Transaction['query']): Promise<RegionCode | undefined> {
  const [widest] = await query<{ branch: string }>(
    'select branch from statistics.published_figure group by branch order by length(branch), max(month) desc limit 1',
  )
  return widest && (widest.branch.padEnd(12, '0') as RegionCode)
}
