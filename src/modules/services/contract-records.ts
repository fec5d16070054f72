// Service records, and the photographs that are sent before the record that names them; dropped if no record ever does.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Day, text, Two } from '#kernel/shapes.ts'
import { Method, Outcome, Mode } from '#modules/services/contract-codes.ts'

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
  afterLeaving: true,
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

export const sendPhotograph = endpoint({
  method: 'PUT',
  path: '/services/photographs/:photographId',
  title: { zh: '上传照片', en: 'Send a photograph' },
  may: 'services:record',
  afterLeaving: true,
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
