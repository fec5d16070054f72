// Shapes that several parts of the contract share.
import { z } from 'zod'
import { Certainty, Two } from '#kernel/shapes.ts'
import { stages } from './domain/round.ts'
import { readings, scorerKinds } from './domain/scheme.ts'
import { standings } from './domain/standing.ts'

export const Stage = z.enum(stages)
export const Kind = z.enum(scorerKinds)
export const Reading = z.enum(readings)
export const Standing = z.enum(standings)

/* ── The scheme ── */

export const ItemShown = z.object({
  code: z.string(),
  name: Two,
  group: z.string(),
  weight: z.number(),
  by: Kind.nullable(),
  /** How a computed item is measured, in words. */
  measure: Two.nullable(),
  /** Of the figure it is measured by. */
  unit: Two.nullable(),
  basis: Two.nullable(),
  certainty: Certainty.nullable(),
})
export const GradeShown = z.object({
  code: z.string(),
  name: Two,
  standing: Standing,
  fromPoints: z.number(),
  share: z.number().nullable(),
})
export const Named = z.object({ code: z.string(), name: Two })
export const SchemeShown = z.object({
  items: z.array(ItemShown),
  grades: z.array(GradeShown),
  groups: z.array(Named),
  exemptions: z.array(Named),
  uses: z.array(Named),
  shareOf: z.enum(['unit', 'round']),
  peersShownFrom: z.number().int(),
})

/* ── One person in a round, whole ── */

const ItemPoints = z.object({
  code: z.string(),
  points: z.number().int().nullable(),
  /** The fact behind a computed item. */
  figure: z.number().nullable(),
  /** Where the rows behind it are. */
  opens: z.string().nullable(),
  sheets: z.number().int().nullable(),
  /** Why there are no points to see. */
  hidden: Two.nullable(),
})

const Appeal = z.object({
  appealId: z.string(),
  reason: z.string(),
  madeAt: z.string(),
  dueOn: z.string().nullable(),
  gradeBefore: z.string(),
  gradeAfter: z.string().nullable(),
  upheld: z.boolean().nullable(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  answeredByName: z.string().nullable(),
  version: z.number().int(),
})

export const Whole = z.object({
  participantId: z.string(),
  roundId: z.string(),
  title: z.string(),
  year: z.number().int(),
  stage: Stage,
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  exemptCode: z.string().nullable(),
  exemptNote: z.string().nullable(),
  summary: z.string(),
  summaryAt: z.string().nullable(),
  figuresOn: z.string().nullable(),
  scheme: SchemeShown,
  items: z.array(ItemPoints),
  total: z.number().int().nullable(),
  grade: z.string().nullable(),
  proposedNote: z.string().nullable(),
  appeal: Appeal.nullable(),
  appealsUntil: z.string().nullable(),
  selfUntil: z.string().nullable(),
  adjustments: z.array(
    z.object({ fact: Two, before: z.number().nullable(), after: z.number().nullable(), foundOn: z.string() }),
  ),
  history: z.array(
    z.object({
      act: z.string(),
      grade: z.string().nullable(),
      note: z.string().nullable(),
      byName: z.string(),
      at: z.string(),
    }),
  ),
  version: z.number().int(),
})
