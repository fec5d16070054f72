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

/** Several timelines of one person as one: whatever any of them knows on a day. */
export function together(timelines: readonly Timeline[]): Timeline {
  const told = timelines.filter((one) => one.length > 0)
  if (told.length < 2) return told[0] ?? []
  const days = [...new Set(told.flatMap((one) => one.map(({ from }) => from)))].sort()
  const at = told.map(() => -1)
  return days.map((from) => {
    const facts: Record<string, Facts[string]> = {}
    for (const [index, one] of told.entries()) {
      while (at[index]! + 1 < one.length && one[at[index]! + 1]!.from <= from) at[index]!++
      if (at[index]! >= 0) Object.assign(facts, one[at[index]!]!.facts)
    }
    return { from, facts }
  })
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

/** Only the steps on which one of the asked facts becomes another, and the last, which tells how things are now: what no rule asks for splits nothing. */
export function onlyAsked(timeline: Timeline, asked: readonly string[]): Timeline {
  return timeline.filter(
    (step, at) =>
      at === 0 ||
      at === timeline.length - 1 ||
      asked.some((fact) => !same(timeline[at - 1]!.facts[fact], step.facts[fact])),
  )
}
