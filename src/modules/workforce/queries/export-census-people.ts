import { type Line, sheet, text, count } from '#kernel/documents/list-sheet.ts'
import type { Handler } from '#kernel/http.ts'
import type { Words } from '#kernel/packs/format.ts'
import { levelOf, type RegionCode } from '#kernel/region.ts'
import { organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/workforce/contract-census.ts'
import { type Reader, regionOf } from '#modules/workforce/queries/census.ts'
import {
  type CensusPersonRow,
  type Meant,
  meantPeople,
  personColumns,
} from '#modules/workforce/queries/census-people.ts'
import { censusRules, dimensionsOf, referenceDay } from '#modules/workforce/rules-lists.ts'

interface Person extends CensusPersonRow {
  regionName: string
  organisationName: string | null
  employerName: string | null
  countedInName: string | null
}

/** Who is behind a figure, where they work and what is missing of them; a gap says so in its own column, so that a unit can fill the sheet. */
export const exportCensusPeople: Handler<typeof contract.exportCensusPeople> = async (context, input) => {
  const { house, actor } = context
  const region = regionOf(context, input.regionCode)
  const on = referenceDay(house.packs, region, input.year)
  const { needed } = censusRules(house.packs, region, on).value
  const dimensions = new Map(dimensionsOf(house.packs, region, on).map((one) => [one.code, one]))
  const say = (words: Words): string => words[actor.language]
  const and = say({ zh: '、', en: ', ' })
  const known = (dimension: string, cell: string | undefined): string => {
    const names = new Map(dimensions.get(dimension)?.codes.map(({ code, name }) => [code, name]))
    const codes = (cell ?? '').split(',').filter(Boolean)
    return codes.map((code) => say(names.get(code) ?? { zh: code, en: code })).join(and)
  }
  const nameOf = new Map(needed.map(({ code, name }) => [code, name]))
  const lines: Line<Person>[] = [
    text('姓名', 'Name', (row) => row.name),
    text('所在地区', 'Region', (row) => row.regionName),
    text('工作单位', 'Workplace', (row) => row.organisationName),
    text('用人单位', 'Employer', (row) => row.employerName),
    count('缺项', 'Gaps', (row) => row.missing.length),
    text('缺少的信息', 'What is missing', (row) =>
      row.missing.map((code) => say(nameOf.get(code) ?? { zh: code, en: code })).join(and),
    ),
    ...needed.map(({ code }) => {
      const name = dimensions.get(code)?.name ?? nameOf.get(code)!
      return text(name.zh, name.en, (row: Person) =>
        row.missing.includes(code) ? say({ zh: '（缺）', en: '(missing)' }) : known(code, row.cells[code]),
      )
    }),
    ...(input.elsewhere ? [text('计入地区', 'Counted in', (row: Person) => row.countedInName)] : []),
  ]
  const isGaps = input.missing !== undefined || input.anyMissing !== undefined
  context.about({ regionCode: region })
  return sheet(
    context,
    isGaps
      ? { zh: `${input.year}年度人才统计待补信息`, en: `Gaps of the census of ${input.year}` }
      : { zh: `${input.year}年度人才统计明细`, en: `People of the census of ${input.year}` },
    lines,
    people(context, region, input),
  )
}

/** County by county, so that a province is never held at once. */
async function* people(context: Reader, region: RegionCode, input: Meant): AsyncGenerator<Person> {
  const { query, db } = context
  const { where, values, place } = await meantPeople(context, region, input)
  const isWithinCounty = ['county', 'township', 'village'].includes(levelOf(region))
  const counties = isWithinCounty
    ? [null]
    : (
        await query<{ code: string }>('select region_code as code from workforce.census where year = $1 order by 1', [
          input.year,
        ])
      ).map(({ code }) => code)
  const county = place(null)
  for (const code of counties) {
    const rows = await query<CensusPersonRow>(
      `select ${personColumns} from workforce.census_person p where ${where} and (${county}::text is null or p.census_region = ${county}) order by p.region_code, p.organisation_id, p.name, p.person_id`,
      values.with(-1, code),
    )
    const regions = await regionNames(
      db,
      rows.flatMap((row) => [row.regionCode, row.countedIn ?? []].flat()),
    )
    const organisations = await organisationNames(
      db,
      rows.flatMap((row) => [row.organisationId ?? [], row.employerId ?? []].flat()),
    )
    for (const row of rows)
      yield {
        ...row,
        regionName: regions.get(row.regionCode) ?? row.regionCode,
        organisationName: organisations.get(row.organisationId ?? '') ?? null,
        employerName: organisations.get(row.employerId ?? '') ?? null,
        countedInName: row.countedIn && (regions.get(row.countedIn) ?? row.countedIn),
      }
  }
}
