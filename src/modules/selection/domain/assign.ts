import type { Column, Model, Solved } from '#modules/selection/solver.ts'

/**
 * Who judges what, as the cheapest flow: each entry takes its scorers, each expert gives so many at most. Every pair has a cost that people can read:
 * outside the specialty, what the expert carries already, how much they served lately. The sum over an expert is the square of their load, so
 * that the cheapest is the most even.
 */

export interface Needs {
  entryId: string
  /** Undefined where nobody knows them. */
  fields: readonly string[] | undefined
  /** How many scorers are still to be found. */
  needs: number
}

export interface Offers {
  expertId: string
  fields: readonly string[] | undefined
  /** Carried already: these stay. */
  load: number
  most: number
  /** How many they judged in the rounds of late. */
  recent: number
}

export interface Pair {
  entryId: string
  expertId: string
}

export type Specialty = 'inside' | 'outside' | 'unknown'

/** What counts how much; the screen says it in words. An entry without a scorer is worse than anything else. */
export const COST = { outside: 100, unknown: 50, recent: 2, short: 100_000 }

export interface Prices {
  entries: Record<string, number>
  experts: Record<string, number>
}

export interface Assigned {
  status: Solved['status']
  pairs: Pair[]
  /** Scorers that nobody could be found for. */
  short: { entryId: string; by: number }[]
  objective: number
  /** Reckoned anew from the prices over every pair there is: nothing can be cheaper. */
  bound: number
  prices: Prices
  milliseconds: number
  rounds: number
}

export const specialty = (entry: Pick<Needs, 'fields'>, expert: Pick<Offers, 'fields'>): Specialty => {
  if (!entry.fields?.length || !expert.fields?.length) return 'unknown'
  const own = new Set(expert.fields)
  return entry.fields.some((one) => own.has(one)) ? 'inside' : 'outside'
}

/** The part of a pair's cost that is the pair's own; the load comes besides. */
function costOf(entry: Needs, expert: Offers): number {
  const match = specialty(entry, expert)
  return (match === 'inside' ? 0 : COST[match]) + COST.recent * expert.recent
}

/** The n-th entry that an expert carries adds this to the square of the load. */
const loadCost = (before: number) => 2 * before + 1

export const pairKey = (entryId: string, expertId: string) => `${entryId} ${expertId}`

/** How many of its cheapest experts each entry begins with; others come in where the prices call for them. */
const FIRST = 12
const TINY = 1e-6

interface Arc {
  entry: number
  expert: number
  cost: number
}

/**
 * Solves over the pairs that matter and proves it over all: after each solution every pair left out is looked at with its prices, and those that
 * could still save something come in. When none can, the solution is the best of the whole.
 */
export async function assign(
  entries: readonly Needs[],
  experts: readonly Offers[],
  barred: ReadonlySet<string>,
  solve: (model: Model) => Promise<Solved>,
): Promise<Assigned> {
  const every = entries.map((entry, row) =>
    experts.flatMap((expert, at): Arc[] =>
      barred.has(pairKey(entry.entryId, expert.expertId)) || expert.load >= expert.most
        ? []
        : [{ entry: row, expert: at, cost: costOf(entry, expert) }],
    ),
  )
  // Equal costs begin at another expert for each entry, so that the first pairs spread over all.
  let arcs = every.flatMap((some, row) => {
    const turned = [...some.slice(row % (some.length || 1)), ...some.slice(0, row % (some.length || 1))]
    return turned.toSorted((a, b) => a.cost - b.cost).slice(0, Math.max(FIRST, 2 * entries[row]!.needs))
  })
  const taken = new Set(arcs)
  let milliseconds = 0
  for (let round = 1; ; round++) {
    const solved = await solve(modelOf(entries, experts, arcs))
    milliseconds += solved.milliseconds
    const none = { pairs: [], short: [], prices: { entries: {}, experts: {} }, milliseconds, rounds: round }
    // There is always a solution: what cannot be is short. Anything else is a time that was over.
    if (solved.status !== 'optimal') return { status: solved.status, objective: NaN, bound: NaN, ...none }
    const reduced = (arc: Arc) => arc.cost - solved.prices[arc.entry]! - solved.prices[entries.length + arc.expert]!
    const better = every.flat().filter((arc) => !taken.has(arc) && reduced(arc) < -TINY)
    if (better.length > 0) {
      for (const arc of better) taken.add(arc)
      arcs = [...arcs, ...better]
      continue
    }
    const pairs = arcs.filter((_, at) => solved.values[at]! > 0.5)
    const short = entries.flatMap(({ entryId }, row) => {
      const by = Math.round(solved.values[arcs.length + row]!)
      return by > 0 ? [{ entryId, by }] : []
    })
    return {
      status: solved.status,
      pairs: pairs.map((arc) => ({ entryId: entries[arc.entry]!.entryId, expertId: experts[arc.expert]!.expertId })),
      short,
      objective: Math.round(solved.objective),
      bound: boundBy(solved.prices, entries, experts, every),
      prices: {
        entries: Object.fromEntries(entries.map(({ entryId }, row) => [entryId, solved.prices[row]!])),
        experts: Object.fromEntries(experts.map(({ expertId }, at) => [expertId, solved.prices[entries.length + at]!])),
      },
      milliseconds,
      rounds: round,
    }
  }
}

/** Rows: what each entry needs, then for each expert that what is given is what is carried. A flow, so that its corners are whole numbers. */
function modelOf(entries: readonly Needs[], experts: readonly Offers[], arcs: readonly Arc[]): Model {
  const columns: Column[] = arcs.map(({ entry, expert, cost }) => ({
    cost,
    high: 1,
    in: [
      [entry, 1],
      [entries.length + expert, 1],
    ],
  }))
  for (const [row, { needs }] of entries.entries()) columns.push({ cost: COST.short, high: needs, in: [[row, 1]] })
  for (const [at, { load, most }] of experts.entries())
    for (let before = load; before < most; before++)
      columns.push({ cost: loadCost(before), high: 1, in: [[entries.length + at, -1]] })
  return {
    sense: 'minimize',
    columns,
    rows: [...entries.map(({ needs }) => ({ low: needs, high: needs })), ...experts.map(() => ({ low: 0, high: 0 }))],
  }
}

/** What no assignment can be below, by the prices alone (weak duality): each column can save its reduced cost at most, over all pairs there are. */
function boundBy(
  prices: readonly number[],
  entries: readonly Needs[],
  experts: readonly Offers[],
  every: readonly (readonly Arc[])[],
): number {
  let bound = 0
  for (const [row, { needs }] of entries.entries())
    bound += needs * prices[row]! + needs * Math.min(0, COST.short - prices[row]!)
  for (const some of every)
    for (const arc of some) bound += Math.min(0, arc.cost - prices[arc.entry]! - prices[entries.length + arc.expert]!)
  for (const [at, { load, most }] of experts.entries())
    for (let before = load; before < most; before++)
      bound += Math.min(0, loadCost(before) + prices[entries.length + at]!)
  return Math.round(bound * 1e6) / 1e6
}

/** How much worse the whole would be at least if this pair were taken; nought where another solution is as good. */
export function dearerBy(prices: Prices, entry: Needs, expert: Offers): number | undefined {
  const [row, at] = [prices.entries[entry.entryId], prices.experts[expert.expertId]]
  if (row === undefined || at === undefined) return undefined
  return Math.max(0, Math.round(costOf(entry, expert) - row - at))
}

/** What a plain loop does: each entry in turn takes whoever is cheapest just then. To compare with. */
export function greedy(
  entries: readonly Needs[],
  experts: readonly Offers[],
  barred: ReadonlySet<string>,
): { pairs: Pair[]; short: number; objective: number } {
  const load = new Map(experts.map((one) => [one.expertId, one.load]))
  const pairs: Pair[] = []
  let short = 0
  let objective = 0
  for (const entry of entries) {
    const free = experts.filter(
      (one) => !barred.has(pairKey(entry.entryId, one.expertId)) && load.get(one.expertId)! < one.most,
    )
    const price = (one: Offers) => costOf(entry, one) + loadCost(load.get(one.expertId)!)
    const best = free.toSorted((a, b) => price(a) - price(b)).slice(0, entry.needs)
    for (const one of best) {
      objective += price(one)
      load.set(one.expertId, load.get(one.expertId)! + 1)
      pairs.push({ entryId: entry.entryId, expertId: one.expertId })
    }
    short += entry.needs - best.length
  }
  return { pairs, short, objective: objective + short * COST.short }
}
