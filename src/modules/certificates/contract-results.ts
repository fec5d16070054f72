// The endpoints of what an exam came to: results, rewards, the funnel and the cohorts.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { based, Two, text } from '#kernel/shapes.ts'
import { ExamLevel } from '#modules/certificates/contract-shapes.ts'

const FunnelCounts = z.object({
  signed: z.number().int(),
  sat: z.number().int(),
  passed: z.number().int(),
  registered: z.number().int(),
})

const FunnelAnswer = z.object({
  year: z.number().int(),
  whole: FunnelCounts,
  /** The year before, where there was a campaign. */
  before: FunnelCounts.nullable(),
  rows: z.array(z.object({ key: z.string(), name: z.string(), now: FunnelCounts, before: FunnelCounts.nullable() })),
})

const funnelFilter = {
  campaignId: z.uuid(),
  by: z.enum(['organisation', 'region']).default('organisation'),
  level: ExamLevel.optional(),
}

/** Signed up → sat → passed → registered. Passed is a share of those who sat. */
export const funnel = endpoint({
  method: 'GET',
  path: '/certificates/campaigns/:campaignId/funnel',
  title: { zh: '考试漏斗', en: 'The funnel of an exam' },
  may: 'certificates:read',
  input: z.object(funnelFilter),
  output: FunnelAnswer,
})

export const exportFunnel = endpoint({
  method: 'GET',
  path: '/certificates/campaigns/:campaignId/funnel/export',
  title: { zh: '导出考试漏斗', en: 'Export the funnel' },
  may: 'certificates:export',
  input: z.object(funnelFilter),
  output: z.any(),
  produces: 'file',
})

/** Who began in a year: certified, still trying, gave up, within the years that the pack follows them. */
export const cohorts = endpoint({
  method: 'GET',
  path: '/certificates/cohorts',
  title: { zh: '报考队列', en: 'Cohorts of the exams' },
  may: 'certificates:read',
  input: z.object({ level: ExamLevel.default('assistant') }),
  output: z.object({
    years: z.number().int(),
    ...based,
    rows: z.array(
      z.object({
        year: z.number().int(),
        until: z.number().int(),
        began: z.number().int(),
        certified: z.number().int(),
        trying: z.number().int(),
        dropped: z.number().int(),
        reasons: z.array(z.object({ code: z.string(), name: Two, people: z.number().int() })),
        unexplained: z.number().int(),
      }),
    ),
  }),
})

export const recordDropOut = endpoint({
  method: 'POST',
  path: '/certificates/drop-outs',
  title: { zh: '登记放弃备考原因', en: 'Record why someone gave up' },
  may: 'certificates:manage',
  input: z.object({ personId: z.uuid(), level: ExamLevel, reason: text(60), note: text(300).default('') }),
  output: z.object({ personId: z.string(), reason: z.string() }),
})

export const importResults = endpoint({
  method: 'POST',
  path: '/certificates/campaigns/:campaignId/results',
  title: { zh: '导入考试成绩', en: 'Import the results' },
  may: 'certificates:manage-campaigns',
  accepts: 'bytes',
  input: z.object({ campaignId: z.uuid() }),
  output: z.object({
    read: z.number().int(),
    matched: z.number().int(),
    unmatched: z.array(z.object({ row: z.number().int(), name: z.string(), why: Two })),
    sat: z.number().int(),
    passed: z.number().int(),
    certificates: z.number().int(),
  }),
})

export const grantRewards = endpoint({
  method: 'POST',
  path: '/certificates/campaigns/:campaignId/rewards',
  title: { zh: '核发一次性奖励', en: 'Grant the one-off rewards' },
  may: 'certificates:manage-campaigns',
  input: z.object({ campaignId: z.uuid() }),
  output: z.object({ granted: z.number().int(), fen: z.number().int(), before: z.number().int() }),
})

export const exportRewards = endpoint({
  method: 'GET',
  path: '/certificates/campaigns/:campaignId/rewards/export',
  title: { zh: '导出奖励发放表', en: 'Export the list for payment' },
  may: 'certificates:manage-campaigns',
  input: z.object({ campaignId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})
