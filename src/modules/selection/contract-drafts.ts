// The rule of a programme as an office writes it: in a form or as YAML, compared with the one that stands, issued by somebody else.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { DecisionLine, text, Two } from '#kernel/shapes.ts'

const Version = z.int()
const Code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)
const Stage = z.enum(['draft', 'submitted', 'sent-back', 'issued', 'discarded'])
/** A file of a pack is small; what is larger is a mistake. */
const Text = z.string().max(100_000)
const ofDraft = { draftId: z.uuid() }
const changed = z.object({ draftId: z.string(), version: Version, stage: Stage })

const DraftShown = z.object({
  draftId: z.string(),
  place: z.string(),
  code: z.string(),
  title: Two,
  regionName: z.string(),
  stage: Stage,
  writtenBy: z.string(),
  writtenAt: z.iso.datetime(),
  issuedBy: z.string().nullable(),
  issuedAt: z.iso.datetime().nullable(),
})

export const drafts = endpoint({
  method: 'GET',
  path: '/selection/drafts',
  title: { zh: '拟订中的办法', en: 'Rules being written' },
  may: 'selection:write-rules',
  input: PageInput.extend({
    stage: Stage.optional(),
    place: z.string().max(40).optional(),
    code: z.string().max(40).optional(),
  }),
  output: pageOf(DraftShown),
})

const Fault = z.object({ of: z.enum(['rule', 'cases']), line: z.int(), path: z.string(), said: Two })

/** A case in the form of its file: what a made-up person is, and how each clause comes out. */
const CaseWritten = z.record(z.string(), z.unknown())
const Outcome = z.enum(['met', 'unmet', 'unknown'])

/** What a condition may ask, and of what kind the answer is. */
const FactShown = z.object({
  fact: z.string(),
  name: Two,
  unit: Two.nullable(),
  kind: z.enum(['yes-no', 'day']).nullable(),
  codes: z.array(z.object({ code: z.string(), name: Two })),
})

export const draft = endpoint({
  method: 'GET',
  path: '/selection/drafts/:draftId',
  title: { zh: '拟订的办法', en: 'A rule being written' },
  may: 'selection:write-rules',
  input: z.object(ofDraft),
  output: DraftShown.extend({
    version: Version,
    text: z.string(),
    /** The file in its form; null where it is no YAML. */
    document: z.unknown().nullable(),
    faults: z.array(Fault),
    /** Null where they are no YAML in the form of cases. */
    cases: z.array(CaseWritten).nullable(),
    /** How they came out, one by one; null while the rule has faults. */
    played: z
      .object({
        cases: z.array(
          z.object({
            name: z.string(),
            lines: z.array(z.object({ about: z.string(), passed: z.boolean(), wanted: Two, found: Two })),
          }),
        ),
        /** Conditions of entry that no case shows somebody to meet, or not to meet: it cannot be issued before. */
        lacking: z.array(z.object({ code: z.string(), name: Two, wanted: Two, side: Outcome.exclude(['unknown']) })),
      })
      .nullable(),
    note: z.string(),
    sentBackBecause: z.string(),
    /** Only somebody else may issue what one wrote. */
    mayIssue: z.boolean(),
    mayWrite: z.boolean(),
    /** The file that stands today, and whether it was issued since this was begun. */
    standing: z.string(),
    standingMoved: z.boolean(),
    /** What differs from the rule that stands, in the words of the programme's page. */
    differences: z.array(z.object({ part: z.string(), name: Two, before: Two.nullable(), after: Two.nullable() })),
    facts: z.array(FactShown),
    /** Documents of the pack of the place, to rest on besides the draft's own. */
    documents: z.array(z.object({ key: z.string(), title: z.string() })),
  }),
})

export const beginDraft = endpoint({
  method: 'POST',
  path: '/selection/drafts',
  title: { zh: '拟订办法', en: 'Begin a rule' },
  may: 'selection:write-rules',
  /** From the rule that stands in a place, or from nothing: then for the office's own region. */
  input: z.object({
    from: z.object({ place: z.string().max(40), code: Code }).nullable(),
    code: Code,
    title: text(60).min(2),
  }),
  output: changed,
})

export const saveDraft = endpoint({
  method: 'POST',
  path: '/selection/drafts/:draftId/text',
  title: { zh: '保存拟订的办法', en: 'Save a rule being written' },
  may: 'selection:write-rules',
  /** As YAML, or in the form of the file; what is wrong is told and kept as well. */
  input: z.object({
    ...ofDraft,
    basedOnVersion: Version,
    text: Text.optional(),
    document: z.record(z.string(), z.unknown()).optional(),
    cases: z.array(CaseWritten).max(200).optional(),
    note: text(500).optional(),
  }),
  output: changed,
})

export const moveDraft = endpoint({
  method: 'POST',
  path: '/selection/drafts/:draftId/stage',
  title: { zh: '送审、退回、签发或作废', en: 'Hand in, send back, issue or discard' },
  may: 'selection:write-rules',
  input: z.object({
    ...ofDraft,
    basedOnVersion: Version,
    act: z.enum(['submit', 'send-back', 'issue', 'discard']),
    reason: text(500).default(''),
  }),
  output: changed,
})

const Change = z.enum(['gains', 'loses', 'now-unknown', 'now-known'])

export const compareDraft = endpoint({
  method: 'POST',
  path: '/selection/drafts/:draftId/comparison',
  title: { zh: '两版办法的试算比较', en: 'Two versions tried on people' },
  may: 'selection:write-rules',
  writes: false,
  readsPersonalData: true,
  /** On the register of today, or on those who entered the last round of the programme, as they were then. */
  input: z.object({ ...ofDraft, on: z.enum(['register', 'last-round']), regionCode: RegionCode.optional() }),
  output: z.object({
    people: z.int(),
    roundTitle: z.string().nullable(),
    before: z.object({ met: z.int(), unmet: z.int(), unknown: z.int() }),
    after: z.object({ met: z.int(), unmet: z.int(), unknown: z.int() }),
    changes: z.record(Change, z.int()),
    rows: z.array(
      z.object({
        personId: z.string(),
        name: z.string(),
        change: Change,
        lines: z.array(DecisionLine),
      }),
    ),
  }),
})
