import type { Handler } from '#kernel/http.ts'
import { branchRange, type RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/workforce/contract-census.ts'
import { type CrossTable, crossTable, type Group, tableSentence } from '#modules/workforce/domain/census/table.ts'
import { type Reader, regionOf } from '#modules/workforce/queries/census.ts'
import { type Axis, axisOf } from '#modules/workforce/queries/census-axis.ts'
import { censusRules, referenceDay } from '#modules/workforce/rules-lists.ts'

export type Measure = 'all' | 'in-practice' | 'talent' | 'professional'

/** SQL of who is meant. */
export const measureText: Record<Measure, string> = {
  all: 'true',
  'in-practice': 'p.in_practice',
  talent: 'p.talent',
  professional: 'p.professional',
}

/** Everyone who is counted, told apart by one or two dimensions. */
export interface Structure {
  rows: Axis
  columns: Axis | null
  now: Record<Measure, Group[]>
  /** Null where nobody was counted the year before. */
  before: Record<Measure, Group[]> | null
}

export interface Wanted {
  rows: string
  columns?: string | undefined
}

/** Besides these, `set0`, `set1` and so on: the codes of row and column with `between` between them, and null in the groups of other sets. */
interface Row {
  isNow: boolean
  all: number
  inPractice: number
  talent: number
  professional: number
}

/** No code of a pack has it. */
const between = '|'

/** Any number of structures of a region, and of the year before beside it, in one reading of its people. */
export async function readStructures(
  context: Reader,
  region: RegionCode,
  year: number,
  wanted: readonly Wanted[],
): Promise<Structure[]> {
  const { low, high } = branchRange(region)
  const codes = [...new Set(wanted.flatMap(({ rows, columns }) => [rows, columns ?? []].flat()))]
  const axes = new Map<string, Axis>()
  for (const code of codes) axes.set(code, await axisOf(context, region, year, code))
  const pairs = wanted.map(({ rows, columns }) => ({
    rows: axes.get(rows)!,
    columns: columns ? axes.get(columns)! : null,
  }))
  // One text for both codes, so that the database expects few groups and counts them in memory rather than sorting everyone.
  const codesText = ({ rows, columns }: (typeof pairs)[number]) =>
    `coalesce(${rows.text}, '') || ${columns ? `'${between}' || coalesce(${columns.text}, '')` : `''`}`
  // Each once: the groups of two like sets could not be told apart.
  const texts = [...new Set(pairs.map(codesText))]
  const found = await context.query<Row & Record<`set${number}`, string | null>>(
    `select p.year = $1 as "isNow", ${texts.map((one, at) => `${one} as set${at}`).join(', ')}, count(*) as "all", count(*) filter (where p.in_practice) as "inPractice",
            count(*) filter (where p.talent) as talent, count(*) filter (where p.professional) as professional
       from workforce.census_person p
      where p.year in ($1, $1 - 1) and p.region_code >= $2 collate "C" and p.region_code < $3 collate "C" and p.counted
      group by 1, grouping sets (${texts.map((_, at) => at + 2).join(', ')})`,
    [year, low, high],
  )
  const groups = (of: (typeof pairs)[number], isNow: boolean): Record<Measure, Group[]> => {
    const these = found.flatMap((one) => {
      const codes = one[`set${texts.indexOf(codesText(of))}`]
      return one.isNow === isNow && codes !== null && codes !== undefined ? { ...one, codes: codes.split(between) } : []
    })
    const counted = (count: (one: Row) => number): Group[] =>
      these.flatMap((one) => {
        const [row, column] = one.codes
        return count(one) > 0 ? { row: row || null, column: column || null, count: count(one) } : []
      })
    return {
      all: counted((one) => one.all),
      'in-practice': counted((one) => one.inPractice),
      talent: counted((one) => one.talent),
      professional: counted((one) => one.professional),
    }
  }
  const isBefore = found.some(({ isNow }) => !isNow)
  return pairs.map((pair) => ({ ...pair, now: groups(pair, true), before: isBefore ? groups(pair, false) : null }))
}

export interface StructureTable extends CrossTable {
  total: number
  totalBefore: number | null
  /** Persons may have several codes of one dimension: then the rows add up to more. */
  overlaps: boolean
}

export function tableOf({ rows, columns, now, before }: Structure, measure: Measure): StructureTable {
  const sum = (of: Group[]) => of.reduce((all, one) => all + one.count, 0)
  return {
    ...crossTable(now[measure], before && before[measure], rows.codes, columns?.codes ?? []),
    total: sum(now[measure]),
    totalBefore: before && sum(before[measure]),
    overlaps: rows.several || (columns?.several ?? false),
  }
}

export const censusTable: Handler<typeof contract.censusTable> = async (
  context,
  { year, regionCode, measure, rows, columns },
) => {
  const region = regionOf(context, regionCode)
  const [structure] = await readStructures(context, region, year, [{ rows, columns }])
  const table = tableOf(structure!, measure)
  return { ...table, sentence: tableSentence(table, table.total, measureName(context, region, year, measure)) }
}

export function measureName({ house }: Pick<Reader, 'house'>, region: RegionCode, year: number, measure: Measure) {
  const { measures } = censusRules(house.packs, region, referenceDay(house.packs, region, year)).value
  return measures.find(({ code }) => code === measure)?.name ?? { zh: '在册人员', en: 'People on the register' }
}
