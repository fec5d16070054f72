// Pools: who is in them, how one enters and leaves.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Certainty, Day, text, Two } from '#kernel/shapes.ts'
import { Code, Outcome, Version } from '#modules/development/contract-shapes.ts'

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

export const Member = z.object({
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
