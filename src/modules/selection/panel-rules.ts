import { z } from 'zod'
import { type DaysLimit, Limit } from '#kernel/calendar.ts'
import type { Day } from '#kernel/days.ts'
import { topic } from '#kernel/packs/choose.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'

const Days = Limit.refine((limit) => limit.unit !== 'hours').transform((limit) => limit as DaysLimit)

const PanelRules = z.object({
  employerYears: z.number().positive(),
  recentYears: z.int().positive(),
  most: z.int().positive(),
  answerWithin: Days,
  reviewWithin: Days,
  pools: z.array(z.object({ code: z.string(), name: Words })),
})

/** What holds for panels in a region on the day a round was opened. */
export const panelRules = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'review-panel', region, on, PanelRules)
