// Corrections: proposed with evidence, confirmed by the employer, then by the county.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { text } from '#kernel/shapes.ts'
import {
  BasicsChange,
  EducationInput,
  EmploymentInput,
  proven,
  ProjectInput,
  TitleInput,
} from '#modules/workforce/contract-shapes.ts'

export const ProposalAbout = z.enum(['basics', 'employment', 'education', 'title', 'project'])
const ProposalState = z.enum(['proposed', 'employer-confirmed', 'confirmed', 'returned', 'withdrawn'])

/** One value that is to change; a number or a phone is masked. */
const ChangedValue = z.object({ field: z.string(), before: z.json(), after: z.json() })

export const ProposalShown = z.object({
  proposalId: z.string(),
  version: z.number().int(),
  personId: z.string(),
  personName: z.string(),
  organisationName: z.string().nullable(),
  about: ProposalAbout,
  act: z.enum(['add', 'change', 'remove']),
  subjectId: z.string().nullable(),
  /** What it is about where only a part of it changes: the school, the employer. */
  subject: z.string().nullable(),
  changes: z.array(ChangedValue),
  remark: z.string(),
  evidence: proven.evidence,
  state: ProposalState,
  proposedBy: z.string(),
  proposedAt: z.string(),
  employerConfirmedBy: z.string().nullable(),
  employerConfirmedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  /** What the reader may do with it now. */
  may: z.object({ employerConfirm: z.boolean(), confirm: z.boolean(), return: z.boolean(), withdraw: z.boolean() }),
})

const Proposed = z.object({
  about: ProposalAbout,
  act: z.enum(['add', 'change', 'remove']),
  /** The employment, education, title or project that it changes. */
  subjectId: z.uuid().nullable().default(null),
  /** What is to be otherwise; of the basics only what changes. */
  basics: BasicsChange.optional(),
  employment: EmploymentInput.optional(),
  education: EducationInput.optional(),
  title: TitleInput.optional(),
  project: ProjectInput.optional(),
  remark: text(200).default(''),
  evidenceIds: z.array(z.uuid()).max(20).default([]),
})
const ProposalDone = z.object({ proposalId: z.string(), version: z.number().int(), state: ProposalState })

export const propose = endpoint({
  method: 'POST',
  path: '/people/me/proposals',
  title: { zh: '申请更正本人信息', en: 'Propose a correction of my own facts' },
  may: 'workforce:own',
  input: Proposed,
  output: ProposalDone,
})

export const proposeFor = endpoint({
  method: 'POST',
  path: '/people/:personId/proposals',
  title: { zh: '代为申请更正', en: 'Propose a correction for a worker' },
  may: 'workforce:register',
  input: Proposed.extend({ personId: z.uuid() }),
  output: ProposalDone,
})

export const withdrawProposal = endpoint({
  method: 'POST',
  path: '/people/me/proposals/:proposalId/withdrawal',
  title: { zh: '撤回更正申请', en: 'Withdraw a proposal' },
  may: 'workforce:own',
  input: z.object({ proposalId: z.uuid(), basedOnVersion: z.number().int() }),
  output: ProposalDone,
})

export const proposals = endpoint({
  method: 'GET',
  path: '/people/proposals',
  title: { zh: '信息更正待办', en: 'Corrections to confirm' },
  may: 'workforce:employer-confirm',
  readsPersonalData: true,
  input: PageInput.extend({
    state: z.enum(['open', 'proposed', 'employer-confirmed', 'confirmed', 'returned']).default('open'),
    about: ProposalAbout.optional(),
  }),
  output: pageOf(ProposalShown),
})

const decision = z.object({ proposalId: z.uuid(), basedOnVersion: z.number().int() })

export const employerConfirm = endpoint({
  method: 'POST',
  path: '/people/proposals/:proposalId/employer-confirmation',
  title: { zh: '单位确认更正', en: 'The employer confirms a correction' },
  may: 'workforce:employer-confirm',
  input: decision,
  output: ProposalDone,
})

export const confirmProposal = endpoint({
  method: 'POST',
  path: '/people/proposals/:proposalId/confirmation',
  title: { zh: '县级确认更正', en: 'The county confirms a correction' },
  may: 'workforce:confirm',
  input: decision,
  output: ProposalDone,
})

export const returnProposal = endpoint({
  method: 'POST',
  path: '/people/proposals/:proposalId/return',
  title: { zh: '退回更正', en: 'Return a correction with a reason' },
  may: 'workforce:employer-confirm',
  input: decision.extend({ reason: text(200).min(2) }),
  output: ProposalDone,
})
