import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { type Basis, Condition } from '#kernel/packs/decide.ts'
import { topic } from '#kernel/packs/choose.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'

/** What this module reads of the packs. */

const Code = z.object({ code: z.string(), name: Words })

const Supervision = z
  .object({
    workersPerSupervisor: z.int().positive(),
    recordWithinDays: z.int(),
    longestMinutes: z.int(),
    noteLength: z.int(),
    tellDaysBefore: z.int(),
    functions: z.array(Code),
    modes: z.array(Code),
    kinds: z.array(Code.extend({ ofOrganisation: z.boolean().default(false) })),
    ranks: z.array(Code.extend({ when: Condition.optional() })),
    exitReasons: z.array(Code),
    frequencies: z
      .array(
        Code.extend({
          functions: z.array(z.string()).min(1),
          every: z.object({ unit: z.literal('days'), count: z.int().positive() }),
          when: Condition.optional(),
        }),
      )
      .default([]),
    teams: z
      .array(
        Code.extend({
          workers: z.int().positive(),
          parts: z.array(z.object({ ranks: z.array(z.string()), count: z.int().positive() })),
        }),
      )
      .default([]),
  })
  .transform((rules) => ({ ...rules, frequencyOf: new Map(rules.frequencies.map((one) => [one.code, one])) }))

export type SupervisionRules = z.output<typeof Supervision>
export type Frequency = SupervisionRules['frequencies'][number]

export const rulesOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'supervision', region, on, Supervision)

/** A basis as a screen shows it. */
export const basisShown = (basis: Basis | undefined): { basis: Words | null; certainty: Basis['certainty'] | null } =>
  basis
    ? {
        basis: {
          zh: `《${basis.title}》${basis.number ?? ''}${basis.clause ?? ''}`,
          en: [basis.en ?? basis.title, basis.number, basis.clause].filter(Boolean).join(', '),
        },
        certainty: basis.certainty,
      }
    : { basis: null, certainty: null }
