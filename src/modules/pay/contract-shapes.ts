import { z } from 'zod'
import { Certainty, Two } from '#kernel/shapes.ts'

// Shapes that several contracts of pay share.

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** On what something rests. */
export const Ground = { basis: Two.nullable(), certainty: Certainty.nullable(), note: Two.nullable() }

/** A post, a level and the money, where more need not be said; null where there is none. */
export const Short = z
  .object({ post: Two, level: z.number().int().nullable(), monthlyFen: z.number().int() })
  .nullable()
