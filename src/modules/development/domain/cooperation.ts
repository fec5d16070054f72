import { addDays, type Day } from '#kernel/days.ts'

export const cooperationKinds = ['agreement', 'base', 'internship', 'mentor', 'institute', 'topic', 'output'] as const
export type CooperationKind = (typeof cooperationKinds)[number]

/**
 * Under what each kind may stand. The kinds are in an order from agreements down to outputs, so nothing ever comes to stand under itself.
 */
export const standsUnder: Readonly<Record<CooperationKind, readonly CooperationKind[]>> = {
  agreement: [],
  base: ['agreement'],
  internship: ['base', 'agreement'],
  mentor: ['base', 'agreement'],
  institute: ['agreement'],
  topic: ['institute', 'agreement'],
  output: ['topic', 'institute'],
}

export const mayStandUnder = (kind: CooperationKind, above: CooperationKind): boolean =>
  standsUnder[kind].includes(above)

/** What kinds may be recorded under one. */
export const kindsUnder = (above: CooperationKind): CooperationKind[] =>
  cooperationKinds.filter((kind) => mayStandUnder(kind, above))

/** Where something with a last day stands; the day it ends by is no longer of it. */
export function stateOn(untilOn: string | null, today: Day, soonDays: number | null): 'running' | 'soon' | 'over' {
  if (untilOn === null) return 'running'
  if (untilOn <= today) return 'over'
  return soonDays !== null && untilOn <= addDays(today, soonDays) ? 'soon' : 'running'
}

interface Branch {
  id: string
  under_id: string | null
}

/** Rows in the order of a tree: each is followed by what stands under it, one deeper. */
export function treeOf<Row extends Branch>(rows: readonly Row[], top: string): (Row & { depth: number })[] {
  const under = Map.groupBy(rows, (row) => row.under_id)
  const grow = (id: string, depth: number): (Row & { depth: number })[] =>
    (under.get(id) ?? []).flatMap((row) => [{ ...row, depth }, ...grow(row.id, depth + 1)])
  return grow(top, 0)
}
