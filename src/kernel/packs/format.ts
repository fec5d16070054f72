import { z } from 'zod'
import { Day } from '#kernel/days.ts'
import { comparisons } from '#kernel/packs/compare/comparisons.ts'

/**
 * What a policy officer may write in a pack: pack.yaml, a topic, its cases. The JSON Schemas beside the packs are printed
 * from here. Each schema and the type read from it share a name.
 */

export const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Words = z.infer<typeof Words>

/** How sure a basis is: read in the rule's own text, read about elsewhere, or supposed because none was found. */
export const Certainty = z.enum(['stated', 'reported', 'assumed'])
export type Certainty = z.infer<typeof Certainty>

/** A document that values rest on. Where it has a term, what rests on it is in force for that term. */
const Document = z.strictObject({
  /** The official title in Chinese, without 《》. */
  title: z.string().min(1),
  en: z.string().min(1).optional(),
  number: z.string().optional(),
  clause: z.string().optional(),
  from: Day.optional(),
  until: Day.optional(),
  certainty: Certainty,
  /** Where the text was read, or for what is supposed, why. */
  source: z.string().min(1),
})

const FactName = z.strictObject({
  zh: z.string().min(1),
  en: z.string().min(1),
  unit: Words.optional(),
  /** The list that words this fact's codes, as `topic/list`. */
  codes: z.string().optional(),
  /** What codes are called that stand in no list: male, female. */
  values: z.record(z.string(), Words).optional(),
  /** What is answered where it is neither a code nor a number of units. */
  kind: z.enum(['yes-no', 'day']).optional(),
})

export const PackFile = z.strictObject({
  title: Words,
  /** `country`, or official division codes of 2, 4, 6, 9 or 12 digits in quotes. */
  regions: z.union([
    z.literal('country'),
    z.array(z.string().regex(/^[1-9]\d(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/)).min(1),
  ]),
  documents: z.record(z.string(), Document).default({}),
  /** The names of the facts that conditions ask for. */
  facts: z.record(z.string(), FactName).default({}),
})
export type PackFile = z.infer<typeof PackFile>

/** What may stand beside anything that a policy says: on what it rests, how surely, and from when until when (exclusive). */
const grounds = {
  basis: z.string().optional(),
  clause: z.string().optional(),
  /** Where this is less sure than its document: the document says it of something similar, say. */
  certainty: Certainty.optional(),
  note: Words.optional(),
  from: Day.optional(),
  until: Day.optional(),
}

/** One comparison of one fact, or other conditions under `all`, `any` or `not`. */
export interface ConditionFile extends z.infer<z.ZodObject<typeof grounds>> {
  title?: Words | undefined
  ask?: string | undefined
  order?: string[] | undefined
  all?: ConditionFile[] | undefined
  any?: ConditionFile[] | undefined
  not?: ConditionFile | undefined
  [comparison: string]: unknown
}

const limits = Object.fromEntries(Object.entries(comparisons).map(([name, { limit }]) => [name, limit.optional()]))

export const ConditionFile: z.ZodType<ConditionFile> = z.lazy(() =>
  z.strictObject({
    ...grounds,
    title: Words.optional(),
    ask: z.string().optional(),
    /** The ladder that the fact stands on, lowest first. */
    order: z.array(z.string()).min(2).optional(),
    ...limits,
    all: z.array(ConditionFile).min(1).optional(),
    any: z.array(ConditionFile).min(1).optional(),
    not: ConditionFile.optional(),
  }),
)

const ValueFile = z.strictObject({
  is: z.json(),
  ...grounds,
  basis: z.string(),
  /** Which way a place below may go with a number. Without it the nearest place decides. */
  stricter: z.enum(['higher', 'lower']).optional(),
  /** Places below may go either way. */
  open: z.boolean().optional(),
})
export type ValueFile = z.infer<typeof ValueFile>

const ItemFile = z.looseObject({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  when: ConditionFile.optional(),
  ...grounds,
})
export type ItemFile = z.infer<typeof ItemFile>

const ListFile = z.strictObject({
  ...grounds,
  /** Complete as it stands: nothing comes from above, nothing may be added below. */
  closed: z.boolean().optional(),
  items: z.array(ItemFile).min(1),
})
export type ListFile = z.infer<typeof ListFile>

const versions = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).min(1)])

export const TopicFile = z.strictObject({
  title: Words,
  /** What only this topic rests on, besides the documents of pack.yaml. */
  documents: z.record(z.string(), Document).default({}),
  /** Single figures and texts; several versions of one are told apart by from and until. */
  values: z.record(z.string(), versions(ValueFile)).default({}),
  /** Code lists; a place below adds codes, or says one anew. */
  lists: z.record(z.string(), ListFile).default({}),
  /** Questions with a name. */
  conditions: z.record(z.string(), versions(ConditionFile)).default({}),
})
export type TopicFile = z.infer<typeof TopicFile>

const Outcome = z.enum(['met', 'unmet', 'unknown'])
const Fact = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

/** What a topic must answer on a day, in a place. Names are those of values and conditions, or `list.code`. */
export const CasesFile = z
  .array(
    z.strictObject({
      name: z.string().min(1),
      on: Day,
      /** Elsewhere than in the pack's own first region. */
      region: z.string().optional(),
      given: z.record(z.string(), Fact).default({}),
      /** What the rules of the module whose topic it is make of something; each is in the form of that module, which plays it. */
      tries: z.array(z.looseObject({ of: z.string() })).default([]),
      then: z
        .strictObject({
          /** `null` says that none is in force. */
          values: z.record(z.string(), z.json()).default({}),
          /** All codes of a list, in order. */
          codes: z.record(z.string(), z.array(z.string())).default({}),
          has: z.record(z.string(), z.array(z.string())).default({}),
          lacks: z.record(z.string(), z.array(z.string())).default({}),
          outcomes: z.record(z.string(), Outcome).default({}),
          missing: z.record(z.string(), z.array(z.string())).default({}),
          certainty: z.record(z.string(), Certainty).default({}),
        })
        .prefault({}),
    }),
  )
  .min(1)
export type Case = z.infer<typeof CasesFile>[number]
