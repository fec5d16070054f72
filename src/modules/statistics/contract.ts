import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Two } from '#kernel/shapes.ts'

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** An indicator's definition (口径), as its file's header gives it. */
export const Indicator = z.object({
  key: z.string(),
  title: Two,
  unit: Two,
  /** What is counted, and of what it is a share where it is a rate. */
  numerator: Two,
  denominator: Two.nullable(),
  basis: Two,
  certainty: z.enum(['stated', 'reported', 'assumed']),
  /** Does a branch add up from its parts, and a year from its months, or must it be counted anew? */
  addsUp: z.enum(['everywhere', 'over-regions', 'recount']),
  public: z.boolean(),
})

/** One figure: a count, or a rate with its two parts. Null where it cannot be computed (a rate of nothing). */
const Value = z.object({
  value: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number().nullable(),
})

const Figure = Value.extend({
  indicator: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  /** First and last month, both counted: a figure of one month has the same in both. */
  from: Month,
  until: Month,
  /** Sealed: closed by an officer; provisional: still moving. */
  state: z.enum(['provisional', 'sealed']),
  computedAt: z.string().nullable(),
})

export const indicators = endpoint({
  method: 'GET',
  path: '/statistics/indicators',
  title: { zh: '指标目录', en: 'The catalogue of indicators' },
  may: 'statistics:read',
  input: z.object({}),
  output: z.object({ rows: z.array(Indicator) }),
})

/** Home: every indicator of a branch for a month, with the month before and the same month a year ago. */
export const overview = endpoint({
  method: 'GET',
  path: '/statistics/overview',
  title: { zh: '本月概况', en: 'A month at a glance' },
  may: 'statistics:read',
  input: z.object({ regionCode: RegionCode.optional(), month: Month.optional() }),
  output: z.object({
    regionCode: z.string(),
    regionName: z.string(),
    /** From the highest region the reader reaches down to this one. */
    tree: z.array(z.object({ regionCode: z.string(), name: z.string() })),
    month: Month,
    figures: z.array(
      Figure.extend({ previous: Value.nullable(), yearAgo: Value.nullable(), yearToDate: Value.nullable() }),
    ),
    /** What needs someone now, most urgent first; each opens a list, by its whole address: '/desk/clients?…'. */
    toDo: z.array(z.object({ key: z.string(), text: Two, count: z.number().int(), to: z.string() })),
  }),
})

export const series = endpoint({
  method: 'GET',
  path: '/statistics/series',
  title: { zh: '指标走势', en: 'An indicator over months' },
  may: 'statistics:read',
  input: z.object({ indicator: z.string(), regionCode: RegionCode.optional(), from: Month, until: Month }),
  output: z.object({
    indicator: Indicator,
    regionCode: z.string(),
    regionName: z.string(),
    points: z.array(Value.extend({ month: Month, state: z.enum(['provisional', 'sealed']) })),
    /** The whole period: a sum where it adds up, counted anew where it does not. */
    whole: Value,
    sentence: Two,
  }),
})

/** The parts of a branch, ranked: for the list, the map and the table. */
export const breakdown = endpoint({
  method: 'GET',
  path: '/statistics/breakdown',
  title: { zh: '下级地区排序', en: 'The parts of a branch' },
  may: 'statistics:read',
  input: z.object({ indicator: z.string(), regionCode: RegionCode.optional(), from: Month, until: Month }),
  output: z.object({
    regionCode: z.string(),
    rows: z.array(Value.extend({ regionCode: z.string(), regionName: z.string(), hasParts: z.boolean() })),
    sentence: Two,
  }),
})

/** A figure opened: definition, period, parts, and the rows behind it as far as rights allow. */
export const openFigure = endpoint({
  method: 'GET',
  path: '/statistics/figure',
  title: { zh: '打开数字', en: 'Open a figure' },
  may: 'statistics:read',
  readsPersonalData: true,
  input: PageInput.extend({ indicator: z.string(), regionCode: RegionCode.optional(), from: Month, until: Month }),
  output: z.object({
    figure: Figure,
    indicator: Indicator,
    tree: z.array(z.object({ regionCode: z.string(), name: z.string() })),
    /** The rows behind it; `hidden` says how many lie outside the reader's rights. */
    rows: pageOf(
      z.object({
        id: z.string(),
        kind: z.enum(['record', 'client', 'case', 'worker']),
        label: z.string(),
        on: z.string().nullable(),
        regionName: z.string(),
        detail: z.string(),
        to: z.string().nullable(),
      }),
    ),
    hidden: z.number().int(),
    adjustments: z.array(
      z.object({
        at: z.string(),
        byName: z.string(),
        reason: z.string(),
        before: z.number().nullable(),
        after: z.number().nullable(),
      }),
    ),
    /** The indicator's own SQL, for whoever wants to see how it is counted. */
    sql: z.string(),
  }),
})

/** The rows behind a figure, as far as rights allow, as a file. */
export const exportFigure = endpoint({
  method: 'GET',
  path: '/statistics/figure/export',
  title: { zh: '导出数字背后的记录', en: 'Export the rows behind a figure' },
  may: 'services:export',
  input: z.object({ indicator: z.string(), regionCode: RegionCode.optional(), from: Month, until: Month }),
  output: z.any(),
  produces: 'file',
})

/* ── The month: complete, late, exported, sealed ── */

const StationMonth = z.object({
  stationId: z.string(),
  stationName: z.string(),
  regionCode: z.string(),
  operatorName: z.string().nullable(),
  state: z.enum(['submitted', 'submitted-late', 'open', 'late']),
  submittedAt: z.string().nullable(),
  submittedBy: z.string().nullable(),
  /** Null where the official calendar of that year is not known yet. */
  dueOn: z.string().nullable(),
  records: z.number().int(),
  lateRecords: z.number().int(),
  lastRecordOn: z.string().nullable(),
})

export const months = endpoint({
  method: 'GET',
  path: '/statistics/months',
  title: { zh: '月报列表', en: 'Months' },
  may: 'statistics:read',
  input: z.object({ regionCode: RegionCode.optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        month: Month,
        state: z.enum(['running', 'due', 'sealed']),
        stations: z.number().int(),
        submitted: z.number().int(),
        late: z.number().int(),
        adjustments: z.number().int(),
        sealedAt: z.string().nullable(),
      }),
    ),
  }),
})

export const month = endpoint({
  method: 'GET',
  path: '/statistics/months/:month',
  title: { zh: '月报', en: 'A month' },
  may: 'statistics:read',
  input: z.object({ month: Month, regionCode: RegionCode.optional() }),
  output: z.object({
    month: Month,
    regionCode: z.string(),
    regionName: z.string(),
    state: z.enum(['running', 'due', 'sealed']),
    seal: z.object({ at: z.string(), byName: z.string(), digest: z.string() }).nullable(),
    dueOn: z.string().nullable(),
    dueBasis: Two,
    stations: z.array(StationMonth),
    lines: z.array(
      z.object({
        indicator: Indicator,
        now: Value,
        previous: Value.nullable(),
        yearAgo: Value.nullable(),
        yearToDate: Value.nullable(),
      }),
    ),
    /** The report's opening sentences, written from the figures. */
    sentences: z.array(Two),
    adjustments: z.array(
      z.object({
        indicator: z.string(),
        title: Two,
        regionName: z.string(),
        at: z.string(),
        byName: z.string(),
        reason: z.string(),
        before: z.number().nullable(),
        after: z.number().nullable(),
      }),
    ),
    /** Acts with the reason where they may not be done now. */
    maySubmit: z.object({ may: z.boolean(), why: Two.nullable() }),
    maySeal: z.object({ may: z.boolean(), why: Two.nullable() }),
  }),
})

export const exportMonth = endpoint({
  method: 'GET',
  path: '/statistics/months/:month/report',
  title: { zh: '导出月报', en: 'Export the monthly report' },
  may: 'statistics:export',
  input: z.object({ month: Month, regionCode: RegionCode.optional(), form: z.enum(['docx', 'xlsx', 'pdf']) }),
  output: z.any(),
  produces: 'file',
})

export const submitMonth = endpoint({
  method: 'POST',
  path: '/statistics/months/:month/submissions',
  title: { zh: '上报本月', en: 'Submit a station’s month' },
  may: 'statistics:submit-month',
  input: z.object({ month: Month, stationId: z.uuid() }),
  output: z.object({ state: z.enum(['submitted', 'submitted-late']) }),
})

export const sealMonth = endpoint({
  method: 'POST',
  path: '/statistics/months/:month/seal',
  title: { zh: '封账', en: 'Seal a month' },
  may: 'statistics:seal-month',
  input: z.object({
    month: Month,
    regionCode: RegionCode,
    /** Named where stations are still missing: sealing goes on without them, and why. */
    withoutMissing: z.string().trim().max(200).nullable(),
  }),
  output: z.object({ digest: z.string() }),
})

/* ── Public ── */

export const publicFigures = endpoint({
  method: 'GET',
  path: '/public/figures',
  title: { zh: '公开数据', en: 'Public figures' },
  may: 'public',
  input: z.object({ regionCode: RegionCode.optional() }),
  output: z.object({
    regionCode: z.string(),
    regionName: z.string(),
    /** Only sealed months are public. */
    month: Month.nullable(),
    figures: z.array(
      Figure.extend({
        /** Null where it is suppressed: it speaks of so few people that one could be recognised. */
        numerator: z.number().nullable(),
        suppressed: z.boolean(),
        title: Two,
        unit: Two,
        numerator_: Two,
        denominator_: Two.nullable(),
      }),
    ),
    demonstration: z.boolean(),
  }),
})
