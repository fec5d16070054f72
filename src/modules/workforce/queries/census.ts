// Everything the census answers: its counties, its tables, the people behind a figure and what is missing.
import { dueOn } from '#kernel/calendar.ts'
import type { Context } from '#kernel/context.ts'
import { yearOf } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { branchRange, isWithin, levelOf, type RegionCode } from '#kernel/region.ts'
import { countiesIn, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/workforce/contract-census.ts'
import { type CensusState, checks, isCounty } from '#modules/workforce/domain/census/state.ts'
import {
  type Code,
  type CrossTable,
  crossTable,
  type Group,
  tableSentence,
  unknownCode,
} from '#modules/workforce/domain/census/table.ts'
import { censusRules, type DimensionRule, dimensionsOf, referenceDay } from '#modules/workforce/rules-lists.ts'
import { basisShown } from '#modules/workforce/rules.ts'

type Reader = Pick<Context, 'query' | 'house' | 'actor' | 'today' | 'db'>
export type Measure = 'all' | 'in-practice' | 'talent' | 'professional'

/** The wanted region within reach, else the reach itself; a place out of it is not there. */
export function regionOf({ actor }: Pick<Context, 'actor'>, wanted: RegionCode | undefined): RegionCode {
  if (actor.jurisdiction.kind !== 'region') return refuseNow('kernel/not-found')
  const reach = actor.jurisdiction.regionCode
  return wanted ? (isWithin(wanted, reach) ? wanted : refuseNow('kernel/not-found')) : reach
}

const measureText: Record<Measure, string> = {
  all: 'true',
  'in-practice': 'p.in_practice',
  talent: 'p.talent',
  professional: 'p.professional',
}

interface Figures {
  all: number
  inPractice: number
  talent: number
  professional: number
  unknown: number
  elsewhere: number
}
const none: Figures = { all: 0, inPractice: 0, talent: 0, professional: 0, unknown: 0, elsewhere: 0 }
const figuresText = `count(*) filter (where p.counted) as "all", count(*) filter (where p.counted and p.in_practice) as "inPractice", count(*) filter (where p.counted and p.talent) as talent,
  count(*) filter (where p.counted and p.professional) as professional, count(*) filter (where p.counted and p.professional is null) as unknown, count(*) filter (where not p.counted) as elsewhere`

/** Figures by county of a branch and year. */
async function figuresBy(
  { query }: Pick<Context, 'query'>,
  year: number,
  region: RegionCode,
): Promise<Map<string, Figures>> {
  const { low, high } = branchRange(region)
  const rows = await query<Figures & { county: string }>(
    `select p.census_region as county, ${figuresText} from workforce.census_person p where p.year = $1 and p.region_code >= $2 collate "C" and p.region_code < $3 collate "C" group by 1`,
    [year, low, high],
  )
  return new Map(rows.map(({ county, ...figures }) => [county, figures]))
}

const summed = (all: Iterable<Figures>): Figures => {
  const sum = { ...none }
  for (const figures of all) for (const key of Object.keys(sum) as (keyof Figures)[]) sum[key] += figures[key]
  return sum
}

interface Stored {
  censusId: string
  version: number
  regionCode: RegionCode
  state: CensusState
  submittedAt: Date | null
  frozenAt: Date | null
  reason: string | null
  withoutSubmission: string | null
  digest: string | null
}

export async function readOverview(
  context: Reader,
  given: { year?: number | undefined; regionCode?: RegionCode | undefined },
) {
  const { query, house, actor, today, db } = context
  const region = regionOf(context, given.regionCode)
  const { low, high } = branchRange(region)
  const years = (
    await query<{ year: number }>(
      'select distinct year from workforce.census where region_code >= $1 collate "C" and region_code < $2 collate "C" order by year desc',
      [low, high],
    )
  ).map(({ year }) => year)
  // The last day that has come; before it, there is nothing to count yet.
  const thisYear = yearOf(today)
  const latest = referenceDay(house.packs, region, thisYear) <= today ? thisYear : thisYear - 1
  const year = given.year ?? latest
  const referenceOn = referenceDay(house.packs, region, year)
  const rules = censusRules(house.packs, region, referenceOn)
  // A town sees the county it lies in.
  const from =
    levelOf(region) === 'township' || levelOf(region) === 'village'
      ? (`${region.slice(0, 6)}000000` as RegionCode)
      : region
  const [counties, stored, figures, before, names, [progress]] = await Promise.all([
    countiesIn(query, from, referenceOn),
    query<Stored>(
      `select id as "censusId", version, region_code as "regionCode", state, submitted_at as "submittedAt", frozen_at as "frozenAt", reason, without_submission as "withoutSubmission", digest
         from workforce.census where year = $1`,
      [year],
    ),
    figuresBy(context, year, region),
    figuresBy(context, year - 1, region),
    regionNames(db, [region]),
    query<{ done: number; all: number }>(
      `select sum(done_people)::int as done, sum(all_people)::int as all from workforce.census_progress
        where batch_id in (select coalesce(c.batch_id, c.id) from workforce.census c where c.year = $1 and c.state in ('drawing', 'freezing')) having count(*) > 0`,
      [year],
    ),
  ])
  const storedBy = new Map(stored.map((one) => [one.regionCode, one]))
  const reach = actor.jurisdiction.kind === 'region' ? actor.jurisdiction.regionCode : region
  const due = dueOn(rules.value.submitBy as never, referenceOn, house.calendar)
  return {
    year,
    years: [...new Set([latest, year, ...years])].toSorted((a, b) => b - a),
    referenceOn,
    referenceBasis: basisShown(rules.bases['referenceDay']).basis,
    referenceCertainty: basisShown(rules.bases['referenceDay']).certainty,
    submitBy: due.known ? String(due.value) : null,
    regionCode: region,
    regionName: names.get(region) ?? region,
    isCounty: isCounty(region),
    counties: counties.map(({ code, name, parentName }) => {
      const one = storedBy.get(code)
      return {
        regionCode: code,
        regionName: name,
        parentName,
        censusId: one?.censusId ?? null,
        version: one?.version ?? 0,
        state: one?.state ?? ('none' as const),
        submittedAt: one?.submittedAt?.toISOString() ?? null,
        frozenAt: one?.frozenAt?.toISOString() ?? null,
        reason: one?.reason ?? null,
        withoutSubmission: one?.withoutSubmission ?? null,
        digest: one?.digest ?? null,
        figures: figures.get(code) ?? (one ? none : null),
      }
    }),
    whole: summed(figures.values()),
    before: before.size > 0 ? summed(before.values()) : null,
    progress: progress ?? null,
    definitions: rules.value.measures.map(({ code, name, say }) => ({
      measure: code,
      name,
      say,
      ...basisShown(rules.bases[`measures.${code}`]),
    })),
    dimensions: dimensionsOf(house.packs, region, referenceOn).map(({ code, name }) => ({ code, name })),
    may: {
      draw: actor.permissions.has('workforce:census') && referenceOn <= today,
      submit: actor.permissions.has('workforce:census'),
      check: actor.permissions.has('workforce:census') && counties.every(({ code }) => checks(reach, code)),
    },
  }
}

export const censusOverview: Handler<typeof contract.censusOverview> = (context, input) => readOverview(context, input)

/** The parts of a region as a dimension: a province's prefectures, a prefecture's counties, a county's towns. */
async function regionDimension(
  { query }: Pick<Context, 'query'>,
  region: RegionCode,
  year: number,
): Promise<{ codes: string[]; length: number }> {
  const length = { province: 4, prefecture: 6, county: 9, township: 12, village: 12 }[levelOf(region)]
  const { low, high } = branchRange(region)
  const rows = await query<{ code: string }>(
    `select distinct left(p.region_code, ${length}) as code from workforce.census_person p where p.year = $1 and p.region_code >= $2 collate "C" and p.region_code < $3 collate "C" order by 1`,
    [year, low, high],
  )
  return { codes: rows.map(({ code }) => code), length }
}

interface Axis {
  codes: Code[]
  /** SQL of the code of a person; null where it is not known. */
  text: string
  several: boolean
}

async function axisOf(context: Reader, region: RegionCode, year: number, code: string): Promise<Axis> {
  if (code === 'region') {
    const { codes, length } = await regionDimension(context, region, year)
    const names = await regionNames(
      context.db,
      codes.map((one) => one.padEnd(12, '0')),
    )
    return {
      codes: codes.map((one) => ({ code: one, name: twice(names.get(one.padEnd(12, '0')) ?? one) })),
      text: `left(p.region_code, ${length})`,
      several: false,
    }
  }
  const dimension = dimensionOf(context, region, year, code)
  return { codes: dimension.codes, text: `p.cells->>'${dimension.code}'`, several: dimension.several }
}
const twice = (name: string) => ({ zh: name, en: name })

/** By its code, out of the pack: what stands in an address is never put into SQL. */
function dimensionOf({ house }: Pick<Context, 'house'>, region: RegionCode, year: number, code: string): DimensionRule {
  return (
    dimensionsOf(house.packs, region, referenceDay(house.packs, region, year)).find((one) => one.code === code) ??
    refuseNow('kernel/not-found')
  )
}

/** Everyone counted, by one or two dimensions; with the year before beside it. */
export async function readTable(
  context: Reader,
  region: RegionCode,
  year: number,
  measure: Measure,
  rows: string,
  columns: string | undefined,
): Promise<CrossTable & { total: number; totalBefore: number | null; overlaps: boolean }> {
  const { query } = context
  const { low, high } = branchRange(region)
  const [row, column] = await Promise.all([
    axisOf(context, region, year, rows),
    columns ? axisOf(context, region, year, columns) : null,
  ])
  const groups = (of: number) =>
    query<Group>(
      `select ${row.text} as "row", ${column ? column.text : 'null'} as "column", count(*) as count from workforce.census_person p
        where p.year = $1 and p.region_code >= $2 collate "C" and p.region_code < $3 collate "C" and p.counted and ${measureText[measure]} group by 1, 2`,
      [of, low, high],
    )
  const [now, then] = await Promise.all([groups(year), groups(year - 1)])
  const sum = (of: Group[]) => of.reduce((all, one) => all + one.count, 0)
  const table = crossTable(now, then.length > 0 ? then : null, row.codes, column?.codes ?? [])
  return {
    ...table,
    total: sum(now),
    totalBefore: then.length > 0 ? sum(then) : null,
    overlaps: row.several || (column?.several ?? false),
  }
}

export const censusTable: Handler<typeof contract.censusTable> = async (
  context,
  { year, regionCode, measure, rows, columns },
) => {
  const region = regionOf(context, regionCode)
  const table = await readTable(context, region, year, measure, rows, columns)
  const rules = censusRules(context.house.packs, region, referenceDay(context.house.packs, region, year)).value
  const name = rules.measures.find(({ code }) => code === measure)?.name ?? {
    zh: '在册人员',
    en: 'People on the register',
  }
  return { ...table, sentence: tableSentence(table, table.total, name) }
}

interface PersonRow {
  personId: string
  name: string
  regionCode: string
  cells: Record<string, string>
  professional: boolean | null
  missing: string[]
  counted: boolean
  countedIn: string | null
}

/** Who stands behind a cell, a missing fact, or a conflict. */
export const censusPeople: Handler<typeof contract.censusPeople> = async (context, input) => {
  const { query, db, house, about } = context
  const { year, size, after } = input
  const region = regionOf(context, input.regionCode)
  const { low, high } = branchRange(region)
  const values: unknown[] = [year, low, high]
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
    const axis = await axisOf(context, region, year, dimension)
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
  const where = conditions.join(' and ')
  const [counted] = await query<{ count: number }>(
    `select count(*) from workforce.census_person p where ${where}`,
    values,
  )
  const cursor = readCursor(after, 1)
  const found = await query<PersonRow>(
    `select p.person_id as "personId", p.name, p.region_code as "regionCode", p.cells, p.professional, p.missing, p.counted, p.counted_in as "countedIn"
       from workforce.census_person p where ${where} and p.person_id > ${place(cursor?.[0] ?? '00000000-0000-0000-0000-000000000000')}::uuid order by p.person_id limit ${place(size + 1)}`,
    values,
  )
  const rows = found.slice(0, size)
  const dimensions = dimensionsOf(house.packs, region, referenceDay(house.packs, region, year))
  const names = await regionNames(
    db,
    rows.flatMap((row) => [row.regionCode, row.countedIn ?? []].flat()),
  )
  about({ regionCode: region, details: { year } })
  const last = rows.at(-1)
  return {
    rows: rows.map(({ countedIn, regionCode, ...row }) => ({
      ...row,
      regionName: names.get(regionCode) ?? regionCode,
      countedInName: countedIn && (names.get(countedIn) ?? countedIn),
    })),
    total: counted!.count,
    totalIsExact: true,
    next: found.length > size && last ? cursorOf([last.personId]) : null,
    facts: Object.fromEntries(
      dimensions.flatMap(({ code, name, codes }) => [
        [code, name] as const,
        ...codes.map((one) => [`${code}=${one.code}`, one.name] as const),
      ]),
    ),
  }
}

export async function readMissing({ query, house }: Reader, region: RegionCode, year: number) {
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
