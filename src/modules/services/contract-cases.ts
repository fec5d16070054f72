// Cases and groups, as simple records; their full methods come later.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Day, text } from '#kernel/shapes.ts'

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
