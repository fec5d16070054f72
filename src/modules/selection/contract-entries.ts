// What enters a round: written and handed in by the applicant, recommended level by level, screened at the office.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Day, DecisionLine, EvidenceShown, text, Two } from '#kernel/shapes.ts'
import { EntryStage } from '#modules/selection/contract-rounds.ts'

const Outcome = z.enum(['met', 'unmet', 'unknown'])
const Code = z.string().min(1).max(60)
const Version = z.int()
const about = { entryId: z.uuid(), basedOnVersion: Version }
const Changed = z.object({ entryId: z.string(), version: Version, stage: EntryStage })

/* ── By the applicant ── */

export const openEntry = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/entries',
  title: { zh: '开始申报', en: 'Begin an entry' },
  may: 'selection:own',
  /** The title is a project’s. */
  input: z.object({ roundId: z.uuid(), title: text(80).default('') }),
  output: Changed,
})

const Stated = z.object({
  facts: z.record(Code, z.union([text(60), z.number().min(-1e9).max(1e9), z.boolean()])).default({}),
  criteria: z
    .record(Code, z.object({ words: text(2000), points: z.number().min(0).max(10_000).optional() }))
    .default({}),
  parts: z.record(Code, z.array(text(200)).max(50)).default({}),
  relatives: z.array(text(40)).max(20).default([]),
})

export const saveEntry = endpoint({
  method: 'PUT',
  path: '/selection/entries/:entryId',
  title: { zh: '保存申报草稿', en: 'Keep an entry' },
  may: 'selection:own',
  input: z.object({
    ...about,
    title: text(80).default(''),
    track: Code.nullable().default(null),
    stated: Stated,
    evidence: z
      .array(z.object({ evidenceId: z.uuid(), about: text(60).default('') }))
      .max(40)
      .default([]),
  }),
  output: Changed,
})

export const submitEntry = endpoint({
  method: 'POST',
  path: '/selection/entries/:entryId/submission',
  title: { zh: '提交申报', en: 'Hand an entry in' },
  may: 'selection:own',
  /** Why it is handed in although a condition is not met. */
  input: z.object({ ...about, despite: text(500).default('') }),
  output: Changed,
})

export const withdrawEntry = endpoint({
  method: 'POST',
  path: '/selection/entries/:entryId/withdrawal',
  title: { zh: '撤回申报', en: 'Withdraw an entry' },
  may: 'selection:own',
  input: z.object({ ...about, reason: text(500).default('') }),
  output: Changed,
})

const EntryLine = z.object({
  entryId: z.string(),
  roundId: z.string(),
  roundTitle: z.string(),
  title: z.string().nullable(),
  stage: EntryStage,
  /** Whose turn it is. */
  at: Two.nullable(),
  entriesLastOn: Day,
  answerBy: Day.nullable(),
  outcome: Outcome.nullable(),
})

export const myEntries = endpoint({
  method: 'GET',
  path: '/selection/mine',
  title: { zh: '我的申报', en: 'My entries' },
  may: 'selection:own',
  input: z.object({}),
  output: z.object({
    /** Rounds that take entries today, and in which one has none. */
    open: z.array(
      z.object({
        roundId: z.string(),
        title: z.string(),
        regionName: z.string(),
        subject: z.enum(['person', 'organisation', 'project']),
        entriesLastOn: Day,
        workingDaysLeft: z.int().nullable(),
      }),
    ),
    entries: z.array(EntryLine),
  }),
})

const ConditionShown = z.object({
  code: z.string(),
  name: Two,
  usually: z.boolean(),
  /** Asked because the applicant was chosen before. */
  again: z.boolean(),
  outcome: Outcome,
  lines: z.array(DecisionLine),
})
const FactShown = z.object({
  fact: z.string(),
  name: Two,
  value: Two,
  /** From which register it comes, or that the applicant says it. */
  source: Two.nullable(),
  state: z.enum(['known', 'stated', 'unknown']),
})

const EntryShown = z.object({
  entryId: z.string(),
  version: Version,
  roundId: z.string(),
  roundTitle: z.string(),
  subject: z.enum(['person', 'organisation', 'project']),
  stage: EntryStage,
  title: z.string().nullable(),
  name: z.string(),
  organisationName: z.string(),
  regionName: z.string(),
  answerBy: Day.nullable(),
  entriesLastOn: Day,
  tracks: z.array(z.object({ code: z.string(), name: Two })),
  track: z.string().nullable(),
  /** On which day the facts below were so. */
  factsOn: Day,
  facts: z.array(FactShown),
  outcome: Outcome,
  requirements: z.array(ConditionShown),
  preferences: z.array(z.object({ code: z.string(), name: Two, outcome: Outcome, lines: z.array(DecisionLine) })),
  criteria: z.array(
    z.object({
      code: z.string(),
      name: Two,
      points: z.number(),
      words: z.string(),
      given: z.number().nullable(),
    }),
  ),
  parts: z.array(
    z.object({ code: z.string(), name: Two, wanted: z.int(), lines: z.array(z.string()), missing: z.int() }),
  ),
  relatives: z.array(z.string()),
  evidence: z.array(EvidenceShown.extend({ about: z.string() })),
  /** When and where the entry is defended. */
  defences: z.array(z.object({ sheet: Two, startsAt: z.iso.datetime(), minutes: z.int(), room: z.string() })),
  levels: z.array(
    z.object({ code: z.string(), name: Two, state: z.enum(['done', 'now', 'stopped', 'ahead', 'skipped']) }),
  ),
  acts: z.array(
    z.object({
      kind: z.enum([
        'submitted',
        'recommended',
        'sent-back',
        'not-recommended',
        'admitted',
        'refused',
        'asked',
        'withdrawn',
        'moved',
      ]),
      level: Two.nullable(),
      order: z.int().nullable(),
      clauses: z.array(z.object({ code: z.string(), name: Two })),
      rulings: z.array(z.object({ code: z.string(), name: Two, reason: z.string() })),
      reason: z.string(),
      instead: z.boolean(),
      /** Who acted; kept from the applicant, who sees which level it was. */
      by: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
})

export const myEntry = endpoint({
  method: 'GET',
  path: '/selection/mine/:entryId',
  title: { zh: '我的一份申报', en: 'One of my entries' },
  may: 'selection:own',
  readsPersonalData: true,
  input: z.object({ entryId: z.uuid() }),
  output: EntryShown.extend({
    mayEdit: z.boolean(),
    mayWithdraw: z.boolean(),
    /** What no register knows and the applicant may say. */
    asked: z.array(
      z.object({
        fact: z.string(),
        name: Two,
        kind: z.enum(['yes-no', 'number', 'code']),
        codes: z.array(z.object({ code: z.string(), name: Two })),
        value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
      }),
    ),
  }),
})

/* ── By the levels and the office ── */

export const personEntries = endpoint({
  method: 'GET',
  path: '/selection/people/:personId',
  title: { zh: '一个人的申报', en: 'Somebody’s entries' },
  may: 'selection:recommend',
  readsPersonalData: true,
  input: z.object({ personId: z.uuid() }),
  output: z.object({ entries: z.array(EntryLine) }),
})

const filter = {
  roundId: z.uuid(),
  stage: EntryStage.exclude(['draft']).optional(),
  /** Only those that wait for the reader. */
  turn: z.literal('mine').optional(),
  outcome: Outcome.optional(),
  search: z.string().max(60).optional(),
}

export const roundEntries = endpoint({
  method: 'GET',
  path: '/selection/rounds/:roundId/entries',
  title: { zh: '申报名单', en: 'The entries of a round' },
  may: 'selection:recommend',
  readsPersonalData: true,
  input: PageInput.extend(filter),
  output: pageOf(
    z.object({
      entryId: z.string(),
      personId: z.string().nullable(),
      name: z.string(),
      title: z.string().nullable(),
      organisationName: z.string(),
      regionName: z.string(),
      stage: EntryStage,
      /** Whose turn it is. */
      at: Two.nullable(),
      /** It waits for the reader. */
      mine: z.boolean(),
      order: z.int().nullable(),
      outcome: Outcome.nullable(),
      submittedAt: z.iso.datetime().nullable(),
      gone: z.boolean(),
    }),
  ),
})

export const exportEntries = endpoint({
  method: 'GET',
  path: '/selection/rounds/:roundId/entries/export',
  title: { zh: '导出申报名单', en: 'Export the entries of a round' },
  may: 'selection:recommend',
  readsPersonalData: true,
  input: z.object(filter),
  output: z.any(),
  produces: 'file',
})

export const entry = endpoint({
  method: 'GET',
  path: '/selection/entries/:entryId',
  title: { zh: '一份申报', en: 'An entry' },
  may: 'selection:recommend',
  readsPersonalData: true,
  input: z.object({ entryId: z.uuid() }),
  output: EntryShown.extend({
    personId: z.string().nullable(),
    gone: z.boolean(),
    /** What the registers say otherwise by now. */
    changed: z.array(z.object({ fact: z.string(), name: Two, then: Two, now: Two })),
    /** Others of this round with the same name. */
    namesakes: z.array(z.object({ entryId: z.string(), organisationName: z.string() })),
    /** What the reader may do: as the level whose turn it is, in its place, or as the office. */
    rights: z.object({
      recommends: z.enum(['itself', 'instead', 'not']),
      screens: z.boolean(),
      removes: z.boolean(),
      level: Two.nullable(),
      places: z.object({ most: z.int(), used: z.int() }).nullable(),
    }),
  }),
})

const why = {
  clauses: z.array(Code).max(30).default([]),
  reason: text(1000).default(''),
  answerBy: Day.nullable().default(null),
}

export const recommendEntry = endpoint({
  method: 'POST',
  path: '/selection/entries/:entryId/recommendation',
  title: { zh: '推荐、退回或不予推荐', en: 'Recommend, send back or not recommend' },
  may: 'selection:recommend',
  input: z.object({
    ...about,
    answer: z.enum(['recommended', 'sent-back', 'not-recommended']),
    /** The order among those whom a level puts forward; the next one where it is left out. */
    order: z.int().min(1).max(999).nullable().default(null),
    ...why,
  }),
  output: Changed,
})

export const screenEntry = endpoint({
  method: 'POST',
  path: '/selection/entries/:entryId/screening',
  title: { zh: '资格审核', en: 'Screen an entry' },
  may: 'selection:open',
  input: z.object({
    ...about,
    answer: z.enum(['admitted', 'refused', 'asked']),
    /** What the facts leave open, decided with a reason. */
    rulings: z
      .array(z.object({ code: Code, reason: text(500).min(2) }))
      .max(30)
      .default([]),
    ...why,
  }),
  output: Changed,
})

export const removeEntry = endpoint({
  method: 'POST',
  path: '/selection/entries/:entryId/removal',
  title: { zh: '移出申报', en: 'Take an entry out' },
  may: 'selection:open',
  input: z.object({ ...about, reason: text(500).min(2) }),
  output: Changed,
})
