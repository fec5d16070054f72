// The list of a round: seen under its readings, sealed, run again, and opened.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { based, text, Two } from '#kernel/shapes.ts'

const Version = z.int()
/** Points, of a hundred, to two decimals. */
const Points = z.number()

const ReadingShape = {
  shares: z.enum(['target', 'minimum']),
  rounding: z.enum(['down', 'nearest', 'up']),
  unfilled: z.enum(['released', 'empty']),
}
const Reading = z.object(ReadingShape)

const QuotaShown = z.object({
  name: Two,
  /** The region of a minimum. */
  regionName: z.string().nullable(),
  count: z.int(),
  /** How many of them are on the list. */
  chosen: z.int(),
  unfilled: z.int(),
  first: z.boolean(),
  ...based,
})

const RowShown = z.object({
  entryId: z.string(),
  /** In the order of entry; what stands for the name until the list is sealed. */
  number: z.int(),
  rank: z.int(),
  chosen: z.boolean(),
  score: Points,
  low: Points,
  high: Points,
  shares: z.array(z.string()),
  /** Nothing decides between this one and others on both sides of the line. */
  undecided: z.boolean(),
  /** The intervals of the scores reach over the line. */
  nearTheLine: z.boolean(),
})

const ListShown = z.object({
  reading: Reading,
  chosen: z.int(),
  /** Sum of the points of the chosen. */
  points: Points,
  quotas: z.array(QuotaShown),
  /** Numbers of those who are on this list and not on that of the first reading, and the other way round. */
  more: z.array(z.int()),
  fewer: z.array(z.int()),
  undecided: z.array(z.int()),
})

const roundOf = { roundId: z.uuid() }

export const ranking = endpoint({
  method: 'GET',
  path: '/selection/rounds/:roundId/ranking',
  title: { zh: '排序与名额', en: 'Ranking and places' },
  may: 'selection:decide',
  input: z.object(roundOf),
  output: z.object({
    places: z.int().nullable(),
    /** Entries that contend; those that cannot be ranked yet, and why. */
    contenders: z.int(),
    waiting: z.array(z.object({ number: z.int(), entryId: z.string(), why: z.enum(['no-score', 'vetoed', 'below']) })),
    /** Under each reading the rule allows; the first changes least. */
    lists: z.array(ListShown),
    shares: z.array(z.object({ code: z.string(), name: Two, members: z.int(), ...based })),
  }),
})

export const rankedList = endpoint({
  method: 'GET',
  path: '/selection/rounds/:roundId/ranking/list',
  title: { zh: '一种读法下的名单', en: 'The list under one reading' },
  may: 'selection:decide',
  input: z.object({ ...roundOf, ...ReadingShape }),
  output: z.object({
    rows: z.array(RowShown),
    /** What each share and minimum changes. */
    costs: z.array(
      z.object({
        name: Two,
        regionName: z.string().nullable(),
        /** By how many points the sum is lower. */
        points: Points,
        displaced: z.array(z.object({ number: z.int(), score: Points })),
        lifted: z.array(z.object({ number: z.int(), score: Points })),
      }),
    ),
    solves: z.int(),
  }),
})

export const sealList = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/seal',
  title: { zh: '封存名单', en: 'Seal the list' },
  may: 'selection:decide',
  input: z.object({
    ...roundOf,
    basedOnVersion: Version,
    reading: Reading,
    reason: text(1000).min(2),
    /** Where nothing decides between some: their order, as it was drawn or decided. */
    lots: z.array(z.uuid()).max(500).default([]),
    lotsReason: text(500).default(''),
  }),
  output: z.object({ roundId: z.string(), version: Version, digest: z.string() }),
})

export const sealedList = endpoint({
  method: 'GET',
  path: '/selection/rounds/:roundId/sealed',
  title: { zh: '已封存的名单', en: 'The sealed list' },
  may: 'selection:decide',
  readsPersonalData: true,
  input: z.object(roundOf),
  output: z.object({
    digest: z.string(),
    reading: Reading,
    /** Without shares there is nothing to read in two ways. */
    hasShares: z.boolean(),
    reason: z.string(),
    lotsReason: z.string(),
    sealedAt: z.iso.datetime(),
    sealedBy: z.string(),
    openedAt: z.iso.datetime().nullable(),
    packVersion: z.string(),
    rows: z.array(
      RowShown.omit({ undecided: true, nearTheLine: true }).extend({
        /** Null until the names are opened. */
        name: z.string().nullable(),
        organisationName: z.string().nullable(),
      }),
    ),
  }),
})

export const openNames = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/names',
  title: { zh: '开启姓名', en: 'Open the names' },
  may: 'selection:decide',
  input: z.object(roundOf),
  output: z.object({ openedAt: z.iso.datetime() }),
})

export const runAgain = endpoint({
  method: 'POST',
  path: '/selection/rounds/:roundId/run-again',
  title: { zh: '按封存的材料重新计算', en: 'Run a sealed list again' },
  may: 'selection:decide',
  writes: false,
  input: z.object(roundOf),
  output: z.object({
    digest: z.string(),
    again: z.string(),
    same: z.boolean(),
    /** Do the scores and facts of today still give the inputs that were sealed? */
    inputsUnchanged: z.boolean(),
    /** Numbers of entries whose inputs are different today. */
    changed: z.array(z.int()),
  }),
})

export const exportRanking = endpoint({
  method: 'GET',
  path: '/selection/rounds/:roundId/ranking/export',
  title: { zh: '导出排序', en: 'Export a ranking' },
  may: 'selection:decide',
  input: z.object({ ...roundOf, ...ReadingShape }),
  output: z.any(),
  produces: 'file',
})
