// Candidates of a round: who they are, what is entered of them, and who comes.
import { z } from 'zod'
import { Day } from '#kernel/days.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { DecisionLine } from '#kernel/shapes.ts'
import { changed, Code, CodeNamed, note, Search, ShownDay, text, Two, Version } from '#modules/posts/contract-shapes.ts'

const Outcome = z.enum(['met', 'unmet', 'unknown'])
const State = z.enum(['in', 'waiting', 'tied', 'reserve', 'out', 'withdrawn'])

const CandidateShown = z.object({
  candidateId: z.uuid(),
  number: z.int(),
  name: z.string(),
  personId: z.uuid().nullable(),
  outside: z.boolean(),
  identityNumberMasked: z.string().nullable(),
  placeId: z.uuid(),
  postTitle: z.string(),
  organisationName: z.string(),
  outcome: Outcome,
  preferred: z.boolean(),
  state: State,
  stage: z.string(),
  stageName: Two,
  why: z.enum(['failed', 'absent', 'below-mark', 'beyond-ratio', 'objection']).nullable(),
  /** Points as printed: 83.75. */
  marks: z.record(
    z.string(),
    z.object({ passed: z.boolean().nullable(), mark: z.number().nullable(), absent: z.boolean() }),
  ),
  total: z.number().nullable(),
  rank: z.int().nullable(),
  shared: z.boolean(),
  appointed: z.boolean(),
  version: z.int(),
})

const CandidateFilter = z.object({
  recruitmentId: z.uuid(),
  search: Search,
  placeId: z.uuid().optional(),
  state: State.optional(),
})

export const candidates = endpoint({
  method: 'GET',
  path: '/posts/recruitments/:recruitmentId/candidates',
  title: { zh: '应聘人员', en: 'The candidates of a round' },
  may: 'posts:read-recruitment',
  input: PageInput.extend(CandidateFilter.shape),
  output: pageOf(CandidateShown),
  readsPersonalData: true,
})

export const exportCandidates = endpoint({
  method: 'GET',
  path: '/posts/recruitments/:recruitmentId/candidates/export',
  title: { zh: '导出应聘人员名单', en: 'Export the candidates' },
  may: 'posts:recruit',
  input: CandidateFilter,
  output: z.unknown(),
  produces: 'file',
  readsPersonalData: true,
})

export const publicList = endpoint({
  method: 'GET',
  path: '/posts/recruitments/:recruitmentId/public-list',
  title: { zh: '公示名单', en: 'The public list' },
  may: 'posts:read-recruitment',
  input: z.object({ recruitmentId: z.uuid(), form: z.enum(['pdf', 'docx']) }),
  output: z.unknown(),
  produces: 'file',
})

const Judged = {
  outcome: Outcome,
  preferred: z.boolean().nullable(),
  conditions: z.array(CodeNamed.extend({ outcome: Outcome, lines: z.array(DecisionLine) })),
  asked: z.array(
    z.object({
      fact: z.string(),
      name: Two,
      kind: z.enum(['yes-no', 'number', 'code']),
      codes: z.array(CodeNamed),
      /** The registry or the number knows it; it is not stated here. */
      known: z.boolean(),
      value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    }),
  ),
}

const FactsStated = z.record(Code, z.union([z.string().max(60), z.number(), z.boolean()]))
const Applicant = {
  recruitmentId: z.uuid(),
  placeId: z.uuid(),
  /** Of the registry; else name and number of who is not in it. */
  personId: z.uuid().nullable().default(null),
  name: note(40),
  identityNumber: note(40),
  /** What the papers say of what nobody knows here. */
  stated: FactsStated.default({}),
}

export const checkCandidate = endpoint({
  method: 'POST',
  path: '/posts/recruitments/:recruitmentId/candidates/check',
  title: { zh: '报名前核对条件', en: 'Check the conditions before sign-up' },
  may: 'posts:recruit',
  input: z.object(Applicant),
  output: z.object({
    ...Judged,
    /** Who may be the same person: of the registry, or on the list of this round already. */
    similar: z.array(
      z.object({ personId: z.uuid(), name: z.string(), organisationName: z.string(), certain: z.boolean() }),
    ),
    elsewhere: z.boolean(),
    signedUp: z.boolean(),
  }),
  readsPersonalData: true,
  writes: false,
})

export const signUpCandidate = endpoint({
  method: 'POST',
  path: '/posts/recruitments/:recruitmentId/candidates',
  title: { zh: '登记报名', en: 'Sign a candidate up' },
  may: 'posts:recruit',
  input: z.object({ ...Applicant, notTheSameAs: z.array(z.uuid()).max(20).default([]) }),
  output: z.object({ candidateId: z.uuid(), number: z.int(), outcome: Outcome }),
})

export const candidatePage = endpoint({
  method: 'GET',
  path: '/posts/candidates/:candidateId',
  title: { zh: '应聘人员详情', en: 'A candidate' },
  may: 'posts:read-recruitment',
  input: z.object({ candidateId: z.uuid() }),
  output: CandidateShown.extend({
    ...Judged,
    /** All that was entered, the latest first. */
    entries: z.array(
      z.object({
        stageName: Two,
        passed: z.boolean().nullable(),
        mark: z.number().nullable(),
        absent: z.boolean(),
        cleared: z.boolean(),
        note: z.string(),
        reason: z.string(),
        by: z.string(),
        at: z.iso.datetime(),
        inForce: z.boolean(),
      }),
    ),
  }),
  readsPersonalData: true,
})

export const stateFacts = endpoint({
  method: 'PUT',
  path: '/posts/candidates/:candidateId/facts',
  title: { zh: '登记材料情况并重新核对', en: 'State what the papers say, and check again' },
  may: 'posts:recruit',
  input: z.object({ candidateId: z.uuid(), basedOnVersion: Version, stated: FactsStated }),
  output: z.object({ candidateId: z.uuid(), version: z.int(), outcome: Outcome }),
})

export const enterResults = endpoint({
  method: 'POST',
  path: '/posts/recruitments/:recruitmentId/entries',
  title: { zh: '登记环节结果', en: 'Enter the results of a stage' },
  may: 'posts:recruit',
  input: z.object({
    recruitmentId: z.uuid(),
    stage: Code,
    entries: z
      .array(
        z.object({
          candidateId: z.uuid(),
          passed: z.boolean().nullable().default(null),
          mark: z.number().min(0).max(100).multipleOf(0.01).nullable().default(null),
          absent: z.boolean().default(false),
          /** Takes an entry back. */
          cleared: z.boolean().default(false),
          note: note(300),
        }),
      )
      .min(1)
      .max(1000),
    /** Why something that stands is corrected. */
    reason: note(300),
  }),
  output: z.object({ entered: z.int(), corrected: z.int() }),
})

export const withdrawCandidate = endpoint({
  method: 'POST',
  path: '/posts/candidates/:candidateId/withdrawal',
  title: { zh: '登记放弃', en: 'Record that a candidate withdraws' },
  may: 'posts:recruit',
  input: z.object({ candidateId: z.uuid(), basedOnVersion: Version, reason: text(2, 300) }),
  output: changed('candidateId'),
})

export const appointCandidate = endpoint({
  method: 'POST',
  path: '/posts/candidates/:candidateId/appointment',
  title: { zh: '录用并登记到岗', en: 'Appoint a candidate' },
  may: 'posts:recruit',
  input: z.object({
    candidateId: z.uuid(),
    basedOnVersion: Version,
    fromOn: Day,
    document: note(200),
    /** For who gets a file in the registry. */
    system: Code.nullable().default(null),
    kind: Code.nullable().default(null),
    notTheSameAs: z.array(z.uuid()).max(20).default([]),
  }),
  output: z.object({
    candidateId: z.uuid(),
    version: z.int(),
    personId: z.uuid(),
    incumbencyId: z.uuid(),
    probationUntil: ShownDay.nullable(),
  }),
})
