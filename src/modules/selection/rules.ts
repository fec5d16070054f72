import { z } from 'zod'
import { type DaysLimit, Limit } from '#kernel/calendar.ts'
import type { Day } from '#kernel/days.ts'
import { choose, topic } from '#kernel/packs/choose.ts'
import { Condition } from '#kernel/packs/decide.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'

/** What this module reads of the packs: a programme is a topic of its own, `programme-<code>.yaml` in the folder of its place. */

const Days = Limit.refine((limit) => limit.unit !== 'hours').transform((limit) => limit as DaysLimit)
const Fen = z.int().positive()
const Named = z.object({ code: z.string(), name: Words })

const RegionLevel = z.enum(['village', 'township', 'county', 'prefecture', 'province'])
/** A level of the network of regions, or the employer. */
const Level = z.enum(['employer', ...RegionLevel.options])

const Sheet = Named.extend({
  method: z.enum(['self', 'review', 'visit', 'defence', 'term']),
  weight: z.number().positive().default(1),
  /** Reviewers do not see whose entry it is. */
  blind: z.boolean().default(false),
  /** How many score each entry. */
  scorers: z.int().positive().default(1),
  /** The most that one scorer is given. */
  most: z.int().positive().optional(),
  /** Scores set aside before the mean is taken. */
  setAside: z.enum(['none', 'highest-and-lowest']).default('none'),
  /** Takes out how lenient or strict each scorer is. */
  calibrated: z.boolean().default(false),
  /** Scores further apart than this many points, of a hundred, call for another scorer. */
  apart: z.number().positive().optional(),
  criteria: z.array(Named.extend({ points: z.number().positive(), veto: z.boolean().default(false) })).min(1),
})
export type Sheet = z.infer<typeof Sheet>

const Programme = z.object({
  subject: z.enum(['person', 'organisation', 'project']),
  /** What who is chosen is called from then on. */
  award: Words.optional(),
  everyYears: z.int().positive().optional(),
  places: z.int().positive().optional(),
  /** How many one unit may recommend. */
  nominees: z.int().positive().optional(),
  /** How long a call is open. */
  callOpen: Days.optional(),
  /** A place stays empty rather than go to somebody unfit. */
  mayStayEmpty: z.boolean().default(false),
  /** Whoever scores less, of a hundred, gets no place. */
  leastScore: z.number().positive().optional(),
  /** Over all rounds together. */
  goal: z.int().positive().optional(),
  termYears: z.int().positive().optional(),
  /** Each month of the term. */
  allowanceFen: Fen.optional(),
  allowancePaid: z.enum(['month', 'year']).optional(),
  /** Paid yearly: when a year of the term is over, or with the year of the calendar. */
  allowanceFalls: z.enum(['term', 'calendar']).optional(),
  /** How long before it falls due the office that pays is told; where it is left out, on the day. */
  allowanceTold: z.object({ unit: z.literal('days'), count: z.int().positive() }).optional(),
  /** Is a month paid that was begun with the title, or only one that was whole? */
  monthCounts: z.enum(['begun', 'whole']).default('begun'),
  grantFen: Fen.optional(),
  grantMostFen: Fen.optional(),
  /** What there is to give in a year. */
  fundFen: Fen.optional(),
  requirements: z.array(Named.extend({ when: Condition, usually: z.boolean().default(false) })).default([]),
  preferences: z.array(Named.extend({ when: Condition })).default([]),
  /** Asked besides of whoever the programme chose before, by the facts `chosen.…`; where the text leaves open whether it forbids, the office decides. */
  renewal: z
    .array(Named.extend({ when: Condition, reading: z.enum(['forbids', 'ask']).default('forbids') }))
    .default([]),
  /** A part of the places for some: a target to come near, or a minimum that is met first; where the text leaves it open, the officer says. */
  shares: z
    .array(
      Named.extend({
        part: z.int().positive(),
        whole: z.int().positive(),
        when: Condition.optional(),
        reading: z.enum(['target', 'minimum', 'ask']).default('ask'),
      }),
    )
    .default([]),
  /** Each region of a level gets at least so many, as far as it has somebody fit. */
  minimums: z.array(Named.extend({ level: RegionLevel, count: z.int().positive() })).default([]),
  /** What decides between equal scores, in order; where it is left out, the preferences do, by how many are met. */
  tieBreaks: z
    .array(Named.extend({ by: z.enum(['preferences', 'preference', 'sheet', 'lot']), of: z.string().optional() }))
    .default([]),
  tracks: z.array(Named).default([]),
  criteria: z.array(Named).default([]),
  /** What an entry must consist of. */
  parts: z
    .array(
      Named.extend({
        count: z.int().positive(),
        /** What the registers know of it already: the title of the entry, who enters it, who works there full time. */
        known: z.enum(['title', 'organisation', 'workers', 'volunteers']).optional(),
      }),
    )
    .default([]),
  /** How long after confirmation a project has to be delivered. */
  deliverWithin: Days.optional(),
  /** A grant that is paid in parts, each when something is done. */
  instalments: z
    .array(Named.extend({ percent: z.number().positive().max(100), after: z.enum(['chosen', 'delivered']) }))
    .refine((parts) => parts.reduce((sum, { percent }) => sum + percent, 0) === 100, '各笔合计应为100%')
    .default([]),
  /** Who puts an entry forward, in order, from below up to the office of the round. */
  chain: z
    .array(Named.extend({ level: Level, nominees: z.int().positive().optional(), takes: Days.optional() }))
    .default([]),
  /** Who scores, on what, how. Weights count against each other. */
  sheets: z.array(Sheet).default([]),
  /** For how long the list is public, and what of a person stands there. */
  notice: Days.optional(),
  noticeShows: z.array(Named.extend({ mask: z.enum(['none', 'middle']).default('none') })).default([]),
  /** What each yearly grade of the term means for title, money and another term. */
  grades: z
    .array(
      Named.extend({
        title: z.enum(['kept', 'withdrawn', 'confirmed', 'never']),
        money: z.enum(['paid', 'stopped']),
        mayEnterAgain: z.boolean().default(false),
        /** Who verifies and who approves one that withdraws the title; left out, as the ending that withdraws it. */
        verifiedBy: Words.optional(),
        approvedBy: Words.optional(),
      }),
    )
    .default([]),
  /** The title is given by the assessment at the end of training, not by being chosen. */
  titleBy: z.enum(['choice', 'assessment']).default('choice'),
  /** How long somebody may appeal against a decision on their title. */
  appealWithin: Days.optional(),
  stages: z.array(Named.extend({ does: Words, by: Words.optional(), takes: Days.optional() })).default([]),
  endings: z
    .array(
      Named.extend({
        title: z.enum(['kept', 'withdrawn', 'never']),
        money: z.enum(['stopped', 'ends']),
        verifiedBy: Words.optional(),
        approvedBy: Words.optional(),
      }),
    )
    .default([]),
})
export type Programme = z.infer<typeof Programme>

const prefix = 'programme-'

export interface ProgrammeName {
  place: string
  code: string
  title: Words
  placeTitle: Words
  /** The first of the regions where it holds. */
  regionCode: RegionCode
  /** Does it hold in the reader's region? */
  here: boolean
}

/** Every programme in force on a day in any place, those that hold in a region first. */
export function programmesFor(packs: Packs, region: RegionCode, on: Day): ProgrammeName[] {
  const found = packs.packs.flatMap((pack) =>
    [...pack.topics]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, { title }]) => ({
        place: pack.place,
        code: name.slice(prefix.length),
        title,
        placeTitle: pack.title,
        regionCode: pack.prefixes[0]!.padEnd(12, '0') as RegionCode,
        here: pack.prefixes.some((one) => region.startsWith(one)),
      })),
  )
  return found
    .filter(({ code, regionCode }) => choose(packs, prefix + code, regionCode, on)?.values['subject'])
    .toSorted((a, b) => Number(b.here) - Number(a.here))
}

/** The rules of a programme as they hold in its own place. */
export const rulesOf = (packs: Packs, { code, regionCode }: ProgrammeName, on: Day) =>
  topic(packs, prefix + code, regionCode, on, Programme)
