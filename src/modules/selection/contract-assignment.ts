// Who is given what and why, what may be read blind, and when a defence is held.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Day, EvidenceShown, text, Two } from '#kernel/shapes.ts'
import {
  Conflict,
  Count,
  inRound,
  Reason,
  Sheet,
  SheetShown,
  Version,
} from '#modules/selection/contract-judging-shapes.ts'

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
