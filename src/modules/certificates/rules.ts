import { z } from 'zod'
import { Limit } from '#kernel/calendar.ts'
import type { Day } from '#kernel/days.ts'
import { topic } from '#kernel/packs/choose.ts'
import { type Basis, type Condition, type Decided, decide, type Facts } from '#kernel/packs/decide.ts'
import { explain } from '#kernel/packs/explain.ts'
import { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { type ExamLevel, examLevels, levels } from '#modules/certificates/domain/level.ts'
import type { PassRule } from '#modules/certificates/domain/rolling.ts'

/** What this module reads of the packs. `topic` keeps the answers. */

const Certificates = z.object({
  firstWithinMonths: z.int(),
  periodMonths: z.int(),
  windowMonths: z.int(),
  lastCallMonths: z.int(),
  firstCallMonths: z.int(),
  reviewWithin: Limit.refine((limit) => limit.unit !== 'hours'),
  lateFirst: z.enum(['with-explanation', 'refused']),
  finalCheckFrom: z.int(),
  ticketMonths: z.int(),
  levels: z.array(z.object({ code: z.enum(levels), name: Words })),
})

const Exams = z
  .object({
    levels: z.array(
      z.object({
        code: z.enum(examLevels),
        name: Words,
        withinYears: z.int(),
        rewardFen: z.int(),
        ticket: z.boolean().default(false),
      }),
    ),
    subjects: z.array(z.object({ code: z.string(), level: z.enum(examLevels), name: Words })),
    dropOutReasons: z.array(z.object({ code: z.string(), name: Words })),
    cohortYears: z.int(),
    passMark: z.int(),
  })
  .transform((exams) => ({
    ...exams,
    passRules: new Map(
      exams.levels.map(({ code, withinYears }): [ExamLevel, PassRule] => [
        code,
        {
          level: code,
          withinYears,
          subjects: exams.subjects.filter((one) => one.level === code).map((one) => one.code),
        },
      ]),
    ),
  }))

const Mocks = z.object({
  blueprints: z.array(z.object({ code: z.string(), single: z.int(), multiple: z.int(), minutes: z.int() })),
  leastAnswers: z.int(),
  tooHardBelow: z.number(),
  tooEasyAbove: z.number(),
  weakBelow: z.number(),
})

export const mocksOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'mock-exams', region, on, Mocks)
export const certificatesOf = (packs: Packs, region: RegionCode, on: Day) =>
  topic(packs, 'certificates', region, on, Certificates)
export const examsOf = (packs: Packs, region: RegionCode, on: Day) => topic(packs, 'exams', region, on, Exams)

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

/** A decision with its sentences. */
export const explained = (packs: Packs, condition: Condition, facts: Facts, on: Day) => {
  const decided: Decided = decide(condition, facts, on)
  return { outcome: decided.outcome, lines: explain(packs, decided) }
}
