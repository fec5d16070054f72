import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { text, Two } from '#kernel/shapes.ts'
import { Short } from '#modules/pay/contract-shapes.ts'

// Who stands where, and what is proposed.

const GradeRow = z.object({
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  employerName: z.string(),
  /** Null where no grade stands. */
  postName: Two.nullable(),
  level: z.number().int().nullable(),
  monthlyFen: z.number().int().nullable(),
  since: z.string().nullable(),
  onProbation: z.boolean(),
  missing: z.array(Two),
})
const gradeFilter = {
  search: text(60).optional(),
  level: z.coerce.number().int().min(0).max(99).optional(),
  state: z.enum(['graded', 'unsaid']).optional(),
}
export const grades = endpoint({
  method: 'GET',
  path: '/pay/grades',
  title: { zh: '人员等级', en: 'Grades' },
  may: 'pay:read',
  readsPersonalData: true,
  input: PageInput.extend(gradeFilter),
  output: pageOf(GradeRow),
})

const ProposalRow = z.object({
  proposalId: z.string(),
  version: z.number().int(),
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  effectiveOn: z.string(),
  proposedOn: z.string(),
  was: Short,
  becomes: Short,
  reasons: z.array(Two),
  gainFen: z.number().int(),
  state: z.enum(['open', 'confirmed', 'refused', 'overtaken']),
  answer: z.string().nullable(),
})
export const proposals = endpoint({
  method: 'GET',
  path: '/pay/proposals',
  title: { zh: '等级变动建议', en: 'Proposed changes of grade' },
  may: 'pay:read',
  readsPersonalData: true,
  input: PageInput.extend({
    state: z.enum(['open', 'confirmed', 'refused', 'overtaken']).optional(),
    direction: z.enum(['up', 'down', 'first']).optional(),
  }),
  output: pageOf(ProposalRow),
})
const Chosen = z.object({ proposalId: z.uuid(), version: z.number().int() })
export const previewConfirm = endpoint({
  method: 'POST',
  path: '/pay/proposals/preview',
  title: { zh: '批量确认前预览', en: 'What confirming several would do' },
  may: 'pay:decide',
  readsPersonalData: true,
  writes: false,
  input: z.object({ proposals: z.array(Chosen).min(1).max(500) }),
  output: z.object({
    people: z.number().int(),
    up: z.number().int(),
    down: z.number().int(),
    first: z.number().int(),
    monthlyFen: z.number().int(),
    backdated: z.number().int(),
    gone: z.number().int(),
  }),
})
export const confirmProposals = endpoint({
  method: 'POST',
  path: '/pay/proposals/confirm',
  title: { zh: '确认等级变动', en: 'Confirm changes of grade' },
  may: 'pay:decide',
  input: z.object({ proposals: z.array(Chosen).min(1).max(500) }),
  output: z.object({ confirmed: z.number().int() }),
})
export const refuseProposal = endpoint({
  method: 'POST',
  path: '/pay/proposals/:proposalId/refuse',
  title: { zh: '不同意等级变动', en: 'Refuse a change of grade' },
  may: 'pay:decide',
  input: z.object({ proposalId: z.uuid(), basedOnVersion: z.number().int(), reason: text(300) }),
  output: z.object({ version: z.number().int() }),
})
