// Every endpoint of the services in one place, because server and screens read the same values; long because there are 24 of them.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { CodeShown, Day, text, Two } from '#kernel/shapes.ts'

export const Method = z.enum(['visit', 'case', 'group', 'community'])
export const Outcome = z.enum(['met', 'refused', 'not-met', 'lost-contact'])
export const Mode = z.enum(['home', 'phone', 'online', 'station', 'outdoors'])
/** 人户分离: registered and living here; registered here, lives elsewhere; lives here, registered elsewhere. */
const Residence = z.enum(['here', 'away', 'registered-elsewhere'])
export const RiskClass = z.enum(['high', 'priority', 'general'])

/* ── Code lists the forms need; all from packs, with the clause behind each ── */

export const codeLists = endpoint({
  method: 'GET',
  path: '/services/code-lists',
  title: { zh: '服务目录与代码表', en: 'The service catalogue and code lists' },
  may: 'services:read-code-lists',
  input: z.object({}),
  output: z.object({
    packVersion: z.string(),
    services: z.array(CodeShown.extend({ methods: z.array(Method), modes: z.array(Mode) })),
    categories: z.array(CodeShown.extend({ priority: z.boolean() })),
    outcomes: z.array(CodeShown.extend({ next: Two })),
    limits: z.object({
      noteLength: z.number().int(),
      minutes: z.number().int(),
      backDays: z.number().int(),
      photographs: z.number().int(),
      photographBytes: z.number().int(),
    }),
  }),
})

/* ── Clients and households ── */

const ClientInput = z.object({
  name: text(40).min(1),
  sex: z.enum(['male', 'female', 'unknown']),
  bornOn: Day.nullable(),
  /** As typed: full-width digits and a small x are understood. */
  identityNumber: text(40).nullable(),
  /** Required where there is no number. */
  noNumberReason: text(100).nullable(),
  phone: text(40).nullable(),
  address: text(200).nullable(),
  regionCode: RegionCode,
  registeredRegionCode: RegionCode.nullable(),
  residence: Residence,
  householdId: z.uuid().nullable(),
  categories: z.array(text(60)).max(20),
  stationId: z.uuid(),
  workerId: z.uuid().nullable(),
})

const ClientRow = z.object({
  clientId: z.string(),
  name: z.string(),
  sex: z.string(),
  bornOn: z.string().nullable(),
  age: z.number().int().nullable(),
  identityNumberMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  regionCode: z.string(),
  regionName: z.string(),
  stationId: z.string(),
  stationName: z.string(),
  workerId: z.string().nullable(),
  workerName: z.string().nullable(),
  householdId: z.string().nullable(),
  categories: z.array(z.string()),
  priority: z.boolean(),
  riskClass: RiskClass,
  lastMetOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  overdueDays: z.number().int(),
  version: z.number().int(),
})

const clientFilter = {
  /** Name, pinyin, initials, or the last four of a number. */
  search: text(60).optional(),
  regionCode: RegionCode.optional(),
  stationId: z.uuid().optional(),
  workerId: z.uuid().optional(),
  category: text(60).optional(),
  riskClass: RiskClass.optional(),
  overdue: z.enum(['yes']).optional(),
}

export const clients = endpoint({
  method: 'GET',
  path: '/services/clients',
  title: { zh: '服务对象列表', en: 'Clients' },
  may: 'services:read-clients',
  readsPersonalData: true,
  input: PageInput.extend(clientFilter),
  output: pageOf(ClientRow),
})

export const exportClients = endpoint({
  method: 'GET',
  path: '/services/clients/export',
  title: { zh: '导出服务对象列表', en: 'Export the list of clients' },
  may: 'services:export',
  input: z.object(clientFilter),
  output: z.any(),
  produces: 'file',
})

/** An exact search by a whole number; only its keyed hash reaches the database, and it never stands in an address. */
export const findClientByNumber = endpoint({
  method: 'POST',
  path: '/services/clients/by-number',
  title: { zh: '按证件号码查找', en: 'Find a client by number' },
  may: 'services:read-clients',
  readsPersonalData: true,
  writes: false,
  input: z.object({ number: text(40).min(4) }),
  output: z.object({ rows: z.array(ClientRow) }),
})

const PossibleMatch = z.object({
  /** Null where the match lies outside the reader's rights: then only that there is one is said. */
  clientId: z.string().nullable(),
  name: z.string().nullable(),
  bornOn: z.string().nullable(),
  regionName: z.string().nullable(),
  score: z.number(),
  reasons: z.array(z.string()),
})

export const possibleMatches = endpoint({
  method: 'POST',
  path: '/services/clients/possible-matches',
  title: { zh: '重复提醒', en: 'Possible matches of a new client' },
  may: 'services:manage-clients',
  readsPersonalData: true,
  writes: false,
  input: z.object({
    name: text(40),
    sex: z.enum(['male', 'female', 'unknown']),
    bornOn: Day.nullable(),
    identityNumber: text(40).nullable(),
    phone: text(40).nullable(),
    regionCode: RegionCode,
  }),
  output: z.object({ rows: z.array(PossibleMatch) }),
})

export const registerClient = endpoint({
  method: 'POST',
  path: '/services/clients',
  title: { zh: '登记服务对象', en: 'Register a client' },
  may: 'services:manage-clients',
  input: ClientInput.extend({
    /** Set where the worker has seen the warning and says it is another person. */
    notTheSameAs: z.array(z.uuid()).max(20).default([]),
  }),
  output: z.object({ clientId: z.string(), version: z.number().int() }),
})

export const changeClient = endpoint({
  method: 'PUT',
  path: '/services/clients/:clientId',
  title: { zh: '更新服务对象信息', en: 'Change a client' },
  may: 'services:manage-clients',
  input: ClientInput.partial().extend({ clientId: z.uuid(), basedOnVersion: z.number().int() }),
  output: z.object({ clientId: z.string(), version: z.number().int() }),
})

const HouseholdMember = z.object({ clientId: z.string(), name: z.string(), age: z.number().int().nullable() })

export const client = endpoint({
  method: 'GET',
  path: '/services/clients/:clientId',
  title: { zh: '服务对象档案', en: 'A client' },
  may: 'services:read-clients',
  readsPersonalData: true,
  input: z.object({ clientId: z.uuid() }),
  output: ClientRow.extend({
    residence: Residence,
    registeredRegionCode: z.string().nullable(),
    registeredRegionName: z.string().nullable(),
    noNumberReason: z.string().nullable(),
    addressMasked: z.string().nullable(),
    household: z.array(HouseholdMember),
    registeredOn: z.string(),
    closedOn: z.string().nullable(),
    dueReason: Two.nullable(),
    /** The clause that says how often, and how sure it is. */
    dueBasis: CodeShown.pick({ basis: true, certainty: true }).nullable(),
  }),
})

/** One value, one reason, one line in the audit. */
export const reveal = endpoint({
  method: 'POST',
  path: '/services/clients/:clientId/reveal',
  title: { zh: '查看完整信息', en: 'Reveal one sealed value' },
  may: 'services:reveal',
  readsPersonalData: true,
  writes: false,
  input: z.object({
    clientId: z.uuid(),
    field: z.enum(['identityNumber', 'phone', 'address']),
    reason: text(200).min(2),
  }),
  output: z.object({ value: z.string().nullable() }),
})

/* ── Service records ── */

const RecordInput = z.object({
  method: Method,
  /** The one visited or counselled; null for a group session or a community activity. */
  clientId: z.uuid().nullable(),
  /** Named participants of a group session or an activity. */
  participantIds: z.array(z.uuid()).max(500).default([]),
  /** People who took part without being named. */
  unnamedParticipants: z.number().int().min(0).max(100000).default(0),
  title: text(100).nullable().default(null),
  /** Where it happened, for a group or an activity; a visit happens where the client lives. */
  regionCode: RegionCode.nullable().default(null),
  heldOn: Day,
  /** HH:MM, local. */
  startedAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  minutes: z.number().int(),
  serviceCodes: z.array(z.string().max(60)).max(12),
  mode: Mode,
  outcome: Outcome,
  note: z.string().max(20000).default(''),
  photographIds: z.array(z.uuid()).max(20).default([]),
  caseId: z.uuid().nullable().default(null),
  groupId: z.uuid().nullable().default(null),
  /** When the phone thought it was; kept to find clocks that are set wrong, never used as a date. */
  deviceAt: z.iso.datetime({ offset: true }).nullable().default(null),
  /** The version of the client's file that the worker saw when writing. */
  basedOnClientVersion: z.number().int().nullable().default(null),
})

export const recordService = endpoint({
  method: 'POST',
  path: '/services/records',
  title: { zh: '登记服务', en: 'Record a service' },
  may: 'services:record',
  input: RecordInput,
  output: z.object({ recordId: z.string(), version: z.number().int(), late: z.boolean(), nextStep: Two.nullable() }),
})

export const correctRecord = endpoint({
  method: 'PUT',
  path: '/services/records/:recordId',
  title: { zh: '更正服务记录', en: 'Correct a record' },
  may: 'services:correct',
  input: RecordInput.extend({ recordId: z.uuid(), basedOnVersion: z.number().int(), reason: text(200).min(2) }),
  output: z.object({ recordId: z.string(), version: z.number().int() }),
})

export const withdrawRecord = endpoint({
  method: 'POST',
  path: '/services/records/:recordId/withdrawal',
  title: { zh: '撤销服务记录', en: 'Withdraw a record' },
  may: 'services:correct',
  input: z.object({ recordId: z.uuid(), basedOnVersion: z.number().int(), reason: text(200).min(2) }),
  output: z.object({ recordId: z.string(), version: z.number().int() }),
})

const RecordRow = z.object({
  recordId: z.string(),
  method: Method,
  heldOn: z.string(),
  startedAt: z.string().nullable(),
  clientId: z.string().nullable(),
  clientName: z.string().nullable(),
  title: z.string().nullable(),
  serviceCodes: z.array(z.string()),
  mode: Mode,
  outcome: Outcome,
  minutes: z.number().int(),
  personTimes: z.number().int(),
  regionCode: z.string(),
  regionName: z.string(),
  stationId: z.string(),
  stationName: z.string(),
  workerId: z.string(),
  workerName: z.string(),
  late: z.boolean(),
  withdrawn: z.boolean(),
  recordedAt: z.string(),
  version: z.number().int(),
})

const recordFilter = {
  search: text(60).optional(),
  regionCode: RegionCode.optional(),
  stationId: z.uuid().optional(),
  workerId: z.uuid().optional(),
  clientId: z.uuid().optional(),
  method: Method.optional(),
  outcome: Outcome.optional(),
  from: Day.optional(),
  until: Day.optional(),
  late: z.enum(['yes']).optional(),
  caseId: z.uuid().optional(),
  groupId: z.uuid().optional(),
}

export const records = endpoint({
  method: 'GET',
  path: '/services/records',
  title: { zh: '服务记录列表', en: 'Service records' },
  may: 'services:read-records',
  readsPersonalData: true,
  input: PageInput.extend(recordFilter),
  output: pageOf(RecordRow),
})

export const exportRecords = endpoint({
  method: 'GET',
  path: '/services/records/export',
  title: { zh: '导出服务记录', en: 'Export service records' },
  may: 'services:export',
  input: z.object(recordFilter),
  output: z.any(),
  produces: 'file',
})

export const record = endpoint({
  method: 'GET',
  path: '/services/records/:recordId',
  title: { zh: '服务记录', en: 'A service record' },
  may: 'services:read-records',
  readsPersonalData: true,
  input: z.object({ recordId: z.uuid() }),
  output: RecordRow.extend({
    note: z.string(),
    photographs: z.array(z.object({ photographId: z.string(), bytes: z.number().int() })),
    participants: z.array(z.object({ clientId: z.string(), name: z.string() })),
    unnamedParticipants: z.number().int(),
    caseId: z.string().nullable(),
    groupId: z.string().nullable(),
    /** Every version before this one, with who, when and why. */
    history: z.array(
      z.object({
        version: z.number().int(),
        at: z.string(),
        byName: z.string(),
        act: z.enum(['recorded', 'corrected', 'withdrawn']),
        reason: z.string().nullable(),
      }),
    ),
    mayCorrect: z.boolean(),
  }),
})

/* ── Photographs: sent before the record that names them; dropped if no record ever does ── */

export const sendPhotograph = endpoint({
  method: 'PUT',
  path: '/services/photographs/:photographId',
  title: { zh: '上传照片', en: 'Send a photograph' },
  may: 'services:record',
  accepts: 'bytes',
  /** The id is made by the phone, so that sending again changes nothing. */
  input: z.object({ photographId: z.uuid() }),
  output: z.object({ photographId: z.string(), bytes: z.number().int() }),
})

export const photograph = endpoint({
  method: 'GET',
  path: '/services/photographs/:photographId',
  title: { zh: '查看照片', en: 'A photograph' },
  may: 'services:read-records',
  readsPersonalData: true,
  input: z.object({ photographId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})

/* ── Cases and groups, as simple records; their full methods come later ── */

export const openCase = endpoint({
  method: 'POST',
  path: '/services/cases',
  title: { zh: '开立个案', en: 'Open a case' },
  may: 'services:record',
  input: z.object({ clientId: z.uuid(), openedOn: Day, problem: text(500).min(1) }),
  output: z.object({ caseId: z.string(), version: z.number().int() }),
})

export const closeCase = endpoint({
  method: 'POST',
  path: '/services/cases/:caseId/closure',
  title: { zh: '结案', en: 'Close a case' },
  may: 'services:record',
  input: z.object({ caseId: z.uuid(), closedOn: Day, result: text(500).min(1), basedOnVersion: z.number().int() }),
  output: z.object({ caseId: z.string(), version: z.number().int() }),
})

const CaseRow = z.object({
  caseId: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  problem: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  stationName: z.string(),
  workerName: z.string(),
  sessions: z.number().int(),
  version: z.number().int(),
})

export const cases = endpoint({
  method: 'GET',
  path: '/services/cases',
  title: { zh: '个案列表', en: 'Cases' },
  may: 'services:read-records',
  readsPersonalData: true,
  input: PageInput.extend({
    search: text(60).optional(),
    open: z.enum(['yes', 'no']).optional(),
    clientId: z.uuid().optional(),
  }),
  output: pageOf(CaseRow),
})

export const startGroup = endpoint({
  method: 'POST',
  path: '/services/groups',
  title: { zh: '开设小组', en: 'Start a group' },
  may: 'services:record',
  input: z.object({
    title: text(100).min(1),
    aim: text(500).default(''),
    regionCode: RegionCode,
    startsOn: Day,
    plannedSessions: z.number().int().min(1).max(60),
  }),
  output: z.object({ groupId: z.string(), version: z.number().int() }),
})

export const groups = endpoint({
  method: 'GET',
  path: '/services/groups',
  title: { zh: '小组列表', en: 'Groups' },
  may: 'services:read-records',
  input: PageInput.extend({ search: text(60).optional() }),
  output: pageOf(
    z.object({
      groupId: z.string(),
      title: z.string(),
      aim: z.string(),
      startsOn: z.string(),
      plannedSessions: z.number().int(),
      sessions: z.number().int(),
      participants: z.number().int(),
      stationName: z.string(),
      workerName: z.string(),
    }),
  ),
})

/* ── The phone ── */

const TodayVisit = z.object({
  clientId: z.string(),
  name: z.string(),
  age: z.number().int().nullable(),
  regionName: z.string(),
  categories: z.array(z.string()),
  riskClass: RiskClass,
  dueOn: z.string().nullable(),
  overdueDays: z.number().int(),
  lastMetOn: z.string().nullable(),
  lastOutcome: Outcome.nullable(),
  lastServiceCodes: z.array(z.string()),
  reason: Two,
  version: z.number().int(),
})

/** Whom to visit and why, most urgent first; done ones of today after them. */
export const today = endpoint({
  method: 'GET',
  path: '/services/today',
  title: { zh: '今日探访', en: 'Today’s visits' },
  may: 'services:record',
  readsPersonalData: true,
  input: z.object({}),
  output: z.object({
    day: z.string(),
    due: z.array(TodayVisit),
    doneToday: z.number().int(),
    overdue: z.number().int(),
  }),
})

/** The clients a phone carries, a page at a time and then only what changed since. No sealed value is ever in it. */
export const carriedClients = endpoint({
  method: 'GET',
  path: '/services/carried-clients',
  title: { zh: '随身服务对象', en: 'The clients a phone carries' },
  may: 'services:record',
  readsPersonalData: true,
  input: z.object({ since: z.string().max(200).optional() }),
  output: z.object({
    rows: z.array(
      TodayVisit.omit({ reason: true, overdueDays: true }).extend({
        pinyin: z.string(),
        initials: z.string(),
        stationId: z.string(),
        regionCode: z.string(),
      }),
    ),
    /** Files that left this worker's reach: the phone forgets them. */
    gone: z.array(z.string()),
    next: z.string(),
    more: z.boolean(),
  }),
})
