import { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import { type Basis, Condition } from '#kernel/packs/decide.ts'
import { Words } from '#kernel/packs/format.ts'

/**
 * The parts a pay scheme is put together from, as the topic `pay` of a pack says them. The set is closed; a place combines what it
 * needs and leaves the rest out. Whatever turns on a fact is a condition (`when`), so that no rule of a place stands in the code.
 */

const Fen = z.int().nonnegative()
const named = { code: z.string(), name: Words }

/** A post with its band of levels; bands may overlap. `rank` says what is a promotion. */
const Post = z.object({ ...named, rank: z.int(), floor: z.int(), top: z.int(), when: Condition })

/** What a level is worth: an amount, or a coefficient on the base. A table, never a slope; what no one published is left out. */
const Level = z.object({
  code: z.string().regex(/^\d+$/),
  monthlyFen: Fen.optional(),
  coefficient: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .optional(),
})

/** Something that counts as so many years of community work; the highest alone counts. */
const Credit = z.object({ ...named, years: z.int().nonnegative(), when: Condition })

/** Levels on top. Of one group the highest alone counts; groups add. */
const Bonus = z.object({ ...named, group: z.string(), levels: z.int(), when: Condition })

/** What a year's result does: whether the year counts, and by how many levels it moves; `fact` lists the years of that result, `run` is how many in a row it takes. */
const Result = z.object({
  ...named,
  fact: z.string(),
  counted: z.boolean().default(true),
  levels: z.int().default(0),
  run: z.int().positive().default(1),
})

/** Names of codes that only a scheme knows, such as ranks. */
const Rank = z.object(named)

/** For pay that is added up from ladders instead of read from a level: on each ladder the highest rung that is reached. */
const Ladder = z.object({ ...named, per: z.enum(['month', 'year']) })
const Rung = z.object({ ...named, ladder: z.string(), fen: Fen.optional(), when: Condition })

/** Money beside the level. Of one group the highest alone is paid. */
const Allowance = z.object({
  ...named,
  group: z.string(),
  fen: Fen,
  per: z.enum(['once', 'month', 'year']),
  /** Does the month in which it begins, or ends, count? */
  begins: z.enum(['month-of', 'month-after']).default('month-of'),
  ends: z.enum(['month-of', 'month-before']).default('month-before'),
  /** Of a yearly one: the month in which it is paid, and for how many years at most. */
  paidInMonth: z.int().min(1).max(12).default(12),
  atMostYears: z.int().positive().optional(),
  when: Condition,
})

const Share = z.object({ ...named, basisPoints: z.int().nonnegative() })

/** A question that the rule leaves to the officer is answered case by case, and the answer is kept with who gave it. */
const open = <const Choices extends [string, ...string[]]>(...choices: Choices) => z.enum([...choices, 'officer'])

export const Scheme = z.object({
  posts: z.array(Post).default([]),
  levels: z.array(Level).default([]),
  education: z.array(Credit).default([]),
  bonuses: z.array(Bonus).default([]),
  results: z.array(Result).default([]),
  ladders: z.array(Ladder).default([]),
  ranks: z.array(Rank).default([]),
  rungs: z.array(Rung).default([]),
  allowances: z.array(Allowance).default([]),
  employerShares: z.array(Share).default([]),
  /** The fact that tells the whole years of work that count. */
  yearsFact: z.string().default('community.years'),
  yearsPerLevel: z.int().positive().optional(),
  /** May a degree gained after entry count? */
  educationCounts: z.enum(['always', 'at-entry']).default('always'),
  /** On promotion: is the level before it kept where the new post would give a lower one? Do the years begin anew? */
  promotionLevel: open('recompute', 'keep-higher').default('recompute'),
  promotionClock: open('continue', 'restart').default('continue'),
  cap: z.enum(['band', 'none']).default('band'),
  /** `table` reads `monthlyFen`, `coefficient` multiplies `baseFen`, `ladders` adds rungs. */
  money: z.enum(['table', 'coefficient', 'ladders']).default('table'),
  baseFen: Fen.optional(),
  rounding: z.enum(['yuan', 'fen']).default('fen'),
  /** The share of the monthly pay that is paid by performance, in hundredths of a per cent. */
  performanceShare: z.int().min(0).max(10_000).optional(),
  probation: z
    .object({ months: z.int().positive(), share: z.int().min(0).max(10_000), withoutPerformance: z.boolean() })
    .optional(),
  /** A level bonus and an allowance for the same thing: both, or one of them. */
  bonusAndAllowance: open('both', 'bonus', 'allowance').default('both'),
  /** Which level counts for a month in which it changes: that of its first day, of its last, or each by its days. */
  monthOfChange: z.enum(['first-day', 'last-day', 'by-days']).default('first-day'),
})
export type Scheme = z.infer<typeof Scheme>

/** The questions that a scheme may leave to the officer. */
export const openQuestions = ['promotionLevel', 'promotionClock', 'bonusAndAllowance'] as const
export type OpenQuestion = (typeof openQuestions)[number]

/** A scheme as it holds in a place on a day. Kept with what was decided by it, so that it can be explained when the pack has changed. */
export interface Rule {
  title: Words
  scheme: Scheme
  /** By the name of a value, or `list.code`. */
  bases: Record<string, Basis>
  /** Who is paid by it; everyone where it is left out. */
  covered?: Condition | undefined
  /** Digest of all this. */
  version: string
}

export type RuleOn = (day: Day) => Rule

/** What an officer may answer to an open question. */
export const answersTo = (question: OpenQuestion): string[] =>
  ({
    promotionLevel: ['recompute', 'keep-higher'],
    promotionClock: ['continue', 'restart'],
    bonusAndAllowance: ['both', 'bonus', 'allowance'],
  })[question]
