import type { Basis, Facts } from '#kernel/packs/decide.ts'
import type { Programme } from '#modules/selection/rules.ts'

/** What rounds and entries keep as documents. */

/** The rule as a round keeps it, with what each part rests on. */
export type RoundRules = Programme & { bases: Record<string, Basis> }

/** The facts of an entry as they were on a day. */
export interface KeptFacts {
  on?: string
  facts?: Facts
}

/** What the applicant says where no register knows. */
export interface Stated {
  facts?: Facts
  /** For a criterion: words, and the points the applicant gives themselves. */
  criteria?: Record<string, { words: string; points?: number }>
  /** The parts of a project, each line one of them. */
  parts?: Record<string, string[]>
  relatives?: string[]
}

/** What somebody decided on a requirement that the facts leave open, and why. */
export interface Ruling {
  code: string
  reason: string
}

/** An entry on the sealed list; scores in hundredths of a point. */
export interface Ranked {
  entryId: string
  rank: number
  chosen: boolean
  score: number
  low: number
  high: number
  /** Whose order could not be told apart. */
  tiedWith: string[]
}

/** A field of an entry that the public notice shows. */
export type Shown = RoundRules['noticeShows'][number]

/** What was delivered of each part of a project, line by line. */
export type DeliveredParts = Record<string, { words: string; count: number }[]>
