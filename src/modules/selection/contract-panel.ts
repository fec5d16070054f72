// The panel and its conflicts.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { based, Day, text, Two } from '#kernel/shapes.ts'
import { Conflict, Count, inRound, Reason, SheetShown, Version } from '#modules/selection/contract-judging-shapes.ts'

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
