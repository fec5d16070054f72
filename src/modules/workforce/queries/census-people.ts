import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { isUuid } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { branchRange, type RegionCode } from '#kernel/region.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type { CensusPeopleInput } from '#modules/workforce/contract-census.ts'
import type * as contract from '#modules/workforce/contract-census.ts'
import { unknownCode } from '#modules/workforce/domain/census/table.ts'
import { type Reader, regionOf } from '#modules/workforce/queries/census.ts'
import { axisOf, twice } from '#modules/workforce/queries/census-axis.ts'
import { measureText } from '#modules/workforce/queries/census-structure.ts'
import { censusRules, dimensionsOf, referenceDay } from '#modules/workforce/rules-lists.ts'

export type Meant = z.output<typeof CensusPeopleInput>

export interface CensusPersonRow {
  personId: string
  name: string
  regionCode: string
  organisationId: string | null
  employerId: string | null
  cells: Record<string, string>
  professional: boolean | null
  missing: string[]
  counted: boolean
  countedIn: string | null
}

export const personColumns = `p.person_id as "personId", p.name, p.region_code as "regionCode", p.organisation_id as "organisationId", p.employer_id as "employerId", p.cells, p.professional, p.missing, p.counted, p.counted_in as "countedIn"`

/** Who is meant, as a condition on the people `p` of a census: its text, and a way to put more values to those it has. */
export async function meantPeople(context: Reader, region: RegionCode, input: Meant) {
  const { low, high } = branchRange(region)
  const values: unknown[] = [input.year, low, high]
  const place = (value: unknown): string => `$${values.push(value)}`
  const conditions = [
    'p.year = $1',
    'p.region_code >= $2 collate "C"',
    'p.region_code < $3 collate "C"',
    input.elsewhere ? 'not p.counted' : 'p.counted',
  ]
  if (input.measure) conditions.push(measureText[input.measure])
  for (const [dimension, code] of [
    [input.rows, input.rowCode],
    [input.columns, input.columnCode],
  ]) {
    if (!dimension || !code) continue
    const axis = await axisOf(context, region, input.year, dimension)
    conditions.push(
      code === unknownCode
        ? `${axis.text} is null`
        : axis.several
          ? `${axis.text} like ${place(`%,${code.replace(/[%_\\]/g, '')},%`)}`
          : `${axis.text} = ${place(code)}`,
    )
  }
  if (input.missing) conditions.push(`p.missing @> array[${place(input.missing)}::text]`)
  if (input.anyMissing) conditions.push(`p.missing <> '{}'`)
  if (input.undecided) conditions.push('p.professional is null')
  return { where: conditions.join(' and '), values, place }
}

/** Who stands behind a cell, a missing fact, or a conflict. */
export const censusPeople: Handler<typeof contract.censusPeople> = async (context, { size, after, ...input }) => {
  const { query, db, house, about } = context
  const region = regionOf(context, input.regionCode)
  const { where, values, place } = await meantPeople(context, region, input)
  const [counted] = await query<{ count: number }>(
    `select count(*) from workforce.census_person p where ${where}`,
    values,
  )
  const [last] = readCursor(after, 1) ?? []
  const found = await query<CensusPersonRow>(
    `select ${personColumns} from workforce.census_person p where ${where} and p.person_id > ${place(isUuid(last) ? last : '00000000-0000-0000-0000-000000000000')}::uuid order by p.person_id limit ${place(size + 1)}`,
    values,
  )
  const rows = found.slice(0, size)
  const names = await regionNames(db, [region, ...rows.flatMap((row) => [row.regionCode, row.countedIn ?? []].flat())])
  const organisations = await organisationNames(
    db,
    rows.flatMap(({ organisationId }) => organisationId ?? []),
  )
  about({ regionCode: region, details: { year: input.year } })
  const end = rows.at(-1)
  return {
    rows: rows.map(({ countedIn, regionCode, organisationId, employerId: _by, ...row }) => ({
      ...row,
      organisationName: organisations.get(organisationId ?? '') ?? null,
      regionName: names.get(regionCode) ?? regionCode,
      countedInName: countedIn && (names.get(countedIn) ?? countedIn),
    })),
    total: counted!.count,
    totalIsExact: true,
    regionName: names.get(region) ?? region,
    next: found.length > size && end ? cursorOf([end.personId]) : null,
    facts: Object.fromEntries(
      dimensionsOf(house.packs, region, referenceDay(house.packs, region, input.year)).flatMap(
        ({ code, name, codes }) => [
          [code, name] as const,
          ...codes.map((one) => [`${code}=${one.code}`, one.name] as const),
        ],
      ),
    ),
  }
}

export async function readMissing(
  { query, house }: Pick<Context, 'query' | 'house'>,
  region: RegionCode,
  year: number,
) {
  const { low, high } = branchRange(region)
  const [rows, [people]] = await Promise.all([
    query<{ fact: string; people: number }>(
      `select fact, count(*) as people from workforce.census_person p, unnest(p.missing) fact
        where p.year = $1 and p.region_code >= $2 collate "C" and p.region_code < $3 collate "C" and p.counted group by 1 order by 2 desc, 1`,
      [year, low, high],
    ),
    query<{ people: number }>(
      `select count(*) as people from workforce.census_person p where p.year = $1 and p.region_code >= $2 collate "C" and p.region_code < $3 collate "C" and p.counted and p.missing <> '{}'`,
      [year, low, high],
    ),
  ])
  const { needed } = censusRules(house.packs, region, referenceDay(house.packs, region, year)).value
  return {
    rows: rows.map((row) => ({ ...row, name: needed.find(({ code }) => code === row.fact)?.name ?? twice(row.fact) })),
    people: people!.people,
  }
}

export const censusMissing: Handler<typeof contract.censusMissing> = (context, { year, regionCode }) =>
  readMissing(context, regionOf(context, regionCode), year)
