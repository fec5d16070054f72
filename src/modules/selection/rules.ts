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

const Programme = z.object({
  subject: z.enum(['person', 'organisation', 'project']),
  everyYears: z.int().positive().optional(),
  places: z.int().positive().optional(),
  /** How many one unit may recommend. */
  nominees: z.int().positive().optional(),
  /** A place stays empty rather than go to somebody unfit. */
  mayStayEmpty: z.boolean().default(false),
  /** Over all rounds together. */
  goal: z.int().positive().optional(),
  termYears: z.int().positive().optional(),
  /** Each month of the term. */
  allowanceFen: Fen.optional(),
  allowancePaid: z.enum(['month', 'year']).optional(),
  grantFen: Fen.optional(),
  grantMostFen: Fen.optional(),
  /** What there is to give in a year. */
  fundFen: Fen.optional(),
  requirements: z.array(Named.extend({ when: Condition, usually: z.boolean().default(false) })).default([]),
  preferences: z.array(Named.extend({ when: Condition })).default([]),
  shares: z.array(Named.extend({ part: z.int().positive(), whole: z.int().positive() })).default([]),
  tracks: z.array(Named).default([]),
  criteria: z.array(Named).default([]),
  /** What an entry must consist of. */
  parts: z.array(Named.extend({ count: z.int().positive() })).default([]),
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
