import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Certainty, Day, text, Two } from '#kernel/shapes.ts'

/** Titles: their term, what ends them, what they bring, and how that is paid. */

const Id = z.uuid()
const Code = z.string().max(60)
const Reason = text(1000).min(1)
const Done = z.object({ done: z.literal(true) })
const Ruled = z.object({ code: z.string(), name: Two, basis: Two.nullable(), certainty: Certainty.nullable() })
const State = z.enum(['training', 'held', 'over', 'withdrawn', 'never'])

const Heading = z.object({
  titleId: z.string(),
  award: z.string(),
  round: z.string(),
  name: z.string(),
  organisation: z.string(),
  track: z.string(),
  state: State,
  fromOn: z.string().nullable(),
  untilOn: z.string().nullable(),
  withdrawnOn: z.string().nullable(),
})

export const Span = z.object({
  kind: z.enum(['paid', 'stopped', 'grant']),
  fromOn: z.string(),
  untilOn: z.string(),
  months: z.number().int(),
  fen: z.number().int(),
  /** The clause that stops or gives it, with what it rests on. */
  because: Ruled.nullable(),
})

const Appeal = z.object({
  appealId: z.string(),
  words: z.string(),
  stage: z.enum(['open', 'upheld', 'dismissed']),
  answer: z.string(),
  madeAt: z.string(),
})
const Appealable = {
  appeal: Appeal.nullable(),
  /** The last day to appeal; null where the rule gives none or it is not in force. */
  appealUntil: z.string().nullable(),
}

const Fact = z.object({
  factId: z.string(),
  rule: Ruled,
  happenedOn: z.string(),
  reason: z.string(),
  stage: z.enum(['reported', 'verified', 'in-force', 'dismissed', 'reversed']),
  /** Which body verifies, which approves, as the rule words it. */
  verifiedBy: Two.nullable(),
  approvedBy: Two.nullable(),
  said: z.array(
    z.object({
      step: z.enum(['reported', 'verified', 'approved']),
      who: z.string(),
      words: z.string(),
      at: z.string(),
    }),
  ),
  ...Appealable,
})

const Grade = z.object({
  gradeId: z.string(),
  year: z.number().int(),
  rule: Ruled,
  score: z.number().int().nullable(),
  reason: z.string(),
  gradedOn: z.string(),
  reversed: z.boolean(),
  /** Where it ends the title through two bodies, a fact of the term carries it out: it waits for them, or holds. Appeals go there. */
  ends: z.enum(['waits', 'holds']).nullable(),
  ...Appealable,
})

const Title = Heading.extend({
  version: z.number().int(),
  issuer: z.string(),
  documentNumber: z.string(),
  decidedOn: z.string(),
  checkCode: z.string().nullable(),
  facts: z.array(Fact),
  grades: z.array(Grade),
  spans: z.array(Span),
  /** What the rule gives each month of the term, and at once. */
  allowanceFen: z.number().int().nullable(),
  grantFen: z.number().int().nullable(),
  allowancePaid: z.enum(['month', 'year']).nullable(),
  /** When what accrues is paid next, by the rule. */
  nextDueOn: z.string().nullable(),
  dueFen: z.number().int(),
  paidFen: z.number().int(),
  /** What would end it, by the rule. */
  endings: z.array(
    Ruled.extend({
      title: z.enum(['kept', 'withdrawn', 'never']),
      money: z.enum(['stopped', 'ends']),
      verifiedBy: Two.nullable(),
      approvedBy: Two.nullable(),
    }),
  ),
  possibleGrades: z.array(Ruled),
  sheet: z.array(z.object({ code: z.string(), name: Two, points: z.number() })),
  /** May its holder enter again: by the last grade, and by the conditions of entry as they stand today. */
  again: z.object({ byGrade: z.boolean(), eligible: z.enum(['met', 'unmet', 'unknown']).nullable() }),
})

const filter = { state: State.optional(), place: Code.optional(), code: Code.optional() }

export const titles = endpoint({
  method: 'GET',
  path: '/selection/titles',
  title: { zh: '称号名册', en: 'Titles' },
  may: 'selection:decide',
  readsPersonalData: true,
  input: PageInput.extend(filter),
  output: z.object({ rows: pageOf(Heading) }),
})

export const title = endpoint({
  method: 'GET',
  path: '/selection/titles/:titleId',
  title: { zh: '称号详情', en: 'A title' },
  may: 'selection:decide',
  readsPersonalData: true,
  input: z.object({ titleId: Id }),
  output: Title,
})

export const myTitles = endpoint({
  method: 'GET',
  path: '/selection/me/titles',
  title: { zh: '我的称号', en: 'My titles' },
  may: 'selection:own',
  input: z.object({}),
  output: z.object({
    titles: z.array(Title),
    account: z.object({ bank: z.string(), number: z.string() }).nullable(),
  }),
})

const Paper = z.enum(['certificate', 'letter']).default('certificate')

export const titlePaper = endpoint({
  method: 'GET',
  path: '/selection/titles/:titleId/paper',
  title: { zh: '打印证书或通知书', en: 'A certificate or letter' },
  may: 'selection:decide',
  readsPersonalData: true,
  input: z.object({ titleId: Id, as: Paper }),
  output: z.any(),
  produces: 'file',
})

export const myTitlePaper = endpoint({
  method: 'GET',
  path: '/selection/me/titles/:titleId/paper',
  title: { zh: '下载我的证书', en: 'My certificate' },
  may: 'selection:own',
  input: z.object({ titleId: Id, as: Paper }),
  output: z.any(),
  produces: 'file',
})

export const reportFact = endpoint({
  method: 'POST',
  path: '/selection/titles/:titleId/facts',
  title: { zh: '登记管理期事实', en: 'Report a fact of the term' },
  may: 'selection:decide',
  input: z.object({ titleId: Id, code: Code, happenedOn: Day, reason: Reason }),
  output: z.object({ factId: z.string(), stage: z.string() }),
})

const step = { factId: Id, holds: z.boolean(), words: Reason }

export const verifyFact = endpoint({
  method: 'POST',
  path: '/selection/facts/:factId/verify',
  title: { zh: '核实', en: 'Verify a fact' },
  may: 'selection:verify',
  input: z.object(step),
  output: Done,
})

export const approveFact = endpoint({
  method: 'POST',
  path: '/selection/facts/:factId/approve',
  title: { zh: '批准', en: 'Approve a fact' },
  may: 'selection:approve',
  input: z.object(step),
  output: Done,
})

export const gradeTitle = endpoint({
  method: 'POST',
  path: '/selection/titles/:titleId/grades',
  title: { zh: '登记管理期考核', en: 'Grade a year of the term' },
  may: 'selection:decide',
  input: z.object({
    titleId: Id,
    year: z.int().min(2000).max(2200),
    code: Code,
    /** By the criteria of the rule’s sheet. */
    points: z.record(Code, z.number().min(0).max(1000)).default({}),
    reason: Reason,
  }),
  output: Done,
})

export const appealDecision = endpoint({
  method: 'POST',
  path: '/selection/me/appeals',
  title: { zh: '提出申诉', en: 'Appeal' },
  may: 'selection:own',
  input: z.object({ factId: Id.optional(), gradeId: Id.optional(), words: text(2000).min(5) }),
  output: Done,
})

export const answerAppeal = endpoint({
  method: 'POST',
  path: '/selection/appeals/:appealId/answer',
  title: { zh: '答复申诉', en: 'Answer an appeal' },
  may: 'selection:decide',
  input: z.object({ appealId: Id, upheld: z.boolean(), answer: Reason }),
  output: Done,
})

export const keepAccount = endpoint({
  method: 'POST',
  path: '/selection/me/account',
  title: { zh: '登记收款账户', en: 'Where the money goes' },
  may: 'selection:own',
  input: z.object({ bank: text(60).min(2), number: z.string().max(60) }),
  output: Done,
})

/* ── All programmes together ── */

const Counted = z.array(z.object({ code: z.string(), name: Two, count: z.number().int() }))

export const overview = endpoint({
  method: 'GET',
  path: '/selection/overview',
  title: { zh: '选拔总览', en: 'All programmes' },
  may: 'selection:decide',
  input: z.object({}),
  output: z.object({
    programmes: z.array(
      z.object({
        place: z.string(),
        code: z.string(),
        title: Two,
        /** Rounds that gave titles, and rounds that run. */
        rounds: z.number().int(),
        running: z.number().int(),
        places: z.number().int().nullable(),
        held: z.number().int(),
        training: z.number().int(),
        ended: z.number().int(),
        goal: z.number().int().nullable(),
        /** The rounds that a goal still takes where each fills its places, and the years that is. */
        ahead: z.object({ rounds: z.number().int(), years: z.number().int().nullable() }).nullable(),
        /** Titles given up to the end of each year. */
        path: z.array(z.object({ year: z.number().int(), held: z.number().int() })),
      }),
    ),
    ages: Counted,
    fields: Counted,
    regions: Counted,
  }),
})
