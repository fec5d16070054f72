// Forums, and what became of what was proposed there.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Day, text, Two } from '#kernel/shapes.ts'
import { Code, Version } from '#modules/development/contract-shapes.ts'

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
