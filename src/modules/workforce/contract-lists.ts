// The endpoints of lists of people that come in and go out; read by server and screens alike.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Day, text, Two } from '#kernel/shapes.ts'

/** What a browser sends at once; a sheet of 200,000 people is a few of these. */
export const partBytes = 4 * 1024 * 1024
const mostParts = 64

const ImportState = z.enum([
  'sending',
  'looked',
  'reading',
  'comparing',
  'compared',
  'running',
  'done',
  'stopped',
  'undoing',
  'undone',
  'unreadable',
])
const Outcome = z.enum(['new', 'changed', 'unchanged', 'wrong', 'possible', 'elsewhere'])
const Winner = z.enum(['sheet', 'registry'])

const Counts = z.object({
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  wrong: z.number().int(),
  possible: z.number().int(),
  elsewhere: z.number().int(),
  /** Possible duplicates that nobody has decided on: they are left out. */
  undecided: z.number().int(),
  /** What was made and changed. */
  made: z.number().int(),
  applied: z.number().int(),
  /** What could not be taken back. */
  kept: z.number().int(),
  /** Certificates, their registrations and professional titles that come with the lines, and lines of which something is left out. */
  certificates: z.number().int(),
  registrations: z.number().int(),
  titles: z.number().int(),
  noted: z.number().int(),
})

const ImportRow = z.object({
  importId: z.string(),
  fileName: z.string(),
  senderName: z.string(),
  madeAt: z.string(),
  madeByName: z.string(),
  state: ImportState,
  rows: z.number().int(),
  counts: Counts.nullable(),
  undoUntil: z.string().nullable(),
})

export const imports = endpoint({
  method: 'GET',
  path: '/people/imports',
  title: { zh: '人员名册导入记录', en: 'Imports of lists of people' },
  may: 'workforce:import',
  input: PageInput,
  output: pageOf(ImportRow),
})

export const startImport = endpoint({
  method: 'POST',
  path: '/people/imports',
  title: { zh: '开始导入名册', en: 'Start an import' },
  may: 'workforce:import',
  input: z.object({
    fileName: text(200).min(1),
    bytes: z
      .number()
      .int()
      .min(1)
      .max(mostParts * partBytes),
    senderId: z.uuid(),
  }),
  output: z.object({ importId: z.string(), parts: z.number().int(), partBytes: z.number().int() }),
})

export const sendPart = endpoint({
  method: 'PUT',
  path: '/people/imports/:importId/parts/:part',
  title: { zh: '上传名册的一部分', en: 'Send a part of a list' },
  may: 'workforce:import',
  accepts: 'bytes',
  input: z.object({
    importId: z.uuid(),
    part: z.coerce
      .number()
      .int()
      .min(0)
      .max(mostParts - 1),
  }),
  output: z.object({ part: z.number().int() }),
})

/** All parts are there: the first rows are read and the header guessed. Of a workbook with several sheets another one may be taken later. */
export const lookAtImport = endpoint({
  method: 'POST',
  path: '/people/imports/:importId/look',
  title: { zh: '识别名册表头', en: 'Guess the header of a list' },
  may: 'workforce:import',
  input: z.object({ importId: z.uuid(), sheet: text(31).optional() }),
  output: z.object({ state: ImportState }),
})

const Mapping = z.object({ at: z.number().int().min(0).max(999), header: text(200), column: text(40).nullable() })
const MappingShown = Mapping.extend({ how: z.enum(['word', 'part', 'remembered']).nullable() })

export const importPage = endpoint({
  method: 'GET',
  path: '/people/imports/:importId',
  title: { zh: '名册导入', en: 'An import' },
  may: 'workforce:import',
  input: z.object({ importId: z.uuid() }),
  output: ImportRow.extend({
    version: z.number().int(),
    senderId: z.string(),
    columns: z.array(Mapping),
    wins: z.record(z.string(), Winner),
    system: z.string().nullable(),
    kind: z.string().nullable(),
    listedOn: z.string().nullable(),
    /** The same file was sent before. */
    sentBefore: z.object({ importId: z.string(), madeAt: z.string(), byName: z.string() }).nullable(),
    doneRows: z.number().int(),
    allRows: z.number().int().nullable(),
    secondsLeft: z.number().int().nullable(),
    undoDays: z.number().int(),
    /** The last day on which the sheet itself is kept; null where it is not there. */
    sheetKeptUntil: z.string().nullable(),
    /** Headers of columns that are not taken in. */
    leftOut: z.array(z.string()),
    /** Why it cannot be read. */
    flaw: z.enum(['no-workbook', 'locked-or-old', 'damaged', 'too-large']).nullable(),
  }),
})

const MistakeShown = z.object({ column: z.string(), say: Two })

/** The first rows as they stand and as they would be understood; numbers masked. Without columns the header is guessed. */
export const previewImport = endpoint({
  method: 'POST',
  path: '/people/imports/:importId/preview',
  title: { zh: '预览名册', en: 'Preview a list' },
  may: 'workforce:import',
  readsPersonalData: true,
  writes: false,
  input: z.object({
    importId: z.uuid(),
    headerFrom: z.number().int().min(0).max(40).nullable(),
    headerUntil: z.number().int().min(1).max(42).nullable(),
    columns: z.array(Mapping).max(200).nullable(),
  }),
  output: z.object({
    sheet: z.string().nullable(),
    /** All sheets of the workbook: one at a time is taken in. */
    sheets: z.array(z.string()),
    head: z.array(z.array(z.string())),
    headerFrom: z.number().int().nullable(),
    headerUntil: z.number().int().nullable(),
    columns: z.array(MappingShown),
    people: z.array(
      z.object({
        row: z.number().int(),
        facts: z.record(z.string(), z.string()),
        mistakes: z.array(MistakeShown),
        notes: z.array(MistakeShown),
      }),
    ),
    /** What a column may hold; what is not kept is read over. */
    known: z.array(
      z.object({
        code: z.string(),
        name: Two,
        kept: z.boolean(),
        codes: z.array(z.object({ code: z.string(), name: Two })),
      }),
    ),
    systems: z.array(z.object({ code: z.string(), name: Two })),
    kinds: z.array(z.object({ code: z.string(), name: Two })),
  }),
})

export const mapImport = endpoint({
  method: 'POST',
  path: '/people/imports/:importId/mapping',
  title: { zh: '确定名册各列并试导入', en: 'Say what the columns are, and compare' },
  may: 'workforce:import',
  input: z.object({
    importId: z.uuid(),
    basedOnVersion: z.number().int(),
    headerFrom: z.number().int().min(0).max(40),
    headerUntil: z.number().int().min(1).max(42),
    columns: z.array(Mapping).min(1).max(200),
    wins: z.record(z.string().max(40), Winner),
    system: text(40).min(1),
    kind: text(40).min(1),
    listedOn: Day,
  }),
  output: z.object({ state: ImportState, version: z.number().int() }),
})

const RowShown = z.object({
  row: z.number().int(),
  outcome: Outcome,
  name: z.string().nullable(),
  numberMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  facts: z.record(z.string(), z.string()),
  /** In the person's words, by column. */
  mistakes: z.array(MistakeShown),
  /** What is left out of the line, which is taken in all the same. */
  notes: z.array(MistakeShown),
  diff: z.array(z.object({ field: z.string(), was: z.string().nullable(), is: z.string(), wins: Winner })),
  foundBy: z.enum(['number', 'former-number', 'name']).nullable(),
  /** Null where nobody is meant, or out of reach. */
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  decision: z.enum(['same', 'new', 'leave']).nullable(),
  wasOldNumber: z.boolean(),
  keptBecause: z.enum(['changed-since', 'used-since', 'settled-since']).nullable(),
})

export const importRows = endpoint({
  method: 'GET',
  path: '/people/imports/:importId/rows',
  title: { zh: '名册导入明细', en: 'The rows of an import' },
  may: 'workforce:import',
  readsPersonalData: true,
  input: PageInput.extend({
    importId: z.uuid(),
    outcome: Outcome.optional(),
    kept: z.enum(['yes']).optional(),
    partly: z.enum(['yes']).optional(),
  }),
  output: pageOf(RowShown),
})

export const decideRow = endpoint({
  method: 'POST',
  path: '/people/imports/:importId/decisions',
  title: { zh: '认定疑似重复', en: 'Say whether a possible duplicate is the same person' },
  may: 'workforce:import',
  input: z.object({ importId: z.uuid(), row: z.number().int(), decision: z.enum(['same', 'new', 'leave']) }),
  output: z.object({ row: z.number().int() }),
})

const act = (name: string, zh: string, en: string) =>
  endpoint({
    method: 'POST',
    path: `/people/imports/:importId/${name}`,
    title: { zh, en },
    may: 'workforce:import',
    input: z.object({ importId: z.uuid() }),
    output: z.object({ state: ImportState }),
  })
export const runImport = act('run', '导入名册', 'Run an import')
export const stopImport = act('stop', '停止导入', 'Stop an import')
export const undoImport = act('undo', '撤销导入', 'Take an import back')

export const exportMistakes = endpoint({
  method: 'GET',
  path: '/people/imports/:importId/mistakes',
  title: { zh: '下载有误的行', en: 'The sheet with what is wrong' },
  may: 'workforce:import',
  readsPersonalData: true,
  input: z.object({ importId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})

/** The sheet as it was sent. */
export const importSheet = endpoint({
  // Why it is wanted is somebody's sentence: it does not stand in an address.
  method: 'POST',
  path: '/people/imports/:importId/sheet',
  title: { zh: '下载原表', en: 'The sheet as it was sent' },
  may: 'workforce:import',
  readsPersonalData: true,
  input: z.object({ importId: z.uuid(), reason: text(200).optional() }),
  output: z.any(),
  produces: 'file',
  writes: false,
})

/** People in the shape in which a sender keeps them, or in the standard shape. */
export const exportPeople = endpoint({
  // Why whole numbers are wanted is somebody's sentence: it does not stand in an address.
  method: 'POST',
  path: '/people/lists/export',
  title: { zh: '导出人员名册', en: 'Export a list of people' },
  may: 'workforce:import',
  readsPersonalData: true,
  input: z.object({
    senderId: z.uuid().optional(),
    regionCode: RegionCode.optional(),
    shape: z.enum(['sender', 'standard']),
    numbers: z.enum(['masked', 'whole']).default('masked'),
    reason: text(200).optional(),
  }),
  output: z.any(),
  produces: 'file',
  writes: false,
})
