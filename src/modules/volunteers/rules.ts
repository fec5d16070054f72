import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { type Basis, Condition } from '#kernel/packs/decide.ts'
import { topic } from '#kernel/packs/choose.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'

/** What this module reads of the packs; nothing in it knows a place or a number. */

const Named = z.object({ code: z.string(), name: Words })
const Term = z.object({ unit: z.enum(['workingDays', 'days']), count: z.int().nonnegative() })

const Volunteering = z
  .object({
    recordWithin: Term,
    answerObjectionWithin: Term,
    remindDaysBefore: z.int().nonnegative(),
    adultAge: z.int().positive(),
    guardianBelow: z.int().nonnegative(),
    longestMinutes: z.int().positive(),
    active: z.object({ months: z.int().positive(), minutes: z.int().positive() }),
    connected: z.boolean(),
    categories: z.array(Named),
    skills: z.array(Named),
    qualities: z.array(Named.extend({ good: z.boolean() })),
    agreementHow: z.array(Named.extend({ paper: z.boolean(), self: z.boolean() })),
    relations: z.array(Named),
    noMinorsIn: z.array(Named).default([]),
    stars: z.array(Named.extend({ hours: z.number().nonnegative(), when: Condition.optional() })).default([]),
  })
  .transform((rules) => ({
    ...rules,
    stars: rules.stars.toSorted((one, other) => one.hours - other.hours),
    adultsOnly: new Set(rules.noMinorsIn.map((one) => one.code)),
    goodQualities: new Set(rules.qualities.filter((one) => one.good).map((one) => one.code)),
  }))

export type VolunteeringRules = z.output<typeof Volunteering>

export const rulesOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'volunteering', region, on, Volunteering)

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
