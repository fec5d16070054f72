// Judging: the panel and its conflicts, who is given what and why, what each gave, and what it comes to.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { based, Day, EvidenceShown, text, Two } from '#kernel/shapes.ts'

const Version = z.int()
const Sheet = z.string().min(1).max(60)
const Reason = text(500).min(2)
const inRound = { roundId: z.uuid() }
const Count = z.int()

const Conflict = z.object({
  kind: z.enum([
    'same-person',
    'co-applicant',
    'relative',
    'named-in-entry',
    'same-employer',
    'former-employer',
    'same-project',
    'supervisor',
    'supervisee',
    'declared',
  ]),
  source: z.enum(['found', 'expert', 'office']),
  about: z.string(),
  from: Day.nullable(),
  until: Day.nullable(),
})

const SheetShown = z.object({
  code: z.string(),
  name: Two,
  method: z.enum(['self', 'review', 'visit', 'defence', 'term']),
  weight: z.number(),
  blind: z.boolean(),
  scorers: Count,
  most: Count.nullable(),
  setAside: z.enum(['none', 'highest-and-lowest']),
  calibrated: z.boolean(),
  apart: z.number().nullable(),
  criteria: z.array(z.object({ code: z.string(), name: Two, points: z.number(), veto: z.boolean() })),
  ...based,
})

/* ── The panel ── */

export const panel = endpoint({
  method: 'GET',
  path: '/selection/rounds/:roundId/panel',
  title: { zh: '评审专家组', en: 'The panel of a round' },
  may: 'selection:panel',
  readsPersonalData: true,
  input: z.object(inRound),
  output: z.object({
    title: z.string(),
    stage: z.string(),
    entries: Count,
    called: z.array(z.object({ entryId: z.string(), name: z.string() })),
    fields: z.array(z.object({ code: z.string(), name: Two, entries: Count })),
    sheets: z.array(
      SheetShown.extend({
        /** Scores that are there, given out, and asked for. */
        done: Count,
        given: Count,
        wanted: Count,
        overdue: Count,
        /** Entries of a blind sheet whose words nobody confirmed yet. */
        unconfirmed: Count,
        /** Pieces of evidence of them that nobody looked at yet. */
        evidenceOpen: Count,
      }),
    ),
    experts: z.array(
      z.object({
        expertId: z.string(),
        personId: z.string(),
        name: z.string(),
        organisationName: z.string(),
        fields: z.array(Two),
        stage: z.enum(['asked', 'accepted', 'declined', 'released']),
        drawn: z.object({ fields: z.array(Two), recent: Count, conflicts: Count }).nullable(),
        reason: z.string(),
        answerBy: Day.nullable(),
        late: z.boolean(),
        endedBecause: z.string(),
        given: Count,
        done: Count,
        conflicts: z.array(Conflict.extend({ entryId: z.string(), entry: z.string() })),
        version: Version,
      }),
    ),
    /** Experts from outside whom an office invited before, and who are not on this panel. */
    outsiders: z.array(z.object({ personId: z.string(), name: z.string(), body: z.string() })),
    /** How many of the pools may be drawn yet, and how many have no file here. */
    pool: z.object({ people: Count, outside: Count, names: z.array(Two) }),
    rule: z.object({ employerYears: z.number(), ...based }),
  }),
})

export const drawPanel = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/panel',
  title: { zh: '抽取评审专家', en: 'Draw experts' },
  may: 'selection:panel',
  input: z.object({ ...inRound, count: z.int().min(1).max(200) }),
  output: z.object({ drawn: Count }),
})

export const askExpert = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/experts',
  title: { zh: '指定评审专家', en: 'Name an expert' },
  may: 'selection:panel',
  input: z.object({ ...inRound, personId: z.uuid(), reason: Reason }),
  output: z.object({ expertId: z.string() }),
})

export const inviteOutsideExpert = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/outside-experts',
  title: { zh: '邀请外聘专家', en: 'Invite an expert from outside' },
  may: 'selection:panel',
  replyIsSecret: true,
  input: z.object({
    ...inRound,
    name: text(40).min(1),
    username: z.string().trim().min(3).max(40),
    /** Where they work. */
    body: text(80).min(2),
    fields: z.array(z.string().min(1).max(60)).max(20).default([]),
    reason: Reason,
    /** Entries that they said beforehand they must not judge. */
    barred: z.array(z.uuid()).max(200).default([]),
    barredBecause: text(500).default(''),
  }),
  /** The first password is shown once, to whoever invites. */
  output: z.object({ expertId: z.string(), firstPassword: z.string() }),
})

export const releaseExpert = endpoint({
  method: 'POST',
  path: '/selection/experts/:expertId/release',
  title: { zh: '解聘评审专家', en: 'Release an expert' },
  may: 'selection:panel',
  input: z.object({ expertId: z.uuid(), reason: Reason, basedOnVersion: Version }),
  output: z.object({ withdrawn: Count }),
})

export const noteConflict = endpoint({
  method: 'POST',
  path: '/selection/experts/:expertId/conflicts',
  title: { zh: '登记回避关系', en: 'Note a conflict' },
  may: 'selection:panel',
  input: z.object({ expertId: z.uuid(), entryId: z.uuid(), reason: Reason }),
  output: z.object({ withdrawn: Count }),
})

/* ── Assignment ── */

export const assignment = endpoint({
  method: 'GET',
  path: '/selection/rounds/:roundId/assignment',
  title: { zh: '评审分配', en: 'Who judges what' },
  may: 'selection:panel',
  readsPersonalData: true,
  input: z.object({ ...inRound, sheet: Sheet }),
  output: z.object({
    sheet: SheetShown,
    run: z
      .object({
        status: z.string(),
        objective: z.number(),
        bound: z.number(),
        milliseconds: Count,
        pairs: Count,
        runAt: z.iso.datetime(),
        runBy: z.string(),
      })
      .nullable(),
    entries: z.array(
      z.object({
        entryId: z.string(),
        name: z.string(),
        fields: z.array(Two),
        wanted: Count,
        isApart: z.boolean(),
        pairs: z.array(
          z.object({
            assignmentId: z.string(),
            expertId: z.string(),
            name: z.string(),
            stage: z.enum(['given', 'done']),
            source: z.enum(['solved', 'hand']),
            reason: z.string(),
            dueOn: Day.nullable(),
            late: z.boolean(),
            version: Version,
          }),
        ),
        /** Scorers that are still to be found, and what stands in the way. */
        short: Count,
        barred: Count,
        defence: z.object({ startsAt: z.iso.datetime(), minutes: Count, room: z.string() }).nullable(),
      }),
    ),
    loads: z.array(z.object({ expertId: z.string(), name: z.string(), load: Count, most: Count })),
  }),
})

export const assignSheet = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/assignment',
  title: { zh: '求解评审分配', en: 'Assign a sheet' },
  may: 'selection:panel',
  /** What is due by then; left out, the rule says. */
  input: z.object({ ...inRound, sheet: Sheet, dueOn: Day.optional() }),
  output: z.object({ pairs: Count, short: Count, status: z.string(), objective: z.number(), bound: z.number() }),
})

export const whyPairs = endpoint({
  method: 'GET',
  path: '/selection/entries/:entryId/pairs',
  title: { zh: '为什么是这位专家', en: 'Why this expert, and why not that one' },
  may: 'selection:panel',
  readsPersonalData: true,
  input: z.object({ entryId: z.uuid(), sheet: Sheet }),
  output: z.object({
    entry: z.string(),
    experts: z.array(
      z.object({
        expertId: z.string(),
        name: z.string(),
        state: z.enum(['chosen', 'barred', 'full', 'possible']),
        conflicts: z.array(Conflict),
        specialty: z.enum(['inside', 'outside', 'unknown']),
        fields: z.array(Two),
        load: Count,
        most: Count,
        recent: Count,
        /** How much dearer the whole would be at least; null where it was never reckoned. */
        dearerBy: Count.nullable(),
      }),
    ),
  }),
})

export const reassign = endpoint({
  method: 'POST',
  path: '/selection/assignments/:assignmentId/expert',
  title: { zh: '人工调整评审专家', en: 'Give it to another expert by hand' },
  may: 'selection:panel',
  input: z.object({ assignmentId: z.uuid(), expertId: z.uuid(), reason: Reason, basedOnVersion: Version }),
  output: z.object({ assignmentId: z.string() }),
})

/** Takes back what is overdue, so that the next assignment gives it to others; what was handed in stays. */
export const takeBackOverdue = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/overdue',
  title: { zh: '收回逾期未评', en: 'Take back what is overdue' },
  may: 'selection:panel',
  input: z.object({ ...inRound, sheet: Sheet, reason: Reason }),
  output: z.object({ withdrawn: Count }),
})

const Words = z.record(z.string().max(120), text(4000))

export const blindTexts = endpoint({
  method: 'GET',
  path: '/selection/entries/:entryId/blind',
  title: { zh: '匿名材料', en: 'The words of an entry, made blind' },
  may: 'selection:panel',
  readsPersonalData: true,
  input: z.object({ entryId: z.uuid() }),
  output: z.object({
    entry: z.string(),
    version: Version,
    confirmedBy: z.string().nullable(),
    parts: z.array(
      z.object({
        key: z.string(),
        name: Two,
        said: z.string(),
        /** What was confirmed, or else is proposed. */
        text: z.string(),
        found: z.array(
          z.object({ words: z.string(), kind: z.enum(['person', 'body', 'place', 'number']), sure: z.boolean() }),
        ),
      }),
    ),
    /** For whom a copy without names is sent. */
    copyFor: z.string(),
    evidence: z.array(
      EvidenceShown.extend({
        about: Two.nullable(),
        /** Null until somebody of the office looked at it. */
        answer: z.enum(['fit', 'copy', 'withheld']).nullable(),
        copy: EvidenceShown.nullable(),
        version: Version,
      }),
    ),
  }),
})

export const confirmEvidence = endpoint({
  method: 'PUT',
  path: '/selection/entries/:entryId/blind/evidence/:evidenceId',
  title: { zh: '核对证明材料能否匿名评审', en: 'Say how reviewers of a blind sheet see a piece of evidence' },
  may: 'selection:panel',
  input: z.object({
    entryId: z.uuid(),
    evidenceId: z.uuid(),
    answer: z.enum(['fit', 'copy', 'withheld']),
    /** A copy without names, sent before. */
    copyId: z.uuid().nullable().default(null),
    basedOnVersion: Version,
  }),
  output: z.object({ version: Version }),
})

export const confirmBlind = endpoint({
  method: 'PUT',
  path: '/selection/entries/:entryId/blind',
  title: { zh: '确认匿名材料', en: 'Confirm the blind words' },
  may: 'selection:panel',
  input: z.object({ entryId: z.uuid(), texts: Words, basedOnVersion: Version }),
  output: z.object({ version: Version }),
})

export const planDefences = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/defences',
  title: { zh: '安排答辩', en: 'Plan the defences' },
  may: 'selection:panel',
  input: z.object({
    ...inRound,
    sheet: Sheet,
    heldOn: Day,
    startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    minutes: z.int().min(5).max(240),
    room: text(100).min(1),
  }),
  output: z.object({ planned: Count }),
})

/* ── What it comes to ── */

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
