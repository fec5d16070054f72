// The endpoints of development; those of school and research stand beside, and all are read from here.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Certainty, Day, text, Two } from '#kernel/shapes.ts'

export * from './contract-cooperation.ts'

const Code = text(60).min(1)
const Outcome = z.enum(['met', 'unmet', 'unknown'])
const Version = z.number().int()
/** A rule's answer, line by line, as a screen draws it. */
const Line = z.object({ depth: z.number().int(), outcome: Outcome, sentence: Two, basis: Two.optional() })

/* ── Pools ── */

const PoolShown = z.object({
  code: z.string(),
  name: Two,
  size: z.number().int().nullable(),
  termYears: z.number().int(),
  outside: z.boolean(),
  members: z.number().int(),
  nominated: z.number().int(),
  ending: z.number().int(),
  /** The entry rule; without one everybody may enter. */
  entry: Two.nullable(),
  prefer: z.array(Two),
  basis: Two,
  certainty: Certainty,
})

export const pools = endpoint({
  method: 'GET',
  path: '/development/pools',
  title: { zh: '人才库', en: 'Pools of talent' },
  may: 'development:read',
  input: z.object({}),
  output: z.object({ pools: z.array(PoolShown), leaving: z.array(z.object({ code: z.string(), name: Two })) }),
})

const MemberStage = z.enum(['nominated', 'member', 'declined', 'left'])

const Member = z.object({
  memberId: z.string(),
  pool: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
  institution: z.string(),
  stage: MemberStage,
  reason: z.string(),
  outcome: Outcome,
  preferred: z.number().int(),
  /** Among those nominated; equal preferences share a rank. */
  rank: z.number().int().nullable(),
  tied: z.boolean(),
  fromOn: z.string().nullable(),
  untilOn: z.string().nullable(),
  endsSoon: z.boolean(),
  leftOn: z.string().nullable(),
  leftReason: Two.nullable(),
  note: z.string().nullable(),
  version: Version,
})

const memberFilter = { pool: Code, stage: MemberStage.optional(), search: text(60).optional() }

export const poolMembers = endpoint({
  method: 'GET',
  path: '/development/pools/:pool/members',
  title: { zh: '人才库名单', en: 'People of a pool' },
  may: 'development:read',
  readsPersonalData: true,
  input: PageInput.extend(memberFilter),
  output: pageOf(Member),
})

export const exportPool = endpoint({
  method: 'GET',
  path: '/development/pools/:pool/export',
  title: { zh: '导出人才库名单', en: 'Export a pool' },
  may: 'development:export',
  readsPersonalData: true,
  input: z.object(memberFilter),
  output: z.any(),
  produces: 'file',
})

export const nominate = endpoint({
  method: 'POST',
  path: '/development/pools/:pool/nominations',
  title: { zh: '推荐入库', en: 'Nominate for a pool' },
  may: 'development:nominate',
  input: z.object({
    pool: Code,
    /** Somebody with a file; or, where the pool takes them, somebody from outside. */
    personId: z.uuid().nullable().default(null),
    outsideName: text(40).nullable().default(null),
    outsideInstitution: text(80).nullable().default(null),
    reason: text(1000).min(1),
  }),
  output: z.object({ memberId: z.string(), outcome: Outcome }),
})

export const applyToPool = endpoint({
  method: 'POST',
  path: '/development/mine/pools/:pool',
  title: { zh: '申请入库', en: 'Apply for a pool' },
  may: 'development:own',
  input: z.object({ pool: Code, reason: text(1000).min(1) }),
  output: z.object({ memberId: z.string(), outcome: Outcome }),
})

export const decideMember = endpoint({
  method: 'POST',
  path: '/development/members/:memberId/decision',
  title: { zh: '确定入库人选', en: 'Choose somebody into a pool, or decline' },
  may: 'development:manage',
  input: z.object({ memberId: z.uuid(), choose: z.boolean(), note: text(1000).default(''), basedOnVersion: Version }),
  output: z.object({ untilOn: z.string().nullable() }),
})

export const renewMember = endpoint({
  method: 'POST',
  path: '/development/members/:memberId/renewal',
  title: { zh: '续任', en: 'Renew a term' },
  may: 'development:manage',
  input: z.object({ memberId: z.uuid(), basedOnVersion: Version }),
  output: z.object({ untilOn: z.string() }),
})

export const exitMember = endpoint({
  method: 'POST',
  path: '/development/members/:memberId/exit',
  title: { zh: '出库', en: 'Take somebody out of a pool' },
  may: 'development:manage',
  input: z.object({ memberId: z.uuid(), reason: Code, leftOn: Day, basedOnVersion: Version }),
  output: z.object({ version: Version }),
})

/* ── Forums ── */

const ProposalState = z.enum(['proposed', 'studied', 'adopted', 'declined'])
const Proposal = z.object({
  proposalId: z.string(),
  text: z.string(),
  state: ProposalState,
  ownerName: z.string().nullable(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  outcome: z.string().nullable(),
  version: Version,
})

export const forums = endpoint({
  method: 'GET',
  path: '/development/forums',
  title: { zh: '人才座谈会', en: 'Forums' },
  may: 'development:read',
  input: PageInput.extend({ pool: Code.optional() }),
  output: pageOf(
    z.object({
      forumId: z.string(),
      pool: z.string(),
      poolName: Two,
      title: z.string(),
      heldOn: z.string(),
      attended: z.number().int(),
      proposals: z.array(Proposal),
    }),
  ),
})

export const holdForum = endpoint({
  method: 'POST',
  path: '/development/forums',
  title: { zh: '登记座谈会', en: 'Record a forum' },
  may: 'development:manage',
  input: z.object({
    pool: Code,
    title: text(100).min(1),
    heldOn: Day,
    attended: z.number().int().min(1).max(10_000),
    proposals: z.array(text(1000).min(1)).max(50).default([]),
  }),
  output: z.object({ forumId: z.string() }),
})

export const settleProposal = endpoint({
  method: 'PUT',
  path: '/development/proposals/:proposalId',
  title: { zh: '办理建议', en: 'Say what becomes of a proposal' },
  may: 'development:manage',
  input: z.object({
    proposalId: z.uuid(),
    state: ProposalState,
    ownerName: text(40).nullable(),
    dueOn: Day.nullable(),
    outcome: text(1000).nullable(),
    basedOnVersion: Version,
  }),
  output: z.object({ version: Version }),
})

/* ── The growth path ── */

const StepShown = z.object({ code: z.string(), name: Two, certainty: Certainty })
const Growth = z.object({
  at: z.string().nullable(),
  next: StepShown.extend({ outcome: Outcome, lines: z.array(Line) }).nullable(),
})
const GrowthRow = z.object({
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  at: z.string().nullable(),
  next: z.string().nullable(),
  /** What is not met yet, or not known, of the next step. */
  missing: z.array(Two),
})

export const growth = endpoint({
  method: 'GET',
  path: '/development/growth',
  title: { zh: '成长路径', en: 'The growth path' },
  may: 'development:read',
  readsPersonalData: true,
  input: PageInput.extend({ step: Code.optional(), search: text(60).optional() }),
  output: z.object({
    steps: z.array(StepShown.extend({ people: z.number().int() })),
    starting: z.number().int(),
    rows: pageOf(GrowthRow),
  }),
})

/* ── Measures for the standing of workers ── */

const MeasureState = z.enum(['done', 'overdue', 'soon', 'running'])
const Measure = z.object({
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

export const reportMeasure = endpoint({
  method: 'POST',
  path: '/development/measures/:measureId/steps',
  title: { zh: '登记进展', en: 'Report on a measure' },
  may: 'development:manage',
  input: z.object({
    measureId: z.uuid(),
    percent: z.number().int().min(0).max(100),
    note: text(1000).min(1),
    basedOnVersion: Version,
  }),
  output: z.object({ version: Version }),
})

/* ── Entitlements ── */

/** So many lines of a payment list are marked in one go. */
export const mostPaidAtOnce = 1000

const ApplicationStage = z.enum(['applied', 'approved', 'declined', 'paid'])
const Application = z.object({
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

/* ── Of one person ── */

const Own = z.object({
  growth: Growth.nullable(),
  steps: z.array(StepShown),
  pools: z.array(
    Member.pick({ memberId: true, pool: true, stage: true, fromOn: true, untilOn: true, endsSoon: true }).extend({
      poolName: Two,
    }),
  ),
  applications: z.array(Application),
})

export const ofPerson = endpoint({
  method: 'GET',
  path: '/development/people/:personId',
  title: { zh: '个人成长与待遇', en: 'Development of a person' },
  may: 'development:read',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid() }),
  output: Own,
})

export const mine = endpoint({
  method: 'GET',
  path: '/development/mine',
  title: { zh: '我的成长与待遇', en: 'My development and entitlements' },
  may: 'development:own',
  readsPersonalData: true,
  input: z.object({}),
  output: Own.extend({
    registered: z.boolean(),
    open: z.array(
      z.object({
        code: z.string(),
        name: Two,
        size: z.number().int().nullable(),
        outcome: Outcome,
        lines: z.array(Line),
        joined: z.boolean(),
      }),
    ),
    entitlements: z.array(
      z.object({
        code: z.string(),
        name: Two,
        outcome: Outcome,
        lines: z.array(Line),
        amountFen: z.number().int().nullable(),
        period: z.string(),
        asked: ApplicationStage.nullable(),
        basis: Two,
        certainty: Certainty,
      }),
    ),
  }),
})

export const askFor = endpoint({
  method: 'POST',
  path: '/development/mine/applications',
  title: { zh: '申请待遇', en: 'Ask for an entitlement' },
  may: 'development:own',
  input: z.object({ entitlement: Code, note: text(1000).default('') }),
  output: z.object({ applicationId: z.string() }),
})
