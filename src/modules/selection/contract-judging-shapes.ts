// What the contracts of judging share.
import { z } from 'zod'
import { based, Day, text, Two } from '#kernel/shapes.ts'

export const Version = z.int()
export const Sheet = z.string().min(1).max(60)
export const Reason = text(500).min(2)
export const inRound = { roundId: z.uuid() }
export const Count = z.int()

export const Conflict = z.object({
  kind: z.enum([
    'same-person',
    'co-applicant',
    'relative',
    'named-in-entry',
    'same-employer',
    'former-employer',
    'same-project',
    'supervisor',
    'supervisee',
    'declared',
  ]),
  source: z.enum(['found', 'expert', 'office']),
  about: z.string(),
  from: Day.nullable(),
  until: Day.nullable(),
})

export const SheetShown = z.object({
  code: z.string(),
  name: Two,
  method: z.enum(['self', 'review', 'visit', 'defence', 'term']),
  weight: z.number(),
  blind: z.boolean(),
  scorers: Count,
  most: Count.nullable(),
  setAside: z.enum(['none', 'highest-and-lowest']),
  calibrated: z.boolean(),
  apart: z.number().nullable(),
  criteria: z.array(z.object({ code: z.string(), name: Two, points: z.number(), veto: z.boolean() })),
  ...based,
})
