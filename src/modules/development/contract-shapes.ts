// What the contracts of development share.
import { z } from 'zod'
import { text, Two } from '#kernel/shapes.ts'

export const Code = text(60).min(1)
export const Outcome = z.enum(['met', 'unmet', 'unknown'])
export const Version = z.number().int()
/** A rule's answer, line by line, as a screen draws it. */
export const Line = z.object({ depth: z.number().int(), outcome: Outcome, sentence: Two, basis: Two.optional() })
