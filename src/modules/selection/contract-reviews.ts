// What experts give, and what it comes to.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Day, EvidenceShown, text, Two } from '#kernel/shapes.ts'
import { Count, inRound, Reason, SheetShown, Version } from '#modules/selection/contract-judging-shapes.ts'

const Score = z.object({
  score: z.int().nullable(),
  low: z.int().nullable(),
  high: z.int().nullable(),
})

export const scores = endpoint({
  method: 'GET',
  path: '/selection/rounds/:roundId/scores',
  title: { zh: '评审得分', en: 'What the scores come to' },
  may: 'selection:panel',
  readsPersonalData: true,
  input: z.object(inRound),
  output: z.object({
    entries: z.array(
      Score.extend({
        entryId: z.string(),
        name: z.string(),
        isSpreadKnown: z.boolean(),
        n: Count,
        vetoes: z.array(Two),
        tiedWith: z.array(z.string()),
        perSheet: z.array(
          Score.extend({ sheet: z.string(), given: Count, wanted: Count, isApart: z.boolean(), setAside: Count }),
        ),
      }),
    ),
    sheets: z.array(z.object({ code: z.string(), name: Two, weight: z.number(), calibrated: z.boolean() })),
    leniency: z.array(z.object({ name: z.string(), sheet: Two, effect: z.number(), scores: Count })),
    complete: Count,
  }),
})

/** What reviewers said of an entry, with the photographs of their visits; only what was handed in. */
export const entryReviews = endpoint({
  method: 'GET',
  path: '/selection/entries/:entryId/reviews',
  title: { zh: '一份申报的评语和现场照片', en: 'What reviewers said of an entry' },
  may: 'selection:panel',
  readsPersonalData: true,
  input: z.object({ entryId: z.uuid() }),
  output: z.object({
    reviews: z.array(
      z.object({
        assignmentId: z.string(),
        sheet: Two,
        expert: z.string(),
        points: z.number(),
        marks: z.array(z.object({ name: Two, points: z.number(), most: z.number() })),
        vetoes: z.array(Two),
        comment: z.string(),
        visitedOn: Day.nullable(),
        evidence: z.array(EvidenceShown),
      }),
    ),
  }),
})

export const visitEvidence = endpoint({
  method: 'GET',
  path: '/selection/entries/:entryId/reviews/:assignmentId/evidence/:evidenceId',
  title: { zh: '查看现场照片', en: 'A photograph of a visit' },
  may: 'selection:panel',
  readsPersonalData: true,
  input: z.object({ entryId: z.uuid(), assignmentId: z.uuid(), evidenceId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})

/* ── An expert’s own ── */

export const myReviews = endpoint({
  method: 'GET',
  path: '/selection/reviews',
  title: { zh: '我的评审', en: 'What I am to judge' },
  may: 'selection:judge',
  input: z.object({}),
  output: z.object({
    asked: z.array(
      z.object({
        expertId: z.string(),
        round: z.string(),
        answerBy: Day.nullable(),
        stage: z.enum(['asked', 'accepted', 'declined', 'released']),
        version: Version,
      }),
    ),
    reviews: z.array(
      z.object({
        assignmentId: z.string(),
        roundId: z.string(),
        round: z.string(),
        sheet: Two,
        method: z.string(),
        /** What it is called to this reader: a number where the sheet is blind. */
        entry: z.string(),
        dueOn: Day.nullable(),
        late: z.boolean(),
        stage: z.enum(['given', 'done']),
        saved: z.boolean(),
        points: z.number().nullable(),
        waitsForBlind: z.boolean(),
        defence: z.object({ startsAt: z.iso.datetime(), minutes: Count, room: z.string() }).nullable(),
      }),
    ),
  }),
})

export const answerAsked = endpoint({
  method: 'POST',
  path: '/selection/experts/:expertId/answer',
  title: { zh: '答复评审邀请', en: 'Accept or decline to judge' },
  may: 'selection:judge',
  input: z.object({ expertId: z.uuid(), accept: z.boolean(), reason: text(500).default(''), basedOnVersion: Version }),
  output: z.object({ version: Version }),
})

const Marks = z.record(z.string().max(60), z.number().min(0).max(10_000))
const given = {
  assignmentId: z.uuid(),
  marks: Marks,
  vetoes: z.array(z.string().max(60)).max(20).default([]),
  comment: text(2000).default(''),
  visitedOn: Day.nullable().default(null),
  evidenceIds: z.array(z.uuid()).max(12).default([]),
  basedOnVersion: Version,
}

export const review = endpoint({
  method: 'GET',
  path: '/selection/reviews/:assignmentId',
  title: { zh: '评审一份申报', en: 'Judge an entry' },
  may: 'selection:judge',
  readsPersonalData: true,
  input: z.object({ assignmentId: z.uuid() }),
  output: z.object({
    round: z.string(),
    sheet: SheetShown,
    entry: z.string(),
    /** Only where the sheet is not blind. */
    organisationName: z.string().nullable(),
    regionName: z.string().nullable(),
    track: Two.nullable(),
    facts: z.array(z.object({ name: Two, value: Two })),
    words: z.array(z.object({ key: z.string(), name: Two, text: z.string() })),
    waitsForBlind: z.boolean(),
    /** Of the applicant; on a blind sheet only what the office has looked at. */
    pieces: z.array(EvidenceShown.extend({ about: Two.nullable() })),
    /** How many more there are that the office did not look at yet, or keeps back. */
    piecesHeld: Count,
    stage: z.enum(['given', 'done', 'withdrawn']),
    dueOn: Day.nullable(),
    defence: z.object({ startsAt: z.iso.datetime(), minutes: Count, room: z.string() }).nullable(),
    marks: Marks,
    vetoes: z.array(z.string()),
    comment: z.string(),
    visitedOn: Day.nullable(),
    evidence: z.array(z.object({ evidenceId: z.string(), kind: z.enum(['jpeg', 'png', 'webp', 'pdf']), bytes: Count })),
    points: z.number().nullable(),
    /** What the others gave; null until one’s own is handed in. */
    others: z.array(z.number()).nullable(),
    version: Version,
  }),
})

export const reviewEvidence = endpoint({
  method: 'GET',
  path: '/selection/reviews/:assignmentId/evidence/:evidenceId',
  title: { zh: '查看申报的证明材料', en: 'A piece of evidence of an entry that one judges' },
  may: 'selection:judge',
  readsPersonalData: true,
  input: z.object({ assignmentId: z.uuid(), evidenceId: z.uuid() }),
  output: z.any(),
  produces: 'file',
})

export const saveReview = endpoint({
  method: 'PUT',
  path: '/selection/reviews/:assignmentId',
  title: { zh: '暂存评分', en: 'Keep a draft' },
  may: 'selection:judge',
  input: z.object(given),
  output: z.object({ version: Version }),
})

export const submitReview = endpoint({
  method: 'POST',
  path: '/selection/reviews/:assignmentId/submission',
  title: { zh: '提交评分', en: 'Hand in the scores' },
  may: 'selection:judge',
  input: z.object(given),
  output: z.object({ points: z.number() }),
})

export const declareConflict = endpoint({
  method: 'POST',
  path: '/selection/reviews/:assignmentId/declaration',
  title: { zh: '申请回避', en: 'Declare a conflict' },
  may: 'selection:judge',
  input: z.object({ assignmentId: z.uuid(), reason: Reason }),
  output: z.object({}),
})
