import type { Day } from '#kernel/days.ts'
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
 * Several timelines of one person as one: whatever any of them knows on a day. Only the days on which one of the asked facts becomes another,
 * the first, and the last, which tells how things are now: what no rule asks for splits nothing.
 */
export function together(timelines: readonly Timeline[], asked: readonly string[]): Timeline {
  const told = timelines.filter((one) => one.length > 0)
  const days = new Set<Day>()
  let last = '' as Day
  for (const one of told) {
    for (const [at, { from, facts }] of one.entries())
      if (at === 0 || isOther(one[at - 1]!.facts, facts, asked)) days.add(from)
    if (one.at(-1)!.from > last) last = one.at(-1)!.from
  }
  if (last) days.add(last)
  const next = told.map(() => 0)
  const whole = [...days].sort().map((from) => {
    const facts: Record<string, Facts[string]> = {}
    for (let index = 0; index < told.length; index++) {
      const one = told[index]!
      while (next[index]! < one.length && one[next[index]!]!.from <= from) next[index]!++
      if (next[index]! > 0) Object.assign(facts, one[next[index]! - 1]!.facts)
    }
    return { from, facts }
  })
  return whole.filter(
    ({ facts }, at) => at === 0 || at === whole.length - 1 || isOther(whole[at - 1]!.facts, facts, asked),
  )
}

const isOther = (before: Facts, after: Facts, asked: readonly string[]): boolean => {
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
