import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { topic } from '#kernel/packs/choose.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { Level } from '#modules/organisations/contract.ts'

/** What this module reads of the packs: the kinds of organisations and the tiers of a place. */

const Kinds = z.object({
  kinds: z.array(
    z.object({ code: z.string(), name: Words, tiered: z.boolean(), mayOperate: z.boolean(), mayEmploy: z.boolean() }),
  ),
})
const Tiers = z.object({
  tiers: z.array(
    z.object({
      code: z.string(),
      level: z.int(),
      kind: z.string(),
      regionLevel: Level,
      required: z.boolean(),
      name: Words,
    }),
  ),
})

export type Kind = z.output<typeof Kinds>['kinds'][number]
export type Tier = z.output<typeof Tiers>['tiers'][number]

export const kindsIn = (packs: Packs, region: RegionCode, on: Day): Kind[] =>
  topic(packs, 'organisation-kinds', region, on, Kinds).value.kinds
export const tiersIn = (packs: Packs, region: RegionCode, on: Day): Tier[] =>
  topic(packs, 'tiers', region, on, Tiers).value.tiers
