// Comings, goings and moves, and two files that are one person's.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Day, text } from '#kernel/shapes.ts'
import { FileDone, Status } from '#modules/workforce/contract-shapes.ts'

export const changeStatus = endpoint({
  method: 'POST',
  path: '/people/:personId/status',
  title: { zh: '变更在册状态', en: 'A worker leaves, retires, dies or returns' },
  may: 'workforce:manage',
  input: z.object({
    personId: z.uuid(),
    basedOnVersion: z.number().int(),
    status: Status,
    on: Day,
    reason: text(200).min(2),
  }),
  output: FileDone,
})

export const moveWorker = endpoint({
  method: 'POST',
  path: '/people/:personId/move',
  title: { zh: '县内调动', en: 'Move a worker inside the county' },
  may: 'workforce:manage',
  input: z.object({
    personId: z.uuid(),
    basedOnVersion: z.number().int(),
    organisationId: z.uuid(),
    employerId: z.uuid().nullable().default(null),
    /** The first day at the new place. */
    on: Day,
    postTitle: text(60).min(1).nullable().default(null),
    reason: text(200).min(2),
  }),
  output: FileDone,
})

const TransferShown = z.object({
  transferId: z.string(),
  version: z.number().int(),
  personId: z.string(),
  personName: z.string(),
  fromRegionName: z.string(),
  toRegionName: z.string(),
  toRegionCode: z.string(),
  /** From another province: its years need the receiving county's choice. */
  otherProvince: z.boolean(),
  reason: z.string(),
  consentedOn: z.string(),
  state: z.enum(['released', 'accepted', 'returned', 'withdrawn']),
  releasedBy: z.string(),
  releasedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  answer: z.string().nullable(),
  countsYears: z.boolean().nullable(),
  may: z.object({ accept: z.boolean(), return: z.boolean(), withdraw: z.boolean() }),
})

export const transfers = endpoint({
  method: 'GET',
  path: '/people/transfers',
  title: { zh: '跨县调转', en: 'Transfers between counties' },
  may: 'workforce:manage',
  readsPersonalData: true,
  input: PageInput.extend({ state: z.enum(['open', 'done']).default('open') }),
  output: pageOf(TransferShown),
})

export const releaseWorker = endpoint({
  method: 'POST',
  path: '/people/:personId/transfers',
  title: { zh: '调出本县', en: 'Release a worker to another county' },
  may: 'workforce:manage',
  input: z.object({
    personId: z.uuid(),
    basedOnVersion: z.number().int(),
    toRegionCode: RegionCode,
    reason: text(200).min(2),
    consentedOn: Day,
  }),
  output: z.object({ transferId: z.string(), version: z.number().int() }),
})

const transferDone = z.object({ transferId: z.string(), version: z.number().int() })

export const acceptTransfer = endpoint({
  method: 'POST',
  path: '/people/transfers/:transferId/acceptance',
  title: { zh: '接收调入', en: 'Accept a worker from another county' },
  may: 'workforce:manage',
  input: z.object({
    transferId: z.uuid(),
    basedOnVersion: z.number().int(),
    organisationId: z.uuid().nullable().default(null),
    employerId: z.uuid().nullable().default(null),
    on: Day,
    postTitle: text(60).min(1).nullable().default(null),
    /** Do the years served in another province count? By the rule of the place where nothing is said. */
    countsYears: z.boolean().nullable().default(null),
  }),
  output: transferDone,
})

export const returnTransfer = endpoint({
  method: 'POST',
  path: '/people/transfers/:transferId/return',
  title: { zh: '退回调转', en: 'Return a transfer, or take it back' },
  may: 'workforce:manage',
  input: z.object({ transferId: z.uuid(), basedOnVersion: z.number().int(), reason: text(200).min(2) }),
  output: transferDone,
})

/* ── Two files of one person ── */

const MergeShown = z.object({
  mergeId: z.string(),
  version: z.number().int(),
  kept: z.object({
    personId: z.string(),
    name: z.string(),
    organisationName: z.string().nullable(),
    numberMasked: z.string().nullable(),
  }),
  gone: z.object({
    personId: z.string(),
    name: z.string(),
    organisationName: z.string().nullable(),
    numberMasked: z.string().nullable(),
  }),
  reason: z.string(),
  state: z.enum(['asked', 'done', 'returned']),
  askedBy: z.string(),
  askedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  answer: z.string().nullable(),
  /** Someone else asked. */
  mayDecide: z.boolean(),
})

export const merges = endpoint({
  method: 'GET',
  path: '/people/merges',
  title: { zh: '档案合并', en: 'Files to merge' },
  may: 'workforce:manage',
  readsPersonalData: true,
  input: PageInput.extend({ state: z.enum(['open', 'done']).default('open') }),
  output: pageOf(MergeShown),
})

const mergeDone = z.object({ mergeId: z.string(), version: z.number().int() })

export const askMerge = endpoint({
  method: 'POST',
  path: '/people/merges',
  title: { zh: '申请合并档案', en: 'Ask for two files to be merged' },
  may: 'workforce:manage',
  input: z.object({ keptPersonId: z.uuid(), gonePersonId: z.uuid(), reason: text(200).min(2) }),
  output: mergeDone,
})

export const approveMerge = endpoint({
  method: 'POST',
  path: '/people/merges/:mergeId/approval',
  title: { zh: '批准合并档案', en: 'Approve a merger' },
  may: 'workforce:manage',
  input: z.object({ mergeId: z.uuid(), basedOnVersion: z.number().int() }),
  output: mergeDone,
})

export const returnMerge = endpoint({
  method: 'POST',
  path: '/people/merges/:mergeId/return',
  title: { zh: '不予合并', en: 'Decline a merger' },
  may: 'workforce:manage',
  input: z.object({ mergeId: z.uuid(), basedOnVersion: z.number().int(), reason: text(200).min(2) }),
  output: mergeDone,
})
