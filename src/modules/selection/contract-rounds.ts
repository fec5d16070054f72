// Rounds: opened, moved on, cancelled; what enters them stands in contract-entries.ts.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { based, Day, text, Two } from '#kernel/shapes.ts'

export const RoundStage = z.enum([
  'open',
  'screening',
  'reviewing',
  'ranking',
  'sealed',
  'notice',
  'confirmed',
  'cancelled',
])
export const EntryStage = z.enum(['draft', 'submitted', 'sent-back', 'received', 'admitted', 'refused', 'withdrawn'])
const Subject = z.enum(['person', 'organisation', 'project'])
const Code = z.string().min(1).max(60)
const Version = z.int()
const Limit = z.object({ unit: z.enum(['workingDays', 'days']), count: z.int() })

/** Days of a stage: null where the rule sets none, or the official calendar is not known. */
const Dated = { from: Day.nullable(), lastOn: Day.nullable(), missingYear: z.int().nullable() }

/** What a round would be, before it is opened. */
export const roundProposed = endpoint({
  method: 'GET',
  path: '/selection/programmes/:place/:code/opening',
  title: { zh: '开展一轮选拔前的核对', en: 'A round before it is opened' },
  may: 'selection:open',
  input: z.object({ place: Code, code: Code, regionCode: RegionCode, openedOn: Day }),
  output: z.object({
    /** The rule holds there by itself; else the office says why it is adopted. */
    holds: z.boolean(),
    title: z.string(),
    entriesLastOn: Day.nullable(),
    missingYear: z.int().nullable(),
    callOpen: z.object({ takes: Limit, ...based }).nullable(),
    levels: z.array(z.object({ code: z.string(), name: Two })),
    running: z.object({ roundId: z.string(), title: z.string() }).nullable(),
  }),
})

export const openRound = endpoint({
  method: 'POST',
  path: '/selection/rounds',
  title: { zh: '开展一轮选拔', en: 'Open a round' },
  may: 'selection:open',
  input: z.object({
    place: Code,
    code: Code,
    regionCode: RegionCode,
    title: text(80).min(2),
    openedOn: Day,
    entriesLastOn: Day,
    adoptedBecause: text(500).default(''),
  }),
  output: z.object({ roundId: z.string(), version: Version }),
})

const RoundShown = z.object({
  roundId: z.string(),
  title: z.string(),
  place: z.string(),
  code: z.string(),
  programme: Two,
  subject: Subject,
  regionCode: z.string(),
  regionName: z.string(),
  stage: RoundStage,
  openedOn: Day,
  entriesLastOn: Day,
  /** Working days until the last day; null where it is past, or the calendar is not known. */
  workingDaysLeft: z.int().nullable(),
  /** Entries within reach that were handed in; null for who has no part in them. */
  entries: z.int().nullable(),
})

export const rounds = endpoint({
  method: 'GET',
  path: '/selection/rounds',
  title: { zh: '选拔批次', en: 'Rounds' },
  may: 'selection:read',
  input: PageInput.extend({ stage: RoundStage.optional(), search: z.string().max(60).optional() }),
  output: pageOf(RoundShown),
})

export const round = endpoint({
  method: 'GET',
  path: '/selection/rounds/:roundId',
  title: { zh: '选拔批次详情', en: 'A round' },
  may: 'selection:read',
  input: z.object({ roundId: z.uuid() }),
  output: RoundShown.extend({
    version: Version,
    /** May the reader run it? */
    runs: z.boolean(),
    adoptedBecause: z.string(),
    cancelledBecause: z.string(),
    packVersion: z.string(),
    /** The pack says something else by now: the round goes on by the rule of its opening. */
    packChanged: z.boolean(),
    openedBy: z.string(),
    openedAt: z.iso.datetime(),
    calendar: z.array(
      z.object({
        kind: z.enum(['call', 'level', 'stage']),
        code: z.string(),
        name: Two,
        does: Two.nullable(),
        takes: Limit.nullable(),
        ...Dated,
        ...based,
      }),
    ),
    counts: z.record(EntryStage, z.int()).nullable(),
    /** What stands in the way of the next stage; for who runs it. */
    next: RoundStage.nullable(),
    obstacles: z.array(z.object({ code: z.string(), said: Two })),
    /** One's own entry, or that of one's organisation. */
    mine: z.object({ entryId: z.string(), stage: EntryStage }).nullable(),
    mayEnter: z.boolean(),
  }),
})

export const moveRoundOn = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/stage',
  title: { zh: '进入下一阶段', en: 'Move a round on' },
  may: 'selection:open',
  input: z.object({ roundId: z.uuid(), basedOnVersion: Version }),
  output: z.object({ roundId: z.string(), version: Version, stage: RoundStage }),
})

export const cancelRound = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/cancellation',
  title: { zh: '取消本轮选拔', en: 'Cancel a round' },
  may: 'selection:open',
  input: z.object({ roundId: z.uuid(), basedOnVersion: Version, reason: text(500).min(2) }),
  output: z.object({ roundId: z.string(), version: Version }),
})
