import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { topic } from '#kernel/packs/choose.ts'
import type { RegionCode } from '#kernel/region.ts'

const Security = z.object({
  tries: z.int().positive(),
  lockMinutes: z.int().positive(),
  idleMinutes: z.int().positive(),
  offlineDays: z.int().positive(),
  handInDays: z.int().positive(),
  passwordLength: z.int().positive(),
  passwordKinds: z.int().positive(),
})

/** The numbers for passwords and sessions that hold on a day, from the pack `account-security`. */
export const securityOn = (house: House, day: Day | string): z.infer<typeof Security> =>
  topic(house.packs, 'account-security', house.rootRegionCode as RegionCode, day as Day, Security).value
