import { z } from 'zod'
import { Limit } from '#kernel/calendar.ts'
import type { Day } from '#kernel/days.ts'
import { choose, topic } from '#kernel/packs/choose.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { CellWords } from '#modules/workforce/domain/import/person.ts'
import { fieldsOf, registryOf } from '#modules/workforce/rules.ts'

/** What lists and the census read of the packs. */

const CodeWords = <Code extends string>(codes: readonly [Code, ...Code[]]) =>
  z.array(z.object({ code: z.enum(codes), name: Words, words: z.array(z.string()) }))

const Headers = z.object({
  undoDays: z.int(),
  keepSheetMonths: z.int(),
  endWords: z.array(z.string()),
  communityKinds: z.array(z.string()),
  columns: z.array(z.object({ code: z.string(), name: Words, kind: z.string(), words: z.array(z.string()) })),
  sexes: CodeWords(['male', 'female']),
  diplomas: CodeWords(['doctor', 'master', 'bachelor', 'college', 'secondary', 'high-school', 'none']),
  degrees: CodeWords(['doctor', 'master', 'bachelor', 'none']),
  certificateLevels: z.array(z.object({ code: z.string(), name: Words, words: z.array(z.string()) })),
  politicalStatuses: z.array(z.object({ code: z.string(), name: Words, words: z.array(z.string()) })),
})

export const headersOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'import-headers', region, on, Headers).value

/** Everything by which the cells of a sheet are understood. */
export function cellWords(packs: Packs, region: RegionCode, on: Day): CellWords {
  const named = (codes: { code: string; name: Words }[]) =>
    codes.map(({ code, name }) => ({ code, words: [name.zh, name.en] }))
  return {
    ...headersOf(packs, region, on),
    fields: named(fieldsOf(packs, region, on).value.fields),
    employerKinds: named(registryOf(packs, region, on).value.employerKinds),
  }
}

/** What the codes of a column are called, by the column: for showing what was understood, and for giving a list back. */
export function codesOfColumns(
  packs: Packs,
  region: RegionCode,
  on: Day,
): Record<string, { code: string; name: Words }[]> {
  const headers = headersOf(packs, region, on)
  const named = (all: readonly { code: string; name: Words }[]) => all.map(({ code, name }) => ({ code, name }))
  return {
    sex: named(headers.sexes),
    diploma: named(headers.diplomas),
    degree: named(headers.degrees),
    'certificate-level': named(headers.certificateLevels),
    politics: named(headers.politicalStatuses),
    field: named(fieldsOf(packs, region, on).value.fields),
    'employer-kind': named(registryOf(packs, region, on).value.employerKinds),
  }
}

const Code = z.object({ code: z.string(), name: Words })
/** What stands in the text of a statement is letters, digits, dots and dashes, whoever wrote the pack. */
const Plain = z.string().regex(/^[A-Za-z0-9.-]+$/)
const Dimension = z.object({
  code: Plain,
  name: Words,
  fact: Plain,
  codes: z.array(Code).optional(),
  bands: z.array(Code.extend({ code: Plain, atMost: z.number().optional() })).optional(),
  /** `topic/list` of a pack. */
  list: z.string().optional(),
  several: z.boolean().default(false),
})

const Census = z.object({
  referenceDay: z.object({ month: z.int(), day: z.int() }),
  submitBy: Limit,
  countedWhere: z.enum(['main-work', 'file']),
  reportTitle: Words,
  /** Dimensions by what is drawn of them. */
  pictures: z.object({ ages: z.string(), sexes: z.string(), parts: z.array(z.string()) }),
  dimensions: z.array(Dimension),
  needed: z.array(Code),
  measures: z.array(Code.extend({ code: z.enum(['in-practice', 'talent', 'professional']), say: Words })),
})

export const censusRules = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'census', region, on, Census)

export interface DimensionRule {
  code: string
  name: Words
  fact: string
  bands: { code: string; name: Words; atMost?: number | undefined }[] | null
  codes: { code: string; name: Words }[]
  several: boolean
}

/** The dimensions with their codes, also those that come from another topic's list. */
export function dimensionsOf(packs: Packs, region: RegionCode, on: Day): DimensionRule[] {
  return censusRules(packs, region, on).value.dimensions.map(({ code, name, fact, codes, bands, list, several }) => ({
    code,
    name,
    fact,
    several,
    bands: bands ?? null,
    codes: codes ?? bands ?? listed(packs, region, on, list),
  }))
}

function listed(packs: Packs, region: RegionCode, on: Day, of: string | undefined): { code: string; name: Words }[] {
  const [topicName, list] = of?.split('/') ?? []
  const items = (topicName && list && choose(packs, topicName, region, on)?.lists[list]) || []
  return items.map((item) => ({ code: item.code, name: Words.parse(item.content['name']) }))
}

/** The day as of which a year is counted. */
export function referenceDay(packs: Packs, region: RegionCode, year: number): Day {
  // The rule of the year itself: a later rule does not move an earlier census.
  const { month, day } = censusRules(packs, region, `${year}-12-31` as Day).value.referenceDay
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day
}
