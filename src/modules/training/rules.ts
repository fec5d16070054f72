import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { type Basis, Condition } from '#kernel/packs/decide.ts'
import { topic } from '#kernel/packs/choose.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'

/** What this module reads of the packs; nothing in it knows a place or a number. */

const Named = z.object({ code: z.string(), name: Words })

const Training = z.object({
  classHourMinutes: z.int().positive(),
  codeSeconds: z.int().positive(),
  codeTolerance: z.int().nonnegative(),
  offlineMinutes: z.int().nonnegative(),
  checkInBeforeMinutes: z.int().nonnegative(),
  checkOutAfterMinutes: z.int().nonnegative(),
  fullShare: z.number().positive().max(1),
  belowFullShare: z.enum(['proportional', 'none']),
  markDays: z.int().nonnegative(),
  signUpClosesHours: z.number().nonnegative(),
  onlinePassShare: z.number().min(0).max(1),
  onlineTimeShare: z.number().min(0).max(1),
  remindDaysBefore: z.int().nonnegative(),
  forms: z.array(Named),
  stages: z.array(Named),
  'five-ones': z.array(Named),
  categories: z.array(Named),
})

const Window = z.union([
  z.enum(['calendarYear', 'registrationPeriod']),
  z.strictObject({ since: z.string(), years: z.int().positive() }),
  z.strictObject({ months: z.int().positive() }),
])

const Education = z
  .object({
    registrationYears: z.int().positive(),
    degreeReplacesCourses: z.boolean(),
    warnDays: z.int().nonnegative(),
    sources: z.array(Named.extend({ counts: z.enum(['taught', 'once']), hours: z.number().positive().optional() })),
    requirements: z.array(
      Named.extend({
        measure: z.enum(['hours', 'personTimes']),
        amount: z.number().positive(),
        window: Window,
        categories: z.array(z.object({ code: z.string(), atLeast: z.number().positive() })).optional(),
        counts: z.array(z.string()).optional(),
        carryOver: z.object({ since: z.string() }).optional(),
        when: Condition.optional(),
      }),
    ),
  })
  .transform((education) => ({
    ...education,
    counts: new Map(education.sources.map((source) => [source.code, source.counts])),
    degreeHours: education.sources.find((source) => source.code === 'degree')?.hours ?? null,
    ofPeople: education.requirements.filter((one) => one.measure === 'hours'),
    ofPlaces: education.requirements.filter((one) => one.measure === 'personTimes'),
  }))

export const trainingOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'training', region, on, Training)
export const educationOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'continuing-education', region, on, Education)

/** The packs that decided, each once: what a decided thing remembers. */
export const versionOf = (...answers: { version: string }[]): string =>
  [...new Set(answers.flatMap(({ version }) => version.split(' ')))].join(' ')

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
