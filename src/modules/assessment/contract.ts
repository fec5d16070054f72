// Every endpoint of the yearly assessment in one place, because server and screens read the same values; long because there are many.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Certainty, Day, text, Two } from '#kernel/shapes.ts'
import { stages } from './domain/round.ts'
import { readings, scorerKinds } from './domain/scheme.ts'
import { standings } from './domain/standing.ts'

const Year = z.coerce.number().int().min(2000).max(2100)
const Stage = z.enum(stages)
const Kind = z.enum(scorerKinds)
const Reading = z.enum(readings)
const Standing = z.enum(standings)

/* ── The scheme ── */

const ItemShown = z.object({
  code: z.string(),
  name: Two,
  group: z.string(),
  weight: z.number(),
  by: Kind.nullable(),
  /** How a computed item is measured, in words. */
  measure: Two.nullable(),
  basis: Two.nullable(),
  certainty: Certainty.nullable(),
})
const GradeShown = z.object({
  code: z.string(),
  name: Two,
  standing: Standing,
  fromPoints: z.number(),
  share: z.number().nullable(),
})
const Named = z.object({ code: z.string(), name: Two })
const SchemeShown = z.object({
  items: z.array(ItemShown),
  grades: z.array(GradeShown),
  groups: z.array(Named),
  exemptions: z.array(Named),
  uses: z.array(Named),
  shareOf: z.enum(['unit', 'round']),
  peersShownFrom: z.number().int(),
})

/** What a round opened today in a region would be held by. */
export const scheme = endpoint({
  method: 'GET',
  path: '/assessment/scheme',
  title: { zh: '考核办法', en: 'The scheme of a region' },
  may: 'assessment:read',
  input: z.object({ regionCode: RegionCode, year: Year }),
  output: SchemeShown.extend({
    /** Null where the officer has to choose. */
    shareReading: Reading.nullable(),
    readingBasis: Two,
    readingCertainty: Certainty,
    people: z.number().int(),
    fault: Two.nullable(),
  }),
})

/* ── Rounds ── */

const RoundRow = z.object({
  roundId: z.string(),
  title: z.string(),
  year: z.number().int(),
  regionCode: z.string(),
  regionName: z.string(),
  stage: Stage,
  people: z.number().int(),
  exempt: z.number().int(),
  openedOn: z.string(),
  sealedOn: z.string().nullable(),
  version: z.number().int(),
})

export const rounds = endpoint({
  method: 'GET',
  path: '/assessment/rounds',
  title: { zh: '年度考核列表', en: 'Rounds of assessment' },
  may: 'assessment:read',
  input: PageInput.extend({ stage: Stage.optional() }),
  output: pageOf(RoundRow),
})

export const openRound = endpoint({
  method: 'POST',
  path: '/assessment/rounds',
  title: { zh: '启动年度考核', en: 'Open a round' },
  may: 'assessment:manage',
  input: z.object({
    regionCode: RegionCode,
    year: Year,
    title: text(100).min(1),
    /** Asked only where the packs leave it open. */
    shareReading: Reading.nullable().default(null),
    selfUntil: Day.nullable().default(null),
    scoreUntil: Day.nullable().default(null),
  }),
  output: z.object({ roundId: z.string(), people: z.number().int() }),
})

const UnitShown = z.object({
  organisationId: z.string(),
  name: z.string(),
  people: z.number().int(),
  exempt: z.number().int(),
  summaries: z.number().int(),
  sheets: z.number().int(),
  handedIn: z.number().int(),
  proposed: z.number().int(),
})

const Spread = z.object({ code: z.string(), name: Two, people: z.number().int(), most: z.number().int().nullable() })

export const round = endpoint({
  method: 'GET',
  path: '/assessment/rounds/:roundId',
  title: { zh: '年度考核', en: 'A round' },
  may: 'assessment:read',
  readsPersonalData: true,
  input: z.object({ roundId: z.uuid() }),
  output: RoundRow.extend({
    scheme: SchemeShown,
    shareReading: Reading,
    openedByName: z.string(),
    selfUntil: z.string().nullable(),
    scoreUntil: z.string().nullable(),
    toldOn: z.string().nullable(),
    appealsUntil: z.string().nullable(),
    sealedByName: z.string().nullable(),
    units: z.array(UnitShown),
    /** Proposed or final grades against the share limits, of the people the reader sees. */
    spread: z.array(Spread),
    appeals: z.object({ made: z.number().int(), answered: z.number().int() }),
    adjustments: z.number().int(),
    /** Why the next stage cannot come yet; null where it can. */
    next: z.object({ to: Stage, blocked: Two.nullable() }).nullable(),
  }),
})

export const advanceRound = endpoint({
  method: 'POST',
  path: '/assessment/rounds/:roundId/stage',
  title: { zh: '推进考核阶段', en: 'Take a round to its next stage' },
  may: 'assessment:manage',
  input: z.object({ roundId: z.uuid(), to: Stage, basedOnVersion: z.number().int() }),
  output: z.object({ stage: Stage, version: z.number().int() }),
})

/* ── People in a round ── */

const ParticipantRow = z.object({
  participantId: z.string(),
  personId: z.string(),
  name: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  exemptCode: z.string().nullable(),
  exemptName: Two.nullable(),
  summaryHandedIn: z.boolean(),
  sheets: z.number().int(),
  handedIn: z.number().int(),
  /** In hundredths of a point; null while scores are given: nobody sees others’ before their own. */
  total: z.number().int().nullable(),
  grade: z.string().nullable(),
  gradeName: Two.nullable(),
  appeal: z.enum(['none', 'open', 'upheld', 'declined']),
  adjusted: z.boolean(),
  version: z.number().int(),
})

const participantFilter = {
  roundId: z.uuid(),
  search: text(60).optional(),
  organisationId: z.uuid().optional(),
  grade: text(60).optional(),
  appeal: z.enum(['open']).optional(),
}

export const participants = endpoint({
  method: 'GET',
  path: '/assessment/rounds/:roundId/people',
  title: { zh: '考核人员', en: 'People of a round' },
  may: 'assessment:read',
  readsPersonalData: true,
  input: PageInput.extend(participantFilter),
  output: pageOf(ParticipantRow),
})

export const exportRound = endpoint({
  method: 'GET',
  path: '/assessment/rounds/:roundId/export',
  title: { zh: '导出年度考核', en: 'Export a round' },
  may: 'assessment:export',
  readsPersonalData: true,
  input: z.object({ roundId: z.uuid(), form: z.enum(['xlsx', 'docx']) }),
  output: z.any(),
  produces: 'file',
})

const ItemPoints = z.object({
  code: z.string(),
  points: z.number().int().nullable(),
  /** The fact behind a computed item. */
  figure: z.number().nullable(),
  /** Where the rows behind it are. */
  opens: z.string().nullable(),
  sheets: z.number().int().nullable(),
  /** Why there are no points to see. */
  hidden: Two.nullable(),
})

const Appeal = z.object({
  appealId: z.string(),
  reason: z.string(),
  madeAt: z.string(),
  dueOn: z.string().nullable(),
  gradeBefore: z.string(),
  gradeAfter: z.string().nullable(),
  upheld: z.boolean().nullable(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  answeredByName: z.string().nullable(),
  version: z.number().int(),
})

const Whole = z.object({
  participantId: z.string(),
  roundId: z.string(),
  title: z.string(),
  year: z.number().int(),
  stage: Stage,
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  exemptCode: z.string().nullable(),
  exemptNote: z.string().nullable(),
  summary: z.string(),
  summaryAt: z.string().nullable(),
  figuresOn: z.string().nullable(),
  scheme: SchemeShown,
  items: z.array(ItemPoints),
  total: z.number().int().nullable(),
  grade: z.string().nullable(),
  proposedNote: z.string().nullable(),
  appeal: Appeal.nullable(),
  appealsUntil: z.string().nullable(),
  selfUntil: z.string().nullable(),
  adjustments: z.array(
    z.object({ fact: Two, before: z.number().nullable(), after: z.number().nullable(), foundOn: z.string() }),
  ),
  history: z.array(
    z.object({
      act: z.string(),
      grade: z.string().nullable(),
      note: z.string().nullable(),
      byName: z.string(),
      at: z.string(),
    }),
  ),
  version: z.number().int(),
})

export const participant = endpoint({
  method: 'GET',
  path: '/assessment/participants/:participantId',
  title: { zh: '个人考核情况', en: 'One person in a round' },
  may: 'assessment:read',
  readsPersonalData: true,
  input: z.object({ participantId: z.uuid() }),
  output: Whole.extend({ mayAnswer: z.boolean() }),
})

export const exempt = endpoint({
  method: 'POST',
  path: '/assessment/participants/:participantId/exemption',
  title: { zh: '确定是否参加考核', en: 'Exempt someone, or take it back' },
  may: 'assessment:manage',
  input: z.object({
    participantId: z.uuid(),
    code: text(60).nullable(),
    note: text(500).min(1),
    basedOnVersion: z.number().int(),
  }),
  output: z.object({ version: z.number().int() }),
})

/* ── Scoring ── */

export const nameScorers = endpoint({
  method: 'POST',
  path: '/assessment/rounds/:roundId/scorers',
  title: { zh: '安排评分人', en: 'Name who scores a unit' },
  may: 'assessment:propose',
  input: z.object({
    roundId: z.uuid(),
    organisationId: z.uuid(),
    managerIds: z.array(z.uuid()).max(20),
    /** Colleagues who score each other; nobody scores themselves. */
    peerIds: z.array(z.uuid()).max(200),
    /** Who enters what residents answered. */
    residentsBy: z.uuid().nullable(),
  }),
  output: z.object({ sheets: z.number().int() }),
})

export const scorers = endpoint({
  method: 'GET',
  path: '/assessment/rounds/:roundId/scorers',
  title: { zh: '评分人安排', en: 'Who scores a unit' },
  may: 'assessment:propose',
  readsPersonalData: true,
  input: z.object({ roundId: z.uuid(), organisationId: z.uuid() }),
  output: z.object({
    unitName: z.string(),
    staff: z.array(z.object({ personId: z.string(), name: z.string(), assessed: z.boolean() })),
    managerIds: z.array(z.string()),
    peerIds: z.array(z.string()),
    residentsBy: z.string().nullable(),
    /** Sheets that are begun stay whoever is taken off the list. */
    begun: z.number().int(),
    stage: Stage,
  }),
})

const Sheet = z.object({
  sheetId: z.string(),
  kind: Kind,
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  points: z.record(z.string(), z.number().int()),
  comment: z.string(),
  respondents: z.number().int().nullable(),
  keptAt: z.string().nullable(),
  handedInAt: z.string().nullable(),
  version: z.number().int(),
})

/** The sheets that are the reader's own to fill in; nobody's else. */
export const mySheets = endpoint({
  method: 'GET',
  path: '/assessment/sheets',
  title: { zh: '待我评分', en: 'My score sheets' },
  may: 'assessment:score',
  readsPersonalData: true,
  input: z.object({}),
  output: z.object({
    rounds: z.array(
      z.object({
        roundId: z.string(),
        title: z.string(),
        stage: Stage,
        scoreUntil: z.string().nullable(),
        items: z.array(ItemShown),
        groups: z.array(Named),
        sheets: z.array(Sheet),
      }),
    ),
  }),
})

export const keepSheet = endpoint({
  method: 'PUT',
  path: '/assessment/sheets/:sheetId',
  title: { zh: '评分', en: 'Keep or hand in a score sheet' },
  may: 'assessment:score',
  input: z.object({
    sheetId: z.uuid(),
    points: z.record(z.string().max(60), z.number().int().min(0).max(100)),
    comment: text(1000).default(''),
    respondents: z.number().int().min(1).max(1_000_000).nullable().default(null),
    handIn: z.boolean(),
    basedOnVersion: z.number().int(),
  }),
  output: z.object({ version: z.number().int(), keptAt: z.string(), handedIn: z.boolean() }),
})

/* ── Grades ── */

const RankedRow = z.object({
  participantId: z.string(),
  name: z.string(),
  total: z.number().int().nullable(),
  rank: z.number().int().nullable(),
  byPoints: z.string().nullable(),
  suggested: z.string().nullable(),
  displaced: z.boolean(),
  tied: z.boolean(),
  proposed: z.string().nullable(),
  note: z.string().nullable(),
  /** One's own grade is proposed by somebody else. */
  own: z.boolean(),
})

export const unitRanking = endpoint({
  method: 'GET',
  path: '/assessment/rounds/:roundId/units/:organisationId',
  title: { zh: '单位考核排序', en: 'The order of a unit' },
  may: 'assessment:propose',
  readsPersonalData: true,
  input: z.object({ roundId: z.uuid(), organisationId: z.uuid() }),
  output: z.object({
    unitName: z.string(),
    title: z.string(),
    stage: Stage,
    shareOf: z.enum(['unit', 'round']),
    shareReading: Reading,
    assessed: z.number().int(),
    grades: z.array(GradeShown.extend({ most: z.number().int().nullable(), exact: z.number().nullable() })),
    rows: z.array(RankedRow),
    exempt: z.array(z.object({ name: z.string(), why: Two })),
    mayPropose: Two.nullable(),
    version: z.number().int(),
  }),
})

export const propose = endpoint({
  method: 'POST',
  path: '/assessment/rounds/:roundId/units/:organisationId/proposal',
  title: { zh: '提出等次建议', en: 'Propose the grades of a unit' },
  may: 'assessment:propose',
  input: z.object({
    roundId: z.uuid(),
    organisationId: z.uuid(),
    grades: z
      .array(z.object({ participantId: z.uuid(), grade: text(60).min(1), note: text(500).default('') }))
      .min(1)
      .max(1000),
    basedOnVersion: z.number().int(),
  }),
  output: z.object({ proposed: z.number().int() }),
})

export const answerAppeal = endpoint({
  method: 'POST',
  path: '/assessment/appeals/:appealId/answer',
  title: { zh: '处理考核申诉', en: 'Answer an appeal' },
  may: 'assessment:decide',
  input: z.object({
    appealId: z.uuid(),
    upheld: z.boolean(),
    grade: text(60).nullable(),
    answer: text(2000).min(1),
    basedOnVersion: z.number().int(),
  }),
  output: z.object({ version: z.number().int() }),
})

/* ── Oneself ── */

const Result = z.object({
  resultId: z.string(),
  year: z.number().int(),
  grade: z.string(),
  name: Two,
  standing: Standing,
  total: z.number().int().nullable(),
  effectiveOn: z.string(),
  fromRound: z.boolean(),
  evidence: z.string().nullable(),
})

export const mine = endpoint({
  method: 'GET',
  path: '/assessment/mine',
  title: { zh: '我的年度考核', en: 'My assessment' },
  may: 'assessment:own',
  readsPersonalData: true,
  input: z.object({}),
  output: z.object({ current: z.array(Whole), results: z.array(Result) }),
})

export const summarise = endpoint({
  method: 'PUT',
  path: '/assessment/mine/:participantId/summary',
  title: { zh: '填写个人总结', en: 'Write the self-summary' },
  may: 'assessment:own',
  input: z.object({
    participantId: z.uuid(),
    summary: text(4000),
    handIn: z.boolean(),
    basedOnVersion: z.number().int(),
  }),
  output: z.object({ version: z.number().int() }),
})

export const appealAgainst = endpoint({
  method: 'POST',
  path: '/assessment/mine/:participantId/appeal',
  title: { zh: '提出考核申诉', en: 'Appeal against a grade' },
  may: 'assessment:own',
  input: z.object({ participantId: z.uuid(), reason: text(2000).min(1) }),
  output: z.object({ appealId: z.string(), dueOn: z.string().nullable() }),
})

/* ── What stays ── */

export const personResults = endpoint({
  method: 'GET',
  path: '/assessment/people/:personId/results',
  title: { zh: '历年考核结果', en: 'Results of a person' },
  may: 'assessment:read',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid() }),
  output: z.object({ results: z.array(Result) }),
})

export const recordResult = endpoint({
  method: 'POST',
  path: '/assessment/people/:personId/results',
  title: { zh: '补录往年考核结果', en: 'Record a result of a former year' },
  may: 'assessment:manage',
  input: z.object({
    personId: z.uuid(),
    year: z.number().int().min(1990).max(2100),
    standing: Standing,
    evidence: text(500).min(1),
  }),
  output: z.object({ resultId: z.string() }),
})
