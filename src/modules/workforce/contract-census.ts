// The endpoints of the yearly census.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { based, Certainty, text, Two } from '#kernel/shapes.ts'

const CensusState = z.enum(['none', 'drawing', 'drawn', 'submitted', 'returned', 'freezing', 'frozen'])
const Measure = z.enum(['all', 'in-practice', 'talent', 'professional'])

const CensusFigures = z.object({
  all: z.number().int(),
  inPractice: z.number().int(),
  talent: z.number().int(),
  professional: z.number().int(),
  unknown: z.number().int(),
  elsewhere: z.number().int(),
})

export const censusOverview = endpoint({
  method: 'GET',
  path: '/people/census',
  title: { zh: '人才统计总览', en: 'The census of a year' },
  may: 'workforce:read-census',
  input: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional(), regionCode: RegionCode.optional() }),
  output: z.object({
    year: z.number().int(),
    years: z.array(z.number().int()),
    referenceOn: z.string(),
    referenceBasis: Two.nullable(),
    referenceCertainty: Certainty.nullable(),
    /** Null where the official calendar of that year is not known yet. */
    submitBy: z.string().nullable(),
    regionCode: z.string(),
    regionName: z.string(),
    isCounty: z.boolean(),
    /** Every county below, also one of which there is nothing. */
    counties: z.array(
      z.object({
        regionCode: z.string(),
        regionName: z.string(),
        parentName: z.string(),
        censusId: z.string().nullable(),
        version: z.number().int(),
        state: CensusState,
        submittedAt: z.string().nullable(),
        frozenAt: z.string().nullable(),
        reason: z.string().nullable(),
        withoutSubmission: z.string().nullable(),
        digest: z.string().nullable(),
        figures: CensusFigures.nullable(),
        /** Of the year before; null where the county had none. */
        before: CensusFigures.nullable(),
      }),
    ),
    whole: CensusFigures,
    before: CensusFigures.nullable(),
    /** How far it is with what is being drawn or frozen. */
    progress: z.object({ done: z.number().int(), all: z.number().int() }).nullable(),
    definitions: z.array(
      z.object({
        measure: Measure,
        name: Two,
        say: Two,
        ...based,
      }),
    ),
    dimensions: z.array(z.object({ code: z.string(), name: Two })),
    /** What this reader may do now, with the reason where not. */
    may: z.object({ draw: z.boolean(), submit: z.boolean(), check: z.boolean() }),
  }),
})

export const censusTable = endpoint({
  method: 'GET',
  path: '/people/census/table',
  title: { zh: '人才结构表', en: 'A structure table of the census' },
  may: 'workforce:read-census',
  input: z.object({
    year: z.coerce.number().int(),
    regionCode: RegionCode.optional(),
    measure: Measure.default('in-practice'),
    rows: text(40),
    columns: text(40).optional(),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        code: z.string(),
        name: Two,
        count: z.number().int(),
        before: z.number().int().nullable(),
        cells: z.array(z.number().int()),
      }),
    ),
    columns: z.array(z.object({ code: z.string(), name: Two, count: z.number().int() })),
    total: z.number().int(),
    totalBefore: z.number().int().nullable(),
    /** Persons may have several codes of one dimension (fields): then the rows add up to more. */
    overlaps: z.boolean(),
    sentence: Two,
  }),
})

/** A code of a dimension with its people, and those of the year before; null where there was no census. */
const Part = z.object({ code: z.string(), name: Two, count: z.number().int(), before: z.number().int().nullable() })

const Side = z.object({ count: z.number().int(), before: z.number().int().nullable() })

export const censusPictures = endpoint({
  method: 'GET',
  path: '/people/census/pictures',
  title: { zh: '人才结构图', en: 'Pictures of a census' },
  may: 'workforce:read-census',
  input: z.object({
    year: z.coerce.number().int(),
    regionCode: RegionCode.optional(),
    measure: Measure.default('in-practice'),
  }),
  output: z.object({
    total: z.number().int(),
    totalBefore: z.number().int().nullable(),
    pyramid: z.object({
      /** The dimensions of its bands and of its sides, by which a bar names the people behind it. */
      rows: z.string(),
      columns: z.string(),
      sides: z.array(Part),
      /** The youngest first; one entry of `sides` for each side. */
      bands: z.array(z.object({ code: z.string(), name: Two, sides: z.array(Side) })),
      /** Whose age or sex is not known; they are not drawn. */
      unknown: z.number().int(),
      sentence: Two,
    }),
    regions: z.object({ rows: z.array(Part.extend({ regionCode: z.string() })), sentence: Two }),
    parts: z.array(
      z.object({
        code: z.string(),
        name: Two,
        /** One person may have several codes: then the rows add up to more, and are no parts of a whole. */
        overlaps: z.boolean(),
        rows: z.array(Part),
        sentence: Two,
      }),
    ),
  }),
})

const CensusPerson = z.object({
  personId: z.string(),
  name: z.string(),
  regionName: z.string(),
  /** Where they worked that day. */
  organisationName: z.string().nullable(),
  cells: z.record(z.string(), z.string()),
  professional: z.boolean().nullable(),
  missing: z.array(z.string()),
  counted: z.boolean(),
  /** The county that counts them instead. */
  countedInName: z.string().nullable(),
})

/** Which people of a census are meant. */
export const CensusPeopleInput = z.object({
  year: z.coerce.number().int(),
  regionCode: RegionCode.optional(),
  measure: Measure.optional(),
  /** dimension=code, at most two. */
  rows: text(40).optional(),
  rowCode: text(60).optional(),
  columns: text(40).optional(),
  columnCode: text(60).optional(),
  missing: text(60).optional(),
  anyMissing: z.enum(['yes']).optional(),
  /** Of whom it cannot be said whether they are professional talent. */
  undecided: z.enum(['yes']).optional(),
  elsewhere: z.enum(['yes']).optional(),
})

export const censusPeople = endpoint({
  method: 'GET',
  path: '/people/census/people',
  title: { zh: '人才统计明细', en: 'The people behind a figure of the census' },
  may: 'workforce:read-census',
  readsPersonalData: true,
  input: PageInput.extend(CensusPeopleInput.shape),
  output: pageOf(CensusPerson).extend({ regionName: z.string(), facts: z.record(z.string(), Two) }),
})

/** Names, units and what is missing: the sheet by which gaps are filled. */
export const exportCensusPeople = endpoint({
  method: 'GET',
  path: '/people/census/people/export',
  title: { zh: '导出人才统计明细', en: 'Export the people behind a figure of the census' },
  may: 'workforce:export-census',
  readsPersonalData: true,
  input: CensusPeopleInput,
  output: z.any(),
  produces: 'file',
})

/** Who is missing what, before or after the day: one line a fact. */
export const censusMissing = endpoint({
  method: 'GET',
  path: '/people/census/missing',
  title: { zh: '待补信息', en: 'What the census still misses' },
  may: 'workforce:read-census',
  input: z.object({ year: z.coerce.number().int(), regionCode: RegionCode.optional() }),
  output: z.object({
    rows: z.array(z.object({ fact: z.string(), name: Two, people: z.number().int() })),
    people: z.number().int(),
  }),
})

export const drawCensus = endpoint({
  method: 'POST',
  path: '/people/census/draw',
  title: { zh: '生成人才统计', en: 'Draw the census of a county' },
  may: 'workforce:census',
  input: z.object({ year: z.number().int().min(2000).max(2200), regionCode: RegionCode }),
  output: z.object({ state: CensusState }),
})

const censusAct = z.object({ censusId: z.uuid(), basedOnVersion: z.number().int() })

export const submitCensus = endpoint({
  method: 'POST',
  path: '/people/census/:censusId/submit',
  title: { zh: '上报人才统计', en: 'Submit the census of a county' },
  may: 'workforce:census',
  input: censusAct,
  output: z.object({ state: CensusState, version: z.number().int() }),
})

export const returnCensus = endpoint({
  method: 'POST',
  path: '/people/census/:censusId/return',
  title: { zh: '退回人才统计', en: 'Return the census of a county' },
  may: 'workforce:census',
  input: censusAct.extend({ reason: text(500).min(2) }),
  output: z.object({ state: CensusState, version: z.number().int() }),
})

/** A county's, or in one act those of all counties below a region. */
export const freezeCensus = endpoint({
  method: 'POST',
  path: '/people/census/freeze',
  title: { zh: '审定并冻结人才统计', en: 'Check and freeze the census' },
  may: 'workforce:census',
  input: z.object({
    year: z.number().int().min(2000).max(2200),
    regionCode: RegionCode,
    withoutSubmission: text(500).nullable(),
  }),
  output: z.object({ state: CensusState, counties: z.number().int() }),
})

export const exportCensus = endpoint({
  method: 'GET',
  path: '/people/census/export',
  title: { zh: '导出人才统计', en: 'Export the census' },
  may: 'workforce:read-census',
  input: z.object({
    year: z.coerce.number().int(),
    regionCode: RegionCode.optional(),
    form: z.enum(['docx', 'xlsx', 'pdf']),
  }),
  output: z.any(),
  produces: 'file',
})
