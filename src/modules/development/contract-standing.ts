// The standing of workers: measures with owner and day, and entitlements.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Certainty, Day, text, Two } from '#kernel/shapes.ts'
import { Code, Line, Version } from '#modules/development/contract-shapes.ts'

const MeasureState = z.enum(['done', 'overdue', 'soon', 'running'])
export const Measure = z.object({
  measureId: z.string(),
  kind: z.string(),
  title: z.string(),
  target: z.string(),
  ownerId: z.string(),
  ownerName: z.string(),
  dueOn: z.string(),
  percent: z.number().int(),
  state: MeasureState,
  doneOn: z.string().nullable(),
  evidence: z.string().nullable(),
  steps: z.array(z.object({ percent: z.number().int(), note: z.string(), byName: z.string(), at: z.string() })),
  version: Version,
})

export const measures = endpoint({
  method: 'GET',
  path: '/development/measures',
  title: { zh: '职业地位措施', en: 'Measures for standing' },
  may: 'development:read',
  input: PageInput.extend({ kind: Code.optional(), state: MeasureState.optional() }),
  output: z.object({
    characters: z.array(
      z.object({
        code: z.string(),
        name: Two,
        measures: z.number().int(),
        overdue: z.number().int(),
        done: z.number().int(),
      }),
    ),
    basis: Two,
    certainty: Certainty,
    rows: pageOf(Measure),
  }),
})

export const setMeasure = endpoint({
  method: 'POST',
  path: '/development/measures',
  title: { zh: '确定措施', en: 'Set a measure' },
  may: 'development:manage',
  input: z.object({ kind: Code, title: text(100).min(1), target: text(500).min(1), ownerId: z.uuid(), dueOn: Day }),
  output: z.object({ measureId: z.string() }),
})

/** By its owner, wherever they work, or by whoever manages measures. */
export const reportMeasure = endpoint({
  method: 'POST',
  path: '/development/measures/:measureId/steps',
  title: { zh: '登记进展', en: 'Report on a measure' },
  may: 'development:own',
  input: z.object({
    measureId: z.uuid(),
    percent: z.number().int().min(0).max(100),
    note: text(1000).min(1),
    basedOnVersion: Version,
  }),
  output: z.object({ version: Version }),
})

/** So many lines of a payment list are marked in one go. */
export const mostPaidAtOnce = 1000

export const ApplicationStage = z.enum(['applied', 'approved', 'declined', 'paid'])
export const Application = z.object({
  applicationId: z.string(),
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  entitlement: z.string(),
  entitlementName: Two,
  period: z.string(),
  stage: ApplicationStage,
  outcome: z.enum(['met', 'unknown']),
  lines: z.array(Line),
  amountFen: z.number().int().nullable(),
  note: z.string(),
  appliedAt: z.string(),
  decidedByName: z.string().nullable(),
  decisionNote: z.string().nullable(),
  paidOn: z.string().nullable(),
  version: Version,
})

export const applications = endpoint({
  method: 'GET',
  path: '/development/applications',
  title: { zh: '待遇申请', en: 'Applications for entitlements' },
  may: 'development:read',
  readsPersonalData: true,
  input: PageInput.extend({ stage: ApplicationStage.optional(), entitlement: Code.optional() }),
  output: pageOf(Application),
})

export const decideApplication = endpoint({
  method: 'POST',
  path: '/development/applications/:applicationId/decision',
  title: { zh: '审批待遇申请', en: 'Approve or decline an application' },
  may: 'development:approve',
  input: z.object({
    applicationId: z.uuid(),
    approve: z.boolean(),
    note: text(1000).default(''),
    basedOnVersion: Version,
  }),
  output: z.object({ version: Version }),
})

export const paymentList = endpoint({
  method: 'GET',
  path: '/development/applications/payments',
  title: { zh: '待遇发放清单', en: 'The payment list' },
  may: 'development:export',
  readsPersonalData: true,
  input: z.object({}),
  output: z.any(),
  produces: 'file',
})

export const payable = endpoint({
  method: 'GET',
  path: '/development/applications/payable',
  title: { zh: '待发放的待遇', en: 'What is approved and not paid' },
  may: 'development:manage',
  readsPersonalData: true,
  input: z.object({}),
  output: z.object({
    /** At most as many as are marked at once; whatever is over comes after these are paid. */
    rows: z.array(
      Application.pick({
        applicationId: true,
        name: true,
        organisationName: true,
        entitlement: true,
        entitlementName: true,
        period: true,
        amountFen: true,
      }),
    ),
  }),
})

export const markPaid = endpoint({
  method: 'POST',
  path: '/development/applications/paid',
  title: { zh: '登记已发放', en: 'Mark as paid' },
  may: 'development:manage',
  input: z.object({ applicationIds: z.array(z.uuid()).min(1).max(mostPaidAtOnce), paidOn: Day }),
  output: z.object({ paid: z.number().int() }),
})

/** It was marked by mistake: the lines are approved and unpaid again. */
export const undoPaid = endpoint({
  method: 'POST',
  path: '/development/applications/unpaid',
  title: { zh: '撤销发放登记', en: 'Take back that lines were paid' },
  may: 'development:manage',
  input: z.object({ applicationIds: z.array(z.uuid()).min(1).max(mostPaidAtOnce) }),
  output: z.object({ unpaid: z.number().int() }),
})
