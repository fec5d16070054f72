import type { Handler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/workforce/contract-census.ts'
import { pyramidOf, pyramidSentence } from '#modules/workforce/domain/census/pyramid.ts'
import { tableSentence } from '#modules/workforce/domain/census/table.ts'
import { type Reader, regionOf } from '#modules/workforce/queries/census.ts'
import { regionAxis, wholeCode } from '#modules/workforce/queries/census-axis.ts'
import {
  type Measure,
  measureName,
  readStructures,
  type Structure,
  tableOf,
  type Wanted,
} from '#modules/workforce/queries/census-structure.ts'
import { censusRules, referenceDay } from '#modules/workforce/rules-lists.ts'

/** What the pack wants drawn, in this order: the pyramid, the regions, the parts. */
export function picturesWanted({ house }: Pick<Reader, 'house'>, region: RegionCode, year: number): Wanted[] {
  const { ages, sexes, parts } = censusRules(house.packs, region, referenceDay(house.packs, region, year)).value
    .pictures
  return [{ rows: ages, columns: sexes }, { rows: regionAxis.code }, ...parts.map((rows) => ({ rows }))]
}

export const pyramidIn = ({ rows, columns, now, before }: Structure, measure: Measure) =>
  pyramidOf(now[measure], before && before[measure], rows.codes, columns?.codes ?? [])

export const censusPictures: Handler<typeof contract.censusPictures> = async (
  context,
  { year, regionCode, measure },
) => {
  const region = regionOf(context, regionCode)
  const [ages, places, ...parts] = await readStructures(context, region, year, picturesWanted(context, region, year))
  const said = measureName(context, region, year, measure)
  const pyramid = pyramidIn(ages!, measure)
  const regions = tableOf(places!, measure)
  return {
    total: regions.total,
    totalBefore: regions.totalBefore,
    pyramid: {
      rows: ages!.rows.code,
      columns: ages!.columns?.code ?? '',
      ...pyramid,
      sentence: pyramidSentence(pyramid),
    },
    regions: {
      rows: regions.rows.map((row) => ({ ...row, regionCode: wholeCode(row.code) })),
      sentence: tableSentence(regions, regions.total, said),
    },
    parts: parts.map((structure) => {
      const table = tableOf(structure, measure)
      return {
        code: structure.rows.code,
        name: structure.rows.name,
        overlaps: table.overlaps,
        rows: table.rows,
        sentence: tableSentence(table, table.total, said),
      }
    }),
  }
}
