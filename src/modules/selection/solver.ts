import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** The one door to the solver (HiGHS): linear and integer models, solved to the proven optimum in a thread of their own. */

export interface Column {
  cost: number
  /** 0 where it is left out. */
  low?: number
  /** No limit where it is left out. */
  high?: number
  /** Only whole numbers. */
  whole?: boolean
  /** The rows it counts in, each with its coefficient. */
  in: readonly (readonly [row: number, coefficient: number])[]
}

export interface Row {
  /** No limit where it is left out. */
  low?: number
  high?: number
}

export interface Model {
  sense: 'minimize' | 'maximize'
  columns: readonly Column[]
  rows: readonly Row[]
}

export interface Solved {
  /** `stopped` where the time was over before the optimum was proven. */
  status: 'optimal' | 'infeasible' | 'unbounded' | 'stopped'
  objective: number
  /** What no solution can be better than; equal to the objective where the optimum is proven. */
  bound: number
  /** A value for each column; empty where there is no solution. */
  values: number[]
  /** What a unit more of each row would change; only of a model without whole columns. */
  prices: number[]
  milliseconds: number
}

/** A model as arrays, for the thread that solves it: the entries column by column. */
export interface PackedModel {
  sense: Model['sense']
  cost: Float64Array
  colLower: Float64Array
  colUpper: Float64Array
  rowLower: Float64Array
  rowUpper: Float64Array
  starts: Int32Array
  indices: Int32Array
  values: Float64Array
  whole: Int32Array | null
  seconds: number
}

/** Nothing that people wait for takes longer; a model that does is said to be unproven. */
const SECONDS = 60

/** One model. */
export const solve = (model: Model, seconds = SECONDS): Promise<Solved> => solving((ask) => ask(model, seconds))

/** Several models one after the other in the same thread: starting one costs more than most models. */
export async function solving<T>(
  use: (solve: (model: Model, seconds?: number) => Promise<Solved>) => Promise<T>,
): Promise<T> {
  const worker = new Worker(new URL('solver-worker.ts', import.meta.url))
  try {
    return await use(async (model, seconds = SECONDS) => {
      const answer = once(worker, 'message')
      worker.postMessage(pack(model, seconds))
      const [solved] = await answer
      return solved
    })
  } finally {
    await worker.terminate()
  }
}

function pack({ sense, columns, rows }: Model, seconds: number): PackedModel {
  const entries = columns.reduce((sum, one) => sum + one.in.length, 0)
  const starts = new Int32Array(columns.length + 1)
  const indices = new Int32Array(entries)
  const values = new Float64Array(entries)
  let at = 0
  for (const [index, column] of columns.entries()) {
    for (const [row, coefficient] of column.in) {
      indices[at] = row
      values[at++] = coefficient
    }
    starts[index + 1] = at
  }
  return {
    sense,
    cost: Float64Array.from(columns, (one) => one.cost),
    colLower: Float64Array.from(columns, (one) => one.low ?? 0),
    colUpper: Float64Array.from(columns, (one) => one.high ?? Infinity),
    rowLower: Float64Array.from(rows, (one) => one.low ?? -Infinity),
    rowUpper: Float64Array.from(rows, (one) => one.high ?? Infinity),
    starts,
    indices,
    values,
    whole: columns.some((one) => one.whole) ? Int32Array.from(columns, (one) => Number(one.whole ?? false)) : null,
    seconds,
  }
}
