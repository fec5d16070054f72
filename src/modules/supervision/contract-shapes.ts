import { z } from 'zod'
import { Certainty, Two } from '#kernel/shapes.ts'

/** What the contracts of supervision share. */
export const Code = z.string().max(60)
export const Kind = z.enum(['individual', 'group'])

/** What somebody is owed by a rule. */
export const DebtRow = z.object({
  personId: z.string(),
  personName: z.string(),
  code: z.string(),
  name: Two,
  everyDays: z.number().int(),
  regionCode: z.string(),
  regionName: z.string(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  supervisorNames: z.array(z.string()),
  /** Null: never yet; it is counted from `sinceOn`. */
  lastOn: z.string().nullable(),
  sinceOn: z.string(),
  dueOn: z.string(),
  overdueDays: z.number().int(),
  /** Facts that would say whether the rule holds for this person. */
  missing: z.array(z.string()),
  basis: Two.nullable(),
  certainty: Certainty.nullable(),
})
