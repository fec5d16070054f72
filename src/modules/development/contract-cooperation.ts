// The endpoints of what schools and researchers do with a place; read by server and screens alike, by way of contract.ts.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Day, text } from '#kernel/shapes.ts'

const Version = z.number().int()

const CooperationKind = z.enum(['agreement', 'base', 'internship', 'mentor', 'topic', 'output', 'institute'])
export const Cooperation = z.object({
  cooperationId: z.string(),
  kind: CooperationKind,
  title: z.string(),
  partner: z.string(),
  underId: z.string().nullable(),
  underTitle: z.string().nullable(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  state: z.enum(['running', 'soon', 'over']),
  hours: z.number().nullable(),
  grade: z.string().nullable(),
  note: z.string(),
  version: Version,
})

export const cooperation = endpoint({
  method: 'GET',
  path: '/development/cooperation',
  title: { zh: '校地合作与研究', en: 'School and research' },
  may: 'development:read',
  readsPersonalData: true,
  input: PageInput.extend({ kind: CooperationKind.optional(), search: text(60).optional() }),
  output: z.object({
    figures: z.array(
      z.object({
        kind: CooperationKind,
        running: z.number().int(),
        thisYear: z.number().int(),
        lastYear: z.number().int(),
      }),
    ),
    rows: pageOf(Cooperation),
  }),
})

/** One of them with what it stands under and all that stands below it: an institute with its topics and their outputs. */
export const cooperationOne = endpoint({
  method: 'GET',
  path: '/development/cooperation/:cooperationId',
  title: { zh: '合作或研究详情', en: 'One cooperation with what belongs to it' },
  may: 'development:read',
  readsPersonalData: true,
  input: z.object({ cooperationId: z.uuid() }),
  output: Cooperation.extend({
    /** From the topmost down to what it stands under. */
    above: z.array(z.object({ cooperationId: z.string(), kind: CooperationKind, title: z.string() })),
    /** In the order of a tree: whatever stands under a line follows it, one deeper. */
    below: z.array(Cooperation.extend({ depth: z.number().int() })),
  }),
})

/** Under what something of a kind may be put. */
export const underChoices = endpoint({
  method: 'GET',
  path: '/development/cooperation/under/:kind',
  title: { zh: '可以归属的协议、机构或课题', en: 'What something may be put under' },
  may: 'development:manage',
  input: z.object({ kind: CooperationKind, search: text(60).default('') }),
  output: z.object({
    rows: z.array(
      z.object({ cooperationId: z.string(), kind: CooperationKind, title: z.string(), partner: z.string() }),
    ),
  }),
})

export const exportCooperation = endpoint({
  method: 'GET',
  path: '/development/cooperation/export',
  title: { zh: '导出校地合作与研究', en: 'Export school and research' },
  may: 'development:export',
  readsPersonalData: true,
  input: z.object({ kind: CooperationKind.optional(), search: text(60).optional() }),
  output: z.any(),
  produces: 'file',
})

const CooperationInput = z.object({
  title: text(100).min(1),
  partner: text(200).default(''),
  underId: z.uuid().nullable().default(null),
  personId: z.uuid().nullable().default(null),
  fromOn: Day,
  untilOn: Day.nullable().default(null),
  hours: z.number().min(0).max(10_000).nullable().default(null),
  grade: text(40).nullable().default(null),
  note: text(1000).default(''),
})

export const recordCooperation = endpoint({
  method: 'POST',
  path: '/development/cooperation',
  title: { zh: '登记合作或研究', en: 'Record a cooperation' },
  may: 'development:manage',
  input: CooperationInput.extend({ kind: CooperationKind }),
  output: z.object({ cooperationId: z.string() }),
})

export const changeCooperation = endpoint({
  method: 'PUT',
  path: '/development/cooperation/:cooperationId',
  title: { zh: '更新合作或研究', en: 'Change a cooperation' },
  may: 'development:manage',
  input: CooperationInput.extend({ cooperationId: z.uuid(), basedOnVersion: Version }),
  output: z.object({ version: Version }),
})

/** A certificate for an internship, a letter of appointment for a mentor. */
export const paper = endpoint({
  method: 'GET',
  path: '/development/cooperation/:cooperationId/paper',
  title: { zh: '证书与聘书', en: 'Certificate or letter of appointment' },
  may: 'development:export',
  readsPersonalData: true,
  input: z.object({ cooperationId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})
