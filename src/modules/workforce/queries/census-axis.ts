import type { Context } from '#kernel/context.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { branchRange, levelOf, type RegionCode } from '#kernel/region.ts'
import { regionNames } from '#modules/organisations/public.ts'
import type { Code } from '#modules/workforce/domain/census/table.ts'
import type { Reader } from '#modules/workforce/queries/census.ts'
import { type DimensionRule, dimensionsOf, referenceDay } from '#modules/workforce/rules-lists.ts'

/** By what people of a census are told apart. */
export interface Axis {
  code: string
  name: Code['name']
  codes: Code[]
  /** SQL of the code of a person; null where it is not known. */
  text: string
  several: boolean
}

export const regionAxis = { code: 'region', name: { zh: '地区', en: 'Region' } }

export async function axisOf(context: Reader, region: RegionCode, year: number, code: string): Promise<Axis> {
  if (code === regionAxis.code) {
    const { codes, length } = await partsOf(context, region, year)
    const names = await regionNames(context.db, codes.map(wholeCode))
    return {
      ...regionAxis,
      codes: codes.map((one) => {
        const name = names.get(wholeCode(one)) ?? one
        // Whose work is known to be in the region and no more than that: not a part of it, nor all of it.
        return {
          code: one,
          name: wholeCode(one) === region ? { zh: `${name}本级`, en: `${name} itself` } : twice(name),
        }
      }),
      text: `left(p.region_code, ${length})`,
      several: false,
    }
  }
  const dimension = dimensionOf(context, region, year, code)
  const { name, codes, several } = dimension
  return { code, name, codes, text: textOf(dimension), several }
}

export const wholeCode = (part: string): string => part.padEnd(12, '0')
export const twice = (name: string) => ({ zh: name, en: name })

/** What was laid down counts; bands that stand in the pack only since are read of the number that was laid down with it. */
function textOf({ code, fact, bands }: DimensionRule): string {
  const known = `p.cells->>'${code}'`
  if (!bands) return known
  const number = `(p.facts->>'${fact}')::numeric`
  const cases = bands.map(
    ({ code: band, atMost }) => `when ${atMost === undefined ? 'true' : `${number} <= ${atMost}`} then '${band}'`,
  )
  return `coalesce(${known}, case when jsonb_typeof(p.facts->'${fact}') = 'number' then case ${cases.join(' ')} end end)`
}

/** The parts of a region: a province's prefectures, a prefecture's counties, a county's towns; also those where nobody is any more. */
async function partsOf(
  { query }: Pick<Context, 'query'>,
  region: RegionCode,
  year: number,
): Promise<{ codes: string[]; length: number }> {
  const length = { province: 4, prefecture: 6, county: 9, township: 12, village: 12 }[levelOf(region)]
  const { low, high } = branchRange(region)
  const rows = await query<{ code: string }>(
    `select distinct left(p.region_code, ${length}) as code from workforce.census_person p where p.year in ($1, $1 - 1) and p.region_code >= $2 collate "C" and p.region_code < $3 collate "C" order by 1`,
    [year, low, high],
  )
  return { codes: rows.map(({ code }) => code), length }
}

/** By its code, out of the pack: what stands in an address is never put into SQL. */
function dimensionOf({ house }: Pick<Context, 'house'>, region: RegionCode, year: number, code: string): DimensionRule {
  return (
    dimensionsOf(house.packs, region, referenceDay(house.packs, region, year)).find((one) => one.code === code) ??
    refuseNow('kernel/not-found')
  )
}
