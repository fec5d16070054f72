import { type Day, inOneRow } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'

/** What was known of a person from a day on, until the next. */
export interface FactsFrom {
  from: Day
  facts: Facts
}

/** By day, the earliest first. Before the first nothing is known. */
export type Timeline = readonly FactsFrom[]

/** Where in a timeline a day lies; -1 before its beginning. */
export function stepAt(timeline: Timeline, day: Day): number {
  let low = 0
  let high = timeline.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (timeline[middle]!.from <= day) low = middle + 1
    else high = middle
  }
  return low - 1
}

const nothing: Facts = {}

export const factsOn = (timeline: Timeline, day: Day): Facts => timeline[stepAt(timeline, day)]?.facts ?? nothing

/**
 * Several timelines of one person as one: the asked facts, from each day on which one of them becomes another. What nobody asks for splits
 * nothing and is not carried along through the years.
 */
export function together(timelines: readonly Timeline[], asked: readonly string[]): Timeline {
  const told = timelines.map((one) => onlyAsked(one, asked))
  const next = told.map(() => 0)
  const whole: FactsFrom[] = []
  for (const from of inOneRow(told.map((one) => one.map((step) => step.from)))) {
    const facts: Record<string, Facts[string]> = {}
    for (let index = 0; index < told.length; index++) {
      const one = told[index]!
      while (next[index]! < one.length && one[next[index]!]!.from <= from) next[index]!++
      if (next[index]! > 0) Object.assign(facts, one[next[index]! - 1]!.facts)
    }
    if (whole.length === 0 || isOther(whole.at(-1)!.facts, facts, asked)) whole.push({ from, facts })
  }
  return whole
}

/** One timeline with no other facts than the asked, and no other days than those on which one of them becomes another. */
function onlyAsked(timeline: Timeline, asked: readonly string[]): FactsFrom[] {
  const kept: FactsFrom[] = []
  for (const { from, facts } of timeline) {
    if (kept.length > 0 && !isOther(kept.at(-1)!.facts, facts, asked)) continue
    const own: Record<string, Facts[string]> = {}
    for (const fact of asked) if (facts[fact] !== undefined) own[fact] = facts[fact]
    kept.push({ from, facts: own })
  }
  return kept
}

function isOther(before: Facts, after: Facts, asked: readonly string[]): boolean {
  for (const fact of asked) if (!same(before[fact], after[fact])) return true
  return false
}

export interface FactChange {
  fact: string
  from: Facts[string] | undefined
  to: Facts[string] | undefined
}

/** What is known otherwise than before, of the facts that are asked. */
export function changedFacts(before: Facts, after: Facts, asked: readonly string[]): FactChange[] {
  return asked
    .filter((fact) => !same(before[fact], after[fact]))
    .map((fact) => ({ fact, from: before[fact], to: after[fact] }))
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, index) => one === b[index])
  return a === b
}
