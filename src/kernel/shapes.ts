import { z } from 'zod'

/** Shapes that the contracts of many modules share, each named once. */

/** What is said in both languages. */
export const Two = z.object({ zh: z.string(), en: z.string() })

export const Day = z.iso.date()
/** An hour of a day, local: 09:30. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What people type, without the characters that no database stores. */
export const text = (max: number) =>
  z
    .string()
    .overwrite((typed) => typed.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, ''))
    .trim()
    .max(max)

/** What an answer or a rule rests on, and how sure that is; null where the pack says nothing. */
export const Certainty = z.enum(['stated', 'reported', 'assumed'])
export const based = { basis: Two.nullable(), certainty: Certainty.nullable() }
/** A code of a pack as a screen shows it. */
export const CodeShown = z.object({ code: z.string(), name: Two, ...based })

/** A line of an explained decision: how deep it stands, how it came out, the sentence, and on what it rests. */
export const DecisionLine = z.object({
  depth: z.number().int(),
  outcome: z.enum(['met', 'unmet', 'unknown']),
  sentence: Two,
  basis: Two.optional(),
})

/** A piece of evidence as the workforce keeps it. */
export const EvidenceShown = z.object({
  evidenceId: z.string(),
  kind: z.enum(['jpeg', 'png', 'webp', 'pdf']),
  bytes: z.number().int(),
})
