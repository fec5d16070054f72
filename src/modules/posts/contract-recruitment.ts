// Rounds of recruitment: places, candidates, what is entered of them, and who comes.
import { z } from 'zod'
import { Day } from '#kernel/days.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { DecisionLine } from '#kernel/shapes.ts'
import {
  BasisShown,
  CertificateLevel,
  changed,
  Code,
  Named,
  ShownDay,
  text,
  Two,
  Version,
} from '#modules/posts/contract-shapes.ts'

const Reading = z.enum(['preference', 'condition'])
const Outcome = z.enum(['met', 'unmet', 'unknown'])
const State = z.enum(['in', 'waiting', 'tied', 'reserve', 'out', 'withdrawn'])
const Status = z.enum(['open', 'closed', 'cancelled'])
const note = (most: number) => z.string().trim().max(most).default('')

/* ── The rule ── */

const StageShown = z.object({
  code: z.string(),
  kind: z.enum(['sign-up', 'pass', 'score', 'public', 'post']),
  name: Two,
  weight: z.number(),
  passMark: z.number().nullable(),
  ratio: z.number().nullable(),
  ties: z.enum(['all', 'decide']),
  fillUp: z.boolean(),
  enough: z.boolean(),
  ...BasisShown,
})

const RuleLine = z.object({ name: Two, value: Two, ...BasisShown, note: Two.nullable() })

export const recruitmentRules = endpoint({
  method: 'GET',
  path: '/posts/recruitment-rules',
  title: { zh: '招聘办法', en: 'The rule of recruitment' },
  may: 'posts:read-recruitment',
  input: z.object({ regionCode: RegionCode }),
  output: z.object({
    reading: z.enum(['preference', 'condition', 'ask']),
    stages: z.array(StageShown),
    /** Conditions of entry, then the other values, each in words. */
    requirements: z.array(RuleLine),
    values: z.array(RuleLine),
    /** Why no round can be opened by it. */
    fault: Two.nullable(),
  }),
})

/* ── Rounds ── */

const RoundShown = z.object({
  recruitmentId: z.uuid(),
  title: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  stage: z.string(),
  stageName: Two,
  status: Status,
  signUpUntil: ShownDay,
  openedOn: ShownDay,
  places: z.int(),
  candidates: z.int(),
  appointed: z.int(),
})

const RoundFilter = z.object({ search: z.string().max(60).optional(), status: Status.optional() })

export const recruitments = endpoint({
  method: 'GET',
  path: '/posts/recruitments',
  title: { zh: '公开招聘', en: 'Rounds of recruitment' },
  may: 'posts:read-recruitment',
  input: PageInput.extend(RoundFilter.shape),
  output: pageOf(RoundShown),
})

const Obstacle = z.object({
  code: z.enum([
    'sign-up-running',
    'entries-missing',
    'too-few',
    'nobody-left',
    'ties-undecided',
    'publicity-running',
    'not-appointed',
  ]),
  count: z.int(),
})

const PlaceShown = z.object({
  placeId: z.uuid(),
  postId: z.uuid(),
  title: z.string(),
  organisation: Named,
  planned: z.int(),
  places: z.int(),
  certificate: z.enum(['none', 'preference', 'condition']),
  certificateLevel: CertificateLevel.nullable(),
  fewKept: z.boolean(),
  candidates: z.int(),
  /** Still in the running. */
  running: z.int(),
  appointed: z.int(),
  /** Equals over the line: somebody must decide. */
  tied: z.array(z.object({ candidateId: z.uuid(), number: z.int(), name: z.string() })),
  version: z.int(),
})

export const recruitmentRound = endpoint({
  method: 'GET',
  path: '/posts/recruitments/:recruitmentId',
  title: { zh: '招聘批次', en: 'A round of recruitment' },
  may: 'posts:read-recruitment',
  input: z.object({ recruitmentId: z.uuid() }),
  output: RoundShown.extend({
    notice: z.string(),
    reading: Reading.nullable(),
    readingReason: z.string(),
    publicFrom: ShownDay.nullable(),
    publicUntil: ShownDay.nullable(),
    version: z.int(),
    stages: z.array(StageShown.extend({ people: z.int() })),
    requirements: z.array(RuleLine),
    values: z.array(RuleLine),
    leastPerPlace: z.number(),
    placesShown: z.array(PlaceShown),
    obstacles: z.array(Obstacle),
    nextStage: Two.nullable(),
    decisions: z.array(
      z.object({
        kind: z.enum(['reading', 'places', 'few-kept', 'tie', 'withdrawal', 'unknown-passed', 'cancellation', 'stage']),
        about: z.string(),
        value: z.string(),
        valueName: Two.nullable(),
        reason: z.string(),
        by: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  }),
})

export const openRecruitment = endpoint({
  method: 'POST',
  path: '/posts/recruitments',
  title: { zh: '发起招聘', en: 'Open a round of recruitment' },
  may: 'posts:recruit',
  input: z.object({
    regionCode: RegionCode,
    title: text(2, 80),
    notice: note(200),
    signUpUntil: Day,
    /** Where the rule leaves open what “preferred” means. */
    reading: Reading.nullable().default(null),
    readingReason: note(300),
    places: z
      .array(z.object({ postId: z.uuid(), places: z.int().min(1).max(1000) }))
      .min(1)
      .max(100),
  }),
  output: z.object({ recruitmentId: z.uuid(), version: z.int() }),
})

export const advanceRecruitment = endpoint({
  method: 'POST',
  path: '/posts/recruitments/:recruitmentId/stage',
  title: { zh: '进入下一环节', en: 'Go on to the next stage' },
  may: 'posts:recruit',
  input: z.object({ recruitmentId: z.uuid(), basedOnVersion: Version }),
  output: z.object({ recruitmentId: z.uuid(), version: z.int(), stage: z.string(), status: Status }),
})

export const cancelRecruitment = endpoint({
  method: 'POST',
  path: '/posts/recruitments/:recruitmentId/cancellation',
  title: { zh: '取消招聘', en: 'Cancel a round' },
  may: 'posts:recruit',
  input: z.object({ recruitmentId: z.uuid(), basedOnVersion: Version, reason: text(2, 300) }),
  output: changed('recruitmentId'),
})

export const decidePlaces = endpoint({
  method: 'POST',
  path: '/posts/recruitment-places/:placeId/places',
  title: { zh: '核减、取消或保留招聘名额', en: 'Reduce, cancel or keep the places of a post' },
  may: 'posts:recruit',
  // As many as there are: they are kept although the candidates are few. None: cancelled.
  input: z.object({
    placeId: z.uuid(),
    basedOnVersion: Version,
    places: z.int().min(0).max(1000),
    reason: text(2, 300),
  }),
  output: changed('placeId'),
})

export const decideTie = endpoint({
  method: 'POST',
  path: '/posts/recruitment-places/:placeId/tie',
  title: { zh: '确定并列人员的先后', en: 'Decide between equals' },
  may: 'posts:recruit',
  input: z.object({
    placeId: z.uuid(),
    basedOnVersion: Version,
    /** The equals, the first one first. */
    order: z.array(z.uuid()).min(2).max(100),
    reason: text(2, 300),
  }),
  output: changed('placeId'),
})

/* ── Candidates ── */

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
  search: z.string().max(60).optional(),
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
  conditions: z.array(z.object({ code: z.string(), name: Two, outcome: Outcome, lines: z.array(DecisionLine) })),
  asked: z.array(
    z.object({
      fact: z.string(),
      name: Two,
      kind: z.enum(['yes-no', 'number', 'code']),
      codes: z.array(z.object({ code: z.string(), name: Two })),
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
  name: z.string().trim().max(40).default(''),
  identityNumber: z.string().trim().max(40).default(''),
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
